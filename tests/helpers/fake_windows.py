"""Windows without Windows: the primitives of backends/windows/native, remembered and answered in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kefu_desktop.backends.windows.native.clip import ClipboardApi
from kefu_desktop.backends.windows.native.keys import ERROR_HOTKEY_ALREADY_REGISTERED, KeyApi, Stroke
from kefu_desktop.backends.windows.native.messages import MessageApi
from kefu_desktop.backends.windows.native.processes import ProcessApi
from kefu_desktop.backends.windows.native.windows import WindowApi
from kefu_desktop.domain.window import Rect

MEDIUM, HIGH = 0x2000, 0x3000


class FakeTime:
    """A clock that only `rest` moves, and things that happen while one rests."""

    def __init__(self) -> None:
        self.now = 100.0
        self.while_resting: list[Callable[[], None]] = []

    def monotonic(self) -> float:
        """Seconds."""
        return self.now

    def rest(self, seconds: float) -> None:
        """Let the time go by; the next thing happens at its end."""
        self.now += seconds
        if self.while_resting:
            self.while_resting.pop(0)()


class FakeKeys(KeyApi):
    """A keyboard: `held` are the keys down now, `sent` every batch."""

    def __init__(self) -> None:
        self.held: set[int] = set()
        self.stuck: set[int] = set()
        self.sent: list[list[Stroke]] = []
        self.refuses = False
        self.taken: set[tuple[int, int]] = set()
        self.registered: dict[int, tuple[int, int]] = {}
        self.other_error = 0

    def register(self, window: int, number: int, modifiers: int, key: int) -> int:
        """Refused where `taken` has it."""
        if self.other_error:
            return self.other_error
        if (modifiers, key) in self.taken:
            return ERROR_HOTKEY_ALREADY_REGISTERED
        self.registered[number] = (modifiers, key)
        return 0

    def unregister(self, window: int, number: int) -> None:
        """Forget it."""
        del self.registered[number]

    def is_down(self, key: int) -> bool:
        """Whether it is held or stuck."""
        return key in self.held | self.stuck

    def scan_code(self, key: int) -> int:
        """Some place."""
        return key

    def send(self, strokes: Sequence[Stroke]) -> int:
        """Remember them; key-ups end holding."""
        if self.refuses:
            return 0
        self.sent.append(list(strokes))
        self.held -= {stroke.code for stroke in strokes if stroke.up}
        return len(strokes)


class FakeWindows(WindowApi):
    """Top-level windows by handle: (process, class, focus)."""

    def __init__(self) -> None:
        self.all: dict[int, tuple[int, str, int]] = {}
        self.children: dict[int, int] = {}
        self.front = 0
        self.obeys = True
        self.hung: set[int] = set()
        self.attached: list[tuple[int, bool]] = []

    def foreground(self) -> int:
        """Which is in front."""
        return self.front

    def focus(self, window: int) -> int:
        """Its focused control."""
        return self.all[window][2]

    def thread(self, window: int) -> int:
        """One thread a process."""
        return self.process(window) * 10

    def process(self, window: int) -> int:
        """Its process."""
        return self.all[window][0] if window in self.all else 0

    def title(self, window: int) -> str:
        """Its title."""
        return f"window {window}"

    def class_name(self, window: int) -> str:
        """Its class."""
        return self.all[window][1]

    def rect(self, window: int) -> Rect:
        """Its place."""
        return Rect(1, 2, 300, 400)

    def exists(self, window: int) -> bool:
        """Whether it is there, as a window or a control."""
        return window in self.all or window in self.children or any(one[2] == window for one in self.all.values())

    def is_child(self, parent: int, child: int) -> bool:
        """Whether the one lies in the other."""
        return self.children.get(child) == parent

    def is_hung(self, window: int) -> bool:
        """Whether it hangs."""
        return window in self.hung

    def is_minimised(self, window: int) -> bool:
        """Never."""
        return False

    def set_foreground(self, window: int) -> bool:
        """Comes to the front if the system lets it."""
        if self.obeys:
            self.front = window
        return self.obeys

    def set_focus(self, control: int) -> None:
        """Focus a control of the window in front."""
        process, kind, _ = self.all[self.front]
        self.all[self.front] = (process, kind, control)

    def attach(self, thread: int, *, attached: bool) -> bool:
        """Remembered."""
        self.attached.append((thread, attached))
        return True

    def this_thread(self) -> int:
        """Ours."""
        return 1


class FakeProcesses(ProcessApi):
    """Integrity levels by process; ours is 1."""

    def __init__(self) -> None:
        self.levels: dict[int, int | None] = {1: MEDIUM}

    def this_process(self) -> int:
        """Ours."""
        return 1

    def image(self, process: int) -> str:
        """A path in any case."""
        return f"C:\\Programs\\Chat{process}.EXE"

    def integrity(self, process: int) -> int | None:
        """Its level."""
        return self.levels.get(process, MEDIUM)


class FakeClip(ClipboardApi):
    """A clipboard: `contents` by format, None for what is promised only."""

    def __init__(self) -> None:
        self.contents: dict[int, bytes | None] = {}
        self.owning = 0
        self.opened_by = 0
        self.busy = 0
        self.refuses_writes = False
        self.names: dict[str, int] = {}

    def open(self, window: int) -> bool:
        """Refused `busy` times."""
        if self.busy:
            self.busy -= 1
            return False
        self.opened_by = window
        return True

    def close(self) -> None:
        """Let go."""
        self.opened_by = 0

    def empty(self) -> bool:
        """Throw all away; whoever has it open owns it."""
        self.contents = {}
        self.owning = self.opened_by
        return True

    def formats(self) -> list[int]:
        """What is there."""
        return list(self.contents)

    def number(self, name: str) -> int:
        """A number a name."""
        return self.names.setdefault(name, 0xC000 + len(self.names))

    def name(self, number: int) -> str:
        """The name of a registered one."""
        return next((name for name, own in self.names.items() if own == number), "")

    def read(self, number: int, most: int) -> bytes | None:
        """Its bytes unless they are too many."""
        content = self.contents.get(number)
        return content if content is not None and len(content) <= most else None

    def write(self, number: int, content: bytes) -> bool:
        """Put it there."""
        if self.refuses_writes:
            return False
        self.contents[number] = content
        return True

    def promise(self, number: int) -> None:
        """Say it is there."""
        self.contents[number] = None

    def owner(self) -> int:
        """Who put it there."""
        return self.owning

    def opener(self) -> int:
        """Who has it open."""
        return self.opened_by


class FakeMessages(MessageApi):
    """A message queue between threads."""

    def __init__(self) -> None:
        import queue

        self.queue: queue.Queue[tuple[int, int, int]] = queue.Queue()
        self.on_message: Callable[[int, int, int, int], int | None] | None = None
        self.destroyed = False
        self.answers: list[int | None] = []

    def create_window(self, on_message: Callable[[int, int, int, int], int | None]) -> int:
        """A window with number 77."""
        self.on_message = on_message
        return 77

    def destroy_window(self, window: int) -> None:
        """Gone."""
        self.destroyed = True

    def watch_session(self, window: int) -> None:
        """Nothing locks here."""

    def post(self, message: int, wparam: int = 0, lparam: int = 0) -> None:
        """What Windows would post."""
        self.queue.put((message, wparam, lparam))

    def next_message(self) -> bool:
        """Wait for one; 0x12 ends."""
        return self._hand_out(*self.queue.get(timeout=10))

    def pump(self) -> bool:
        """Hand out all that wait."""
        while not self.queue.empty():
            if not self._hand_out(*self.queue.get()):
                return False
        return True

    def wait(self, seconds: float) -> None:
        """Until one comes."""
        import queue

        try:
            self.queue.put(self.queue.get(timeout=seconds))
        except queue.Empty:
            return

    def wake(self, window: int, message: int = 0x8000) -> None:
        """Post to it."""
        self.post(message)

    def _hand_out(self, message: int, wparam: int, lparam: int) -> bool:
        if message == 0x12:
            return False
        assert self.on_message
        self.answers.append(self.on_message(77, message, wparam, lparam))
        return True
