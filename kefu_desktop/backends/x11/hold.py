"""Keys typed between a hotkey and the window that it opens wait in the server, lest they land in the chat."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.session import Session

LONGEST: Final = 2.5
"""Seconds: a window that has not come by then gets no keys, and the keyboard is the user's again."""


class Hold:
    """Keeps the keyboard frozen, as a fired hotkey left it; on the desktop's thread.

    A frozen keyboard queues its events in the server. Once our window has the focus the grab is ended, and they go to
    it in their order. A program that dies while it holds loses its grabs with its connection.

    Attributes:
        lift, replace: called before and after the waiting keys are let go, to give our combinations back and to take
            them again: keys typed with the hotkey's modifiers still down are meant for the window, and are no hotkeys.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._watchdog: threading.Timer | None = None
        self.lift: Callable[[], None] = lambda: None
        self.replace: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """From a hotkey on, until `end` or LONGEST."""
        self._cancel()
        self._watchdog = threading.Timer(LONGEST, lambda: self._session.call_soon(self.end))
        self._watchdog.daemon = True
        self._watchdog.start()

    def end(self) -> None:
        """Let the keys go to the window that has the focus now; nothing happens if none are held."""
        if self._watchdog is None:
            return
        self._cancel()
        self.lift()
        self._session.link.send(rq.ungrab_keyboard())
        self.replace()
        self._session.link.flush()

    def _cancel(self) -> None:
        if self._watchdog is not None:
            self._watchdog.cancel()
            self._watchdog = None
