"""The user's mouse on a test display, moved and pressed through XTEST with python-xlib alone."""

from __future__ import annotations

import time
from typing import Final

from Xlib import X, display
from Xlib.ext import xtest

Point = tuple[int, int]
_STEPS: Final = 24
_STEP: Final = 0.012
"""Seconds; programs that drag look at every place on the way."""


class Mouse:
    """The left button alone."""

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        self._root = self._link.screen().root

    def move(self, where: Point) -> None:
        """Go there at once."""
        xtest.fake_input(self._link, X.MotionNotify, x=where[0], y=where[1])
        self._link.sync()

    def click(self, where: Point) -> None:
        """Go there, press and release."""
        self.move(where)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._link, kind, 1)
        self._link.sync()

    def drag(self, start: Point, end: Point) -> None:
        """Press here, go there as a hand does, let go."""
        self.move(start)
        xtest.fake_input(self._link, X.ButtonPress, 1)
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            self.move((round(start[0] + share * (end[0] - start[0])), round(start[1] + share * (end[1] - start[1]))))
            time.sleep(_STEP)
        time.sleep(10 * _STEP)
        xtest.fake_input(self._link, X.ButtonRelease, 1)
        self._link.sync()

    def end(self) -> None:
        """No more of it."""
        self._link.close()
