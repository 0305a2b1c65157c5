"""Owns the text of a paste: promised only, so that Windows tells us when somebody takes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kefu_desktop.backends.windows.formats import CF_UNICODETEXT, to_clipboard
from kefu_desktop.backends.windows.native.windows import WindowApi
from kefu_desktop.backends.windows.selection import Selection
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.ports.clipboard import Read

_LISTENERS_WITHIN: Final = 0.1
"""Seconds that programs which look at every change may keep the clipboard open before the keys are sent."""
_LOOK_EVERY: Final = 0.005


class WindowsPasteSource:
    """Offers a text, and says who read it. On the desktop's thread.

    Windows asks for a promised text once and then keeps it: of all reads only the first one is seen (`Read.last`).
    """

    def __init__(
        self,
        selection: Selection,
        windows: WindowApi,
        rest: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._selection = selection
        self._windows = windows
        self._rest = rest
        self._monotonic = monotonic
        self._text = ""
        self._target = 0
        self._reads: list[Read] = []

    def offer(self, text: str, target: int) -> None:
        """Own the clipboard with this text alone, marked as not for clipboard history, and verify that we do.

        Raises:
            NotPossibleError: it could not be set; then no key may be sent.
        """
        self._text, self._target, self._reads = text, target, []
        with self._selection.opened():
            taken = self._selection.fill(self._selection.marks(), promised=[CF_UNICODETEXT])
        if not taken or not self._selection.is_ours():
            raise NotPossibleError("Windows did not take the text. Try again.")
        self._let_listeners_finish()

    def wait_reads(self, patience: Callable[[list[Read], float], float]) -> bool:
        """Serve readers until `patience(reads so far, now)`, the seconds to wait on, is 0 or less.

        Returns False as soon as the content is no longer ours.
        """
        while self._selection.is_ours():
            seconds = patience(list(self._reads), self._monotonic())
            if seconds <= 0:
                return True
            self._rest(seconds)
        return False

    def render(self, number: int) -> None:
        """Hand over what was promised: somebody has the clipboard open and asks (WM_RENDERFORMAT)."""
        if number != CF_UNICODETEXT:
            return
        self._selection.api.write(number, to_clipboard(self._text))
        self._reads.append(Read(self._monotonic(), by_target=self._is_targets(self._selection.api.opener()), last=True))

    def render_all(self) -> None:
        """Hand over everything, since our window goes (WM_RENDERALLFORMATS)."""
        with self._selection.opened():
            if self._selection.is_ours() and not self._reads:
                self._selection.api.write(CF_UNICODETEXT, to_clipboard(self._text))

    def _is_targets(self, reader: int) -> bool:
        """Whether the reading window is of the target's program. One that reads for no window may be anybody."""
        return bool(reader) and self._windows.process(reader) == self._windows.process(self._target)

    def _let_listeners_finish(self) -> None:
        """A target that finds the clipboard open would paste nothing."""
        until = self._monotonic() + _LISTENERS_WITHIN
        self._rest(0.0)
        while self._selection.api.opener() and self._monotonic() < until:
            self._rest(_LOOK_EVERY)
