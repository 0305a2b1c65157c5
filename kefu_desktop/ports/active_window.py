"""The window in front, and putting one there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kefu_desktop.domain.window import Window


class ActiveWindow(Protocol):
    """What the desktop says of windows. Call it on the desktop's own thread (see ports.desktop)."""

    def current(self) -> Window | None:
        """The window of another program that has the keyboard now; None if none has."""

    def is_in_front(self, window: Window) -> bool:
        """Whether keys sent now would reach that very window (and its remembered control, where that is known)."""

    def while_in_front(self, window: Window, action: Callable[[], None]) -> bool:
        """Do it if keys sent now would reach that very window; whether it was done.

        Where the desktop can see to it, the focus cannot move between the question and the end of the action, which
        must only send.
        """

    def bring_to_front(self, window: Window, timeout: float) -> bool:
        """Ask for it and wait at most `timeout` seconds; whether keys would reach it now. False if it is gone."""

    def focus_own(self, handle: int) -> None:
        """Give the keyboard to a window of ours, on the strength of the hotkey that the user just pressed.

        From any thread; it does not wait.
        """
