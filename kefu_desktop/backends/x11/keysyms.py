"""Keys of domain.hotkey as keysyms, and where a US keyboard has them."""

from __future__ import annotations

from typing import Final

_NAMED: Final = {
    "Enter": 0xFF0D, "Escape": 0xFF1B, "Insert": 0xFF63, "Delete": 0xFFFF, "Space": 0x20, "Tab": 0xFF09,
    "Backspace": 0xFF08, "PageUp": 0xFF55, "PageDown": 0xFF56, "Home": 0xFF50, "End": 0xFF57,
    "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54,
}  # fmt: skip
_F1: Final = 0xFFBE
MODIFIER_KEYSYMS: Final = {
    "Ctrl": (0xFFE3, 0xFFE4),
    "Alt": (0xFFE9, 0xFFEA),
    "Shift": (0xFFE1, 0xFFE2),
    "Win": (0xFFEB, 0xFFEC),
}
"""Left and right."""
NUM_LOCK: Final = 0xFF7F
SCROLL_LOCK: Final = 0xFF14
RETURN: Final = 0xFF0D
_UNICODE: Final = 0x01000000

_ROWS: Final = ((10, "1234567890-="), (24, "QWERTYUIOP[]"), (38, "ASDFGHJKL;'`"), (51, "\\ZXCVBNM,./"))
US_KEYCODES: Final = {key: first + at for first, row in _ROWS for at, key in enumerate(row)}
"""Keycodes of evdev keyboards, which are those of all current X servers: for layouts that have no such letter."""


def keysym(key: str) -> int:
    """Of a Hotkey's key: its capital letters mean the letter's key."""
    if key in _NAMED:
        return _NAMED[key]
    if key[0] == "F" and len(key) > 1:
        return _F1 + int(key[1:]) - 1
    return ord(key.lower())


def of_character(character: str) -> int:
    """The keysym that types this character."""
    if character == "\n":
        return RETURN
    if character == "\t":
        return _NAMED["Tab"]
    code = ord(character)
    return code if 0x20 <= code < 0x7F or 0xA0 <= code < 0x100 else _UNICODE | code
