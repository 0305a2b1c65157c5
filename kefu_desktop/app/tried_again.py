"""What is noted beside the user's work never holds it up: what cannot be written now is written a little later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from kefu_desktop.domain.errors import KefuError

T = TypeVar("T")
Later = Callable[[float, Callable[[], None]], object]
"""Calls something after that many seconds, on the thread that notes."""

_FIRST: Final = 1.0
_LONGEST: Final = 60.0
_MOST: Final = 1_000
"""Notes that are kept; of more, the oldest are given up."""


class TriedAgain(Generic[T]):
    """Notes in their order. All calls are made on one thread; `waiting` may be looked at from any."""

    def __init__(self, write: Callable[[T], None], later: Later) -> None:
        self._write = write
        self._later = later
        self._pause = _FIRST
        self._is_asked_for = False
        self.waiting: tuple[T, ...] = ()

    def note(self, what: T) -> None:
        """Write it now, or as soon as that is possible."""
        self.waiting = (*self.waiting, what)[-_MOST:]
        self.again()

    def again(self) -> None:
        """Write what waits; what cannot be written waits on."""
        while self.waiting:
            try:
                self._write(self.waiting[0])
            except KefuError:
                self._ask()
                return
            self.waiting = self.waiting[1:]
        self._pause = _FIRST

    def _ask(self) -> None:
        if self._is_asked_for:
            return
        self._is_asked_for = True
        self._later(self._pause, self._asked)
        self._pause = min(2 * self._pause, _LONGEST)

    def _asked(self) -> None:
        self._is_asked_for = False
        self.again()
