"""The user's keyboard on a test display: keys by name, pressed through XTEST with python-xlib alone."""

from __future__ import annotations

from Xlib import X, display
from Xlib.ext import xtest

_ROWS = {10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"}
_CODES = {
    "Control_L": 37, "Shift_L": 50, "Alt_L": 64, "Control_R": 105, "Super_L": 133, "Caps_Lock": 66, "Num_Lock": 77,
    "Return": 36, "Escape": 9, "Tab": 23, "BackSpace": 22, "space": 65,
    "Right": 114, "Left": 113, "Up": 111, "Down": 116,
    **{key: first + place for first, keys in _ROWS.items() for place, key in enumerate(keys)},
}  # fmt: skip
"""Of evdev keyboards, so that a test presses the same key whatever layout is chosen."""


class Keys:
    """Keys are pressed and released as told, and nothing is released by itself but by `end`."""

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        self._down: list[int] = []

    def down(self, *names: str) -> None:
        """Press them in this order."""
        for name in names:
            self._down.append(_CODES[name])
            xtest.fake_input(self._link, X.KeyPress, self._down[-1])
        self._link.sync()

    def up(self, *names: str) -> None:
        """Release them in this order."""
        for name in names:
            code = _CODES[name]
            self._down.remove(code)
            xtest.fake_input(self._link, X.KeyRelease, code)
        self._link.sync()

    def tap(self, *names: str) -> None:
        """Press them in this order and release them in the other."""
        self.down(*names)
        self.up(*reversed(names))

    def held(self) -> set[int]:
        """The keycodes that the server takes for pressed."""
        bits = self._link.query_keymap()
        return {8 * at + bit for at, byte in enumerate(bits) for bit in range(8) if byte >> bit & 1}

    def end(self) -> None:
        """Release what is still down."""
        for code in self._down:
            xtest.fake_input(self._link, X.KeyRelease, code)
        self._link.sync()
        self._link.close()
