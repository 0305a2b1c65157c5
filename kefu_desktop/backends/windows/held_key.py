"""Keeps the key of a hotkey that the user goes on holding out of the program in front.

Once a hotkey fired, its modifiers are let go for all programs, and what the keyboard goes on sending for the key that
is still held would be plain keys: an Enter that sends, a digit that chooses. So the bare key is a hotkey of ours, too,
until the finger is off it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kefu_desktop.backends.windows.native.keys import KeyApi

NUMBER: Final = 0
"""Of the hotkey; the combinations of the user begin with 1."""
LOOK_EVERY: Final = 0.01
_LONGEST_PAUSE: Final = 1.5
"""Seconds without a repeat after which a key that is said to be down is not: a key-up may get lost (a locked screen).
Windows repeats after a second at the latest."""


class HeldKey:
    """At most one key at a time. On the desktop's thread.

    Args:
        keys: registers the bare key, and says whether it is down.
        window: the hidden window.
        tick: has `look` called every so many seconds until it is 0.
        monotonic: a clock.
    """

    def __init__(
        self, keys: KeyApi, window: Callable[[], int], tick: Callable[[float], None], monotonic: Callable[[], float]
    ) -> None:
        self._keys = keys
        self._window = window
        self._tick = tick
        self._monotonic = monotonic
        self._key = 0
        self._last = 0.0

    def keep_out(self, key: int) -> None:
        """The hotkey with this virtual key code fired: keep its repeats from everybody until it comes up."""
        self.let_through()
        if self._keys.is_down(key) and not self._keys.register(self._window(), NUMBER, 0, key):
            self._key, self._last = key, self._monotonic()
            self._tick(LOOK_EVERY)

    def repeated(self) -> None:
        """It came once more (WM_HOTKEY with NUMBER)."""
        self._last = self._monotonic()

    def look(self) -> None:
        """End it if the key is up."""
        if not self._keys.is_down(self._key) or self._monotonic() - self._last > _LONGEST_PAUSE:
            self.let_through()

    def let_through(self) -> None:
        """End it; nothing happens if no key is kept out."""
        if self._key:
            self._key = 0
            self._tick(0)
            self._keys.unregister(self._window(), NUMBER)
