"""A desktop that only writes down what it is asked to do, and a target that reads as a test says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kefu_desktop.domain.errors import HotkeyTakenError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Rect, Window
from kefu_desktop.ports.clipboard import Read, Snapshot
from kefu_desktop.ports.desktop import Desktop, DesktopListener


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    seconds: float = 100.0

    def monotonic(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class FakeSnapshot:
    """What lay on the fake clipboard."""

    content: str
    complete: bool = True


def chat_window(handle: int = 7, application: str = "pidgin", title: str = "buyer") -> Window:
    """A target."""
    return Window(handle, application, title, Rect(0, 0, 400, 300))


@dataclass
class FakeDesktop:
    """Every part in one; `as_desktop` gives it the shape of the port.

    `reads` are the target's delays after the keys, in seconds; `other_reads` those of other programs. `front` is the
    handle in front, None if nothing can be brought there. Each `does` entry is one thing that was asked for, in order.
    """

    clock: FakeClock = field(default_factory=FakeClock)
    front: int | None = 7
    comes_back: bool = True
    reads: tuple[float, ...] = (0.01,)
    other_reads: tuple[float, ...] = ()
    content: str = "what the user had copied"
    copied_meanwhile: str = ""
    held: bool = False
    clipboard_held: bool = False
    keys_refused: bool = False
    leaves_before_keys: bool = False
    complete: bool = True
    taken: frozenset[str] = frozenset()
    does: list[str] = field(default_factory=list)
    grabbed: list[str] = field(default_factory=list)
    jobs: list[Callable[[], None]] = field(default_factory=list)
    listener: DesktopListener | None = None

    def as_desktop(self) -> Desktop:
        return Desktop("fake", self, self, self, self, self, self)

    # thread
    def start(self, listener: DesktopListener) -> None:
        self.listener = listener

    def submit(self, job: Callable[[], None]) -> None:
        self.jobs.append(job)

    def run_jobs(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()

    def waiting(self) -> int:
        return len(self.jobs)

    def stop(self) -> None:
        self.does.append("stop")

    # hotkeys
    def grab(self, hotkey: Hotkey) -> None:
        if str(hotkey) in self.taken:
            raise HotkeyTakenError("Another program holds {hotkey}.", hotkey=hotkey)
        if str(hotkey) not in self.grabbed:
            self.grabbed.append(str(hotkey))

    def release(self, hotkey: Hotkey) -> None:
        if str(hotkey) in self.grabbed:
            self.grabbed.remove(str(hotkey))

    # windows
    def current(self) -> Window | None:
        return chat_window(self.front) if self.front is not None else None

    def is_in_front(self, window: Window) -> bool:
        return self.front == window.handle

    def while_in_front(self, window: Window, action: Callable[[], None]) -> bool:
        if self.front != window.handle:
            return False
        action()
        return True

    def bring_to_front(self, window: Window, timeout: float) -> bool:
        self.does.append(f"bring {window.handle}")
        if self.comes_back:
            self.front = window.handle
        return self.comes_back

    def focus_own(self, handle: int) -> None:
        self.does.append(f"focus own {handle}")

    # injector
    def let_go(self, timeout: float) -> bool:
        self.does.append("let go")
        return not self.held

    def press(self, combination: Hotkey) -> None:
        if self.keys_refused:
            raise NotPossibleError("The keys were refused.")
        self.does.append(f"press {combination} into {self.front} with {self.content}")

    def type_text(self, text: str) -> None:
        self.does.append(f"type {text} into {self.front}")

    # clipboard
    def text(self) -> str:
        return self.content

    def save(self) -> FakeSnapshot:
        self._must_be_free()
        self.does.append("save")
        return FakeSnapshot(self.content, self.complete)

    def restore(self, snapshot: Snapshot) -> bool:
        assert isinstance(snapshot, FakeSnapshot)
        self.does.append("restore")
        self.content = snapshot.content
        return True

    def keep(self, text: str) -> None:
        self._must_be_free()
        self.content = text

    # source
    def offer(self, text: str, target: int) -> None:
        self._must_be_free()
        self.does.append(f"offer {text}")
        self.content = text
        if self.leaves_before_keys:
            self.front = 99

    def wait_reads(self, patience: Callable[[list[Read], float], float]) -> bool:
        begun = self.clock.seconds
        coming = sorted([(at, True) for at in self.reads] + [(at, False) for at in self.other_reads])
        so_far: list[Read] = []
        while (left := patience(list(so_far), self.clock.seconds)) > 0:
            if self.copied_meanwhile:
                self.content = self.copied_meanwhile
                return False
            if coming and begun + coming[0][0] <= self.clock.seconds + left:
                after, by_target = coming.pop(0)
                self.clock.seconds = begun + after
                so_far.append(Read(self.clock.seconds, by_target))
            else:
                self.clock.seconds += left
        self.does.append(f"waited {self.clock.seconds - begun:.2f}")
        return True

    def _must_be_free(self) -> None:
        if self.clipboard_held:
            raise NotPossibleError("Another program holds the clipboard.")
