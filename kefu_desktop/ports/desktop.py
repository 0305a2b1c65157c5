"""All that a desktop offers, on one thread of its own, so that a busy window never delays a paste."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.active_window import ActiveWindow
from kefu_desktop.ports.clipboard import Clipboard, PasteSource
from kefu_desktop.ports.hotkeys import Hotkeys
from kefu_desktop.ports.injector import Injector


@dataclass(frozen=True, slots=True)
class DesktopListener:
    """Whom the desktop's thread tells; each is called on that thread and must be quick."""

    hotkey_fired: Callable[[Hotkey, Window | None], None]
    """With the window in front at that moment, asked before any window of ours shows."""
    gone: Callable[[str], None]
    """The connection was lost; the reason, for the log. The thread ends."""
    opens_window: Callable[[Hotkey], bool] = lambda _hotkey: False
    """Whether a window of ours will ask for the keyboard at once: keys typed until then wait for it, if possible."""


class DesktopThread(Protocol):
    """Sleeps until a hotkey, a job, or a reader of what we offered wakes it; no timer runs while idle."""

    def start(self, listener: DesktopListener) -> None:
        """Start it.

        Raises:
            NotPossibleError: there is no such desktop here.
        """

    def submit(self, job: Callable[[], None]) -> None:
        """Run the job on the thread, after those before it. From any thread."""

    def waiting(self) -> int:
        """Jobs not begun yet."""

    def stop(self) -> None:
        """Give back the hotkeys, hand on the clipboard if the desktop takes it, end the thread. From any thread."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """The parts of one back end."""

    name: str
    thread: DesktopThread
    hotkeys: Hotkeys
    """From any thread."""
    windows: ActiveWindow
    injector: Injector
    clipboard: Clipboard
    source: PasteSource
    composited: bool = True
    """Whether windows may be seen through in places: only then has a floating window a soft shadow."""
