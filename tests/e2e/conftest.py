"""X displays of our own for tests: a virtual server and a window manager, ended by their process ids."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from Xlib import X
from Xlib import display as xlib_display

from kefu_desktop.app.paste_phrase import Outcome, PastePhrase, PasteRequest, PasteResult
from kefu_desktop.backends.x11.desktop import open_desktop
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Profiles
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.desktop import Desktop, DesktopListener
from tests.helpers.json_process import JsonProcess
from tests.helpers.running_program import Screen
from tests.helpers.x11_keys import Keys

TARGET = Path(__file__).parents[1] / "bench/paste_target.py"
HOTKEY = Hotkey.parse("Ctrl+Alt+K")
PASTED = PasteResult(Outcome.PASTED)
TEXT = "您好，亲！已为您登记退款。"
OpenTarget = Callable[..., JsonProcess]
T = TypeVar("T")


class VirtualDisplay:
    """An Xvfb, and a window manager unless it shall be bare.

    Attributes:
        name: for DISPLAY, such as ":91".
    """

    def __init__(self, *, bare: bool = False) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"
        self.manager: subprocess.Popen[bytes] | None = None
        if not bare:
            env = {**os.environ, "DISPLAY": self.name}
            self.manager = subprocess.Popen(
                ["openbox", "--sm-disable"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self._wait_managed()

    def end(self) -> None:
        """End both."""
        for process in (self.manager, self.server):
            if process is not None:
                process.terminate()
                process.wait(10)

    def _wait_managed(self) -> None:
        link = xlib_display.Display(self.name)
        root, check = link.screen().root, link.intern_atom("_NET_SUPPORTING_WM_CHECK")
        wait_until(lambda: root.get_full_property(check, X.AnyPropertyType) is not None)
        link.close()


@dataclass
class MonotonicClock:
    """All that PastePhrase asks of a clock."""

    monotonic: Callable[[], float] = time.monotonic


@dataclass
class Running:
    """A desktop whose thread runs, with what it told; `on_fire`, if set, runs as the job of each fired hotkey."""

    desktop: Desktop
    fired: list[tuple[Hotkey, Window | None]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    results: list[PasteResult] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        more = self.desktop.thread.waiting
        self.paste = PastePhrase(self.desktop, MonotonicClock(), Profiles({}), lambda: more() > 0)  # type: ignore[arg-type]
        self.desktop.thread.start(DesktopListener(self._hotkey_fired, self.gone.append))

    def do(self, job: Callable[[], T], timeout: float = 10.0) -> T:
        """Run it on the desktop's thread; what it returned."""
        done: Future[T] = Future()

        def run() -> None:
            try:
                done.set_result(job())
            except BaseException as error:  # noqa: BLE001 (handed to the test)
                done.set_exception(error)

        self.desktop.thread.submit(run)
        return done.result(timeout)

    def run(self, text: str, target: Window | None) -> PasteResult:
        """Paste this text, and wait until all is over."""
        return self.do(lambda: self.paste.run(PasteRequest(text, target)))

    def current(self) -> Window:
        """The window in front, which there must be."""
        window = self.do(self.desktop.windows.current)
        assert window is not None
        return window

    def title(self) -> str:
        """The title of the window in front; empty if there is none."""
        window = self.do(self.desktop.windows.current)
        return window.title if window else ""

    def _hotkey_fired(self, hotkey: Hotkey, window: Window | None) -> None:
        self.fired.append((hotkey, window))
        if self.text:
            request = PasteRequest(self.text, window)
            self.desktop.thread.submit(lambda: self.results.append(self.paste.run(request)))


def wait_until(met: Callable[[], object], timeout: float = 5.0) -> None:
    """Look until it is so; fail if it never is."""
    end = time.monotonic() + timeout
    while not met():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.005)


@pytest.fixture
def virtual(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualDisplay]:
    """A display with a window manager, and DISPLAY set to it."""
    display = VirtualDisplay()
    monkeypatch.setenv("DISPLAY", display.name)
    yield display
    display.end()


@pytest.fixture
def display(virtual: VirtualDisplay) -> str:
    """The name of that display."""
    return virtual.name


@pytest.fixture
def bare_display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a display without a window manager, and DISPLAY set to it."""
    virtual = VirtualDisplay(bare=True)
    monkeypatch.setenv("DISPLAY", virtual.name)
    yield virtual.name
    virtual.end()


@pytest.fixture
def keys(display: str) -> Iterator[Keys]:
    """The user's keyboard."""
    keyboard = Keys(display)
    yield keyboard
    keyboard.end()


@pytest.fixture
def running(display: str) -> Iterator[Running]:
    """Our back end at work on that display."""
    found = Running(open_desktop(display))
    yield found
    found.desktop.thread.stop()


@pytest.fixture
def open_target(display: str) -> Iterator[Callable[..., JsonProcess]]:
    """Opens programs with a text field that has the focus; they end with the test."""
    with ExitStack() as stack:

        def open_it(*arguments: str) -> JsonProcess:
            target = stack.enter_context(
                JsonProcess([sys.executable, str(TARGET), "keep", *arguments], {"DISPLAY": display})
            )
            _focus(target)
            return target

        yield open_it


def _focus(target: JsonProcess) -> None:
    """Wait for its focus; click into it where the window manager left it aside, as a user would."""
    target.wait_for(lambda line: "shown" in line)
    try:
        target.wait_for(lambda line: bool(line.get("focus")), timeout=2)
    except AssertionError:
        screen = Screen(target.environment["DISPLAY"])
        screen.activate(next(line["shown"] for line in target.lines if "shown" in line))
        screen.close()
        target.wait_for(lambda line: bool(line.get("focus")))


def text_of(target: JsonProcess, text: str) -> None:
    """Wait until the target's field holds exactly this."""
    target.wait_for(lambda line: line.get("text") == text)
