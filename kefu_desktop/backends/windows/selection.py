"""Holding the clipboard: opened with patience, filled as a whole, and known to be ours or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from kefu_desktop.backends.windows.formats import MARKS
from kefu_desktop.backends.windows.native.clip import ClipboardApi
from kefu_desktop.domain.errors import NotPossibleError

_RETRY_AFTER: Final = (0.005, 0.01, 0.02, 0.04, 0.08, 0.1, 0.12, 0.125)
"""Seconds between the tries to open it, half a second in all: histories and remote desktops hold it for a moment."""


class Selection:
    """The clipboard as the hidden window has it. On the desktop's thread."""

    def __init__(self, api: ClipboardApi, window: Callable[[], int], rest: Callable[[float], None]) -> None:
        self.api = api
        self._window = window
        self._rest = rest
        self._offered = False

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keep it open for the block.

        Raises:
            NotPossibleError: another program holds it and did not let go.
        """
        for pause in (*_RETRY_AFTER, 0.0):
            if self.api.open(self._window()):
                break
            if pause:
                self._rest(pause)
        else:
            raise NotPossibleError("Another program holds the clipboard. Try again in a moment.")
        try:
            yield
        finally:
            self.api.close()

    def is_ours(self) -> bool:
        """Whether what we offered is still there.

        The owner tells it: the sequence number also grows when a reader makes us hand over what we promised.
        """
        return self._offered and self.api.owner() == self._window()

    def fill(self, contents: Iterable[tuple[int, bytes]], *, promised: Sequence[int] = ()) -> bool:
        """Put this there alone, while it is open; whether all was taken.

        With something promised it is an offer, and `is_ours` until somebody else copies something.
        """
        if not self.api.empty():
            return False
        taken = [self.api.write(number, content) for number, content in contents]
        for number in promised:
            self.api.promise(number)
        self._offered = bool(promised)
        return all(taken)

    def was_emptied(self) -> None:
        """Another program, or we, threw away what was there (WM_DESTROYCLIPBOARD)."""
        self._offered = False

    def marks(self) -> list[tuple[int, bytes]]:
        """The formats that ask clipboard histories to look away."""
        return [(self.api.number(name), content) for name, content in MARKS]
