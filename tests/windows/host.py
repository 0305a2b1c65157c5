"""Runs inside the lab: our desktop thread and PastePhrase, driven by JSON lines on standard input.

Each line is {"do": NAME, ...}; the answer is {"answer": ...} or {"error": ...}. A hotkey pastes the text that was set
with `next` and tells {"event": "pasted", ...}.
"""

from __future__ import annotations

import base64
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from kefu_desktop.app.paste_phrase import PastePhrase, PasteRequest
from kefu_desktop.backends.windows.desktop import open_desktop
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Method, Profile, Profiles
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.desktop import DesktopListener
from tests.windows.win_edges import Edges

_lock = threading.Lock()


def tell(message: dict[str, Any]) -> None:
    """One line to the driver."""
    with _lock:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


class PlainClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The local time."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """The clock that the back end takes, too."""
        return time.monotonic()


class Host:
    """What the driver can ask for: each public method is a command."""

    def __init__(self) -> None:
        self._edges = Edges()
        self._take_over = False
        self._desktop = open_desktop(lambda: self._take_over)
        self._programs: list[subprocess.Popen[bytes]] = []
        self._text = ""
        self._hold = False
        self._paste = self._pasting(Method.PASTE)
        self._target: Window | None = None
        self._desktop.thread.start(DesktopListener(self._fired, lambda reason: tell({"event": "gone", "why": reason})))

    def grab(self, hotkey: str) -> str:
        """Take a combination: "ok", or the name of what went wrong."""
        try:
            self._desktop.hotkeys.grab(Hotkey.parse(hotkey))
        except KefuError as error:
            return type(error).__name__
        return "ok"

    def release(self, hotkey: str) -> None:
        """Give it back."""
        self._desktop.hotkeys.release(Hotkey.parse(hotkey))

    def occupy(self, modifiers: int, key: int) -> bool:
        """Hold a combination as another program would."""
        return self._edges.take_hotkey(modifiers, key)

    def allow_take_over(self, allowed: bool) -> None:
        """Whether a taken combination is taken over."""
        self._take_over = allowed

    def next(self, text: str, method: str = "paste", *, hold: bool = False) -> None:
        """What the next hotkey pastes; with `hold` not before `go`."""
        self._text = text
        self._paste = self._pasting(Method(method))
        self._hold = hold

    def go(self) -> None:
        """Paste what was held."""
        self._submit()

    def program(self, *command: str) -> dict[str, int]:
        """Start a program and find its window and the control in it."""
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
        self._programs.append(process)
        window = self._edges.window_of(process.pid)
        control = self._edges.child(window, "Edit", "RICHEDIT50W", "RichEdit20W", "RICHEDIT20A")
        return {"process": process.pid, "window": window, "control": control}

    def move(self, window: int, x: int, y: int, width: int, height: int) -> None:
        """Place a window."""
        self._edges.user32.MoveWindow(window, x, y, width, height, 1)

    def front(self, window: int) -> bool:
        """Bring it to the front."""
        return self._edges.front(window)

    def foreground(self) -> int:
        """Which is in front."""
        return self._edges.foreground()

    def wait_for_front(self, title: str, seconds: float = 10.0) -> bool:
        """Until the window in front has a title that holds this."""
        return _until(lambda: title in self._edges.title(self._edges.foreground()), seconds)

    def wait_for_nobody(self, seconds: float = 10.0) -> bool:
        """Until no window with a title is in front."""
        return _until(lambda: not self._edges.title(self._edges.foreground()), seconds)

    def wait_for_window(self, title: str, seconds: float = 10.0) -> bool:
        """Until a window with just this title is shown."""
        return _until(lambda: title in self._edges.visible(), seconds)

    def wait_while_visible(self, title: str, seconds: float = 10.0) -> bool:
        """Until no window with just this title is shown."""
        return _until(lambda: title not in self._edges.visible(), seconds)

    def wait_for_text(self, control: int, wanted: str, seconds: float = 10.0) -> bool:
        """Until just this stands in a control."""
        return _until(lambda: self._edges.text(control) == wanted, seconds)

    def wait_for_change(self, control: int, old: str, seconds: float = 10.0) -> str:
        """What stands in a control as soon as it is something else."""
        _until(lambda: self._edges.text(control) != old, seconds)
        return self._edges.text(control)

    def hold(self, keys: list[int]) -> None:
        """Press keys as far as Windows goes, and not on X: see Desk.hold."""
        for key in keys:
            self._edges.user32.keybd_event(key, 0, 0, 0)

    def let_go(self, keys: list[int]) -> None:
        """Let go of them."""
        for key in keys:
            self._edges.user32.keybd_event(key, 0, 2, 0)

    def leave_all(self) -> None:
        """Have no window in front."""
        self._edges.leave_all()

    def front_title(self) -> str:
        """The title of the window in front."""
        return self._edges.title(self._edges.foreground())

    def visible(self) -> list[str]:
        """The titles of the windows that are shown."""
        return self._edges.visible()

    def read(self, control: int) -> str:
        """What stands in a control."""
        return self._edges.text(control)

    def clear(self, control: int) -> None:
        """Empty a control."""
        self._edges.clear(control)

    def set_clipboard(self, contents: dict[str, str]) -> None:
        """Put formats there, base64."""
        self._edges.set_clipboard({name: base64.b64decode(content) for name, content in contents.items()})

    def read_clipboard(self, names: list[str]) -> dict[str, str | None]:
        """What is there, base64."""
        found = self._edges.read_clipboard(names)
        return {name: None if one is None else base64.b64encode(one).decode() for name, one in found.items()}

    def formats(self) -> list[str]:
        """The names of what is there."""
        return self._edges.clipboard_formats()

    def threads(self) -> list[str]:
        """The names of all threads, and a line if the keyboard package is loaded."""
        loaded = ["keyboard is imported"] if "keyboard" in sys.modules else []
        return [thread.name for thread in threading.enumerate()] + loaded

    def stop(self) -> None:
        """End the desktop's thread and the programs that were started."""
        self._desktop.thread.stop()
        for program in self._programs:
            program.terminate()

    def breathe(self) -> None:
        """Look at the messages of this thread's windows, as any program does."""
        self._edges.pump()

    def _pasting(self, method: Method) -> PastePhrase:
        thread = self._desktop.thread
        return PastePhrase(self._desktop, PlainClock(), Profiles({}, Profile(method)), lambda: thread.waiting() > 0)

    def _fired(self, hotkey: Hotkey, target: Window | None) -> None:
        self._target = target
        if self._hold:
            tell({"event": "fired", "hotkey": str(hotkey), "target": _told(target)})
        else:
            self._submit()

    def _submit(self) -> None:
        text, target, paste = self._text, self._target, self._paste
        began = time.perf_counter()

        def job() -> None:
            result = paste.run(PasteRequest(text, target))
            spent = time.perf_counter() - began
            tell({
                "event": "pasted", "outcome": result.outcome.value, "on_clipboard": result.on_clipboard,
                "lost": result.clipboard_lost, "ms": round(spent * 1000), "target": _told(target),
            })  # fmt: skip

        self._desktop.thread.submit(job)


def _until(met: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True


def _told(target: Window | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {"handle": target.handle, "focus": target.focus, "application": target.application, "title": target.title,
            "elevated": target.elevated, "size": [target.rect.width, target.rect.height]}  # fmt: skip


def main() -> None:
    """Answer until the input ends."""
    host = Host()
    lines: queue.Queue[str | None] = queue.Queue()

    def listen() -> None:
        for line in sys.stdin:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=listen, daemon=True, name="listener").start()
    tell({"event": "ready"})
    while True:
        host.breathe()
        try:
            line = lines.get(timeout=0.005)
        except queue.Empty:
            continue
        if line is None:
            break
        _answer(host, json.loads(line))
    host.stop()


def _answer(host: Host, wanted: dict[str, Any]) -> None:
    try:
        answer = getattr(host, wanted["do"])(*wanted.get("args", []), **wanted.get("with", {}))
    except Exception as error:  # noqa: BLE001 - told to the driver, which fails the check
        tell({"error": f"{type(error).__name__}: {error}"})
    else:
        tell({"answer": answer})


if __name__ == "__main__":
    main()
