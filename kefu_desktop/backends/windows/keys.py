"""Virtual key codes of all keys that a Hotkey can have: the same place on every keyboard layout."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey

VK_RETURN: Final = 0x0D
VK_SHIFT: Final = 0x10
VK_UNASSIGNED: Final = 0xE8
"""No key has it, so that no program does anything with it."""

HELD_MODIFIERS: Final = MappingProxyType(
    {0xA0: "Shift", 0xA1: "Shift", 0xA2: "Ctrl", 0xA3: "Ctrl", 0xA4: "Alt", 0xA5: "Alt", 0x5B: "Win", 0x5C: "Win"}
)
"""Left and right of each, which are held and let go one by one."""

_MODIFIER_KEYS: Final = MappingProxyType({"Ctrl": 0x11, "Alt": 0x12, "Shift": VK_SHIFT, "Win": 0x5B})
_MODIFIER_FLAGS: Final = MappingProxyType({"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Win": 0x8})
_NO_REPEAT: Final = 0x4000

KEYS: Final = MappingProxyType(
    {
        **{letter: ord(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"},
        **{f"F{number}": 0x6F + number for number in range(1, 25)},
        "Backspace": 0x08, "Tab": 0x09, "Enter": VK_RETURN, "Escape": 0x1B, "Space": 0x20,
        "PageUp": 0x21, "PageDown": 0x22, "End": 0x23, "Home": 0x24,
        "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28, "Insert": 0x2D, "Delete": 0x2E,
        ";": 0xBA, "=": 0xBB, ",": 0xBC, "-": 0xBD, ".": 0xBE, "/": 0xBF, "`": 0xC0,
        "[": 0xDB, "\\": 0xDC, "]": 0xDD, "'": 0xDE,
    }
)  # fmt: skip
"""Virtual key code by the name of the key."""


def key_code(hotkey: Hotkey) -> int:
    """The virtual key code of its key.

    Raises:
        NotPossibleError: Windows has no such key.
    """
    code = KEYS.get(hotkey.key)
    if code is None:
        raise NotPossibleError("Windows has no key {key}. Choose another combination.", key=hotkey.key)
    return code


def modifier_codes(hotkey: Hotkey) -> list[int]:
    """The virtual key codes of its modifiers, in the order in which they go down."""
    return [code for name, code in _MODIFIER_KEYS.items() if name in hotkey.modifiers]


def hotkey_flags(hotkey: Hotkey) -> int:
    """Its modifiers as RegisterHotKey wants them; a key that is held fires once."""
    return _NO_REPEAT | sum(flag for name, flag in _MODIFIER_FLAGS.items() if name in hotkey.modifiers)
