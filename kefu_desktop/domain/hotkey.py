"""A key combination, apart from any desktop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.errors import UsageError

MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Win")
"""In the order in which they are written."""

_ALIASES: Final = {
    "control": "Ctrl", "ctrl": "Ctrl", "alt": "Alt", "option": "Alt", "shift": "Shift",
    "win": "Win", "super": "Win", "meta": "Win", "cmd": "Win",
    "return": "Enter", "enter": "Enter", "esc": "Escape", "escape": "Escape", "ins": "Insert", "insert": "Insert",
    "del": "Delete", "delete": "Delete", "space": "Space", "tab": "Tab", "backspace": "Backspace",
    "pgup": "PageUp", "pageup": "PageUp", "pgdown": "PageDown", "pagedown": "PageDown",
    "home": "Home", "end": "End", "left": "Left", "right": "Right", "up": "Up", "down": "Down",
}  # fmt: skip
_FUNCTION_KEYS: Final = frozenset(f"F{n}" for n in range(1, 25))
NAMED_KEYS: Final = frozenset(set(_ALIASES.values()) - set(MODIFIERS)) | _FUNCTION_KEYS
PUNCTUATION: Final = frozenset("`-=[]\\;',./")


@dataclass(frozen=True, slots=True)
class Hotkey:
    """Modifiers of MODIFIERS and one key: a capital letter A-Z, a digit, one of PUNCTUATION or of NAMED_KEYS."""

    modifiers: frozenset[str]
    key: str

    def __str__(self) -> str:
        return "+".join([m for m in MODIFIERS if m in self.modifiers] + [self.key])

    @property
    def is_global(self) -> bool:
        """Whether it may work in every program: nobody types with it."""
        return self.key in _FUNCTION_KEYS or not self.modifiers <= {"Shift"}

    @classmethod
    def parse(cls, text: str) -> Hotkey:
        """From "ctrl+alt+space" in any case and order.

        Raises:
            UsageError: no key, two keys, or a key that no keyboard has.
        """
        parts = [part.strip() for part in text.split("+") if part.strip()]
        named = [_ALIASES.get(part.lower(), part.upper()) for part in parts]
        keys = [part for part in named if part not in MODIFIERS]
        if len(keys) != 1 or not _is_key(keys[0]):
            raise UsageError("{text} is not a key combination. Write it like Ctrl+Alt+Space.", text=text)
        return cls(frozenset(part for part in named if part in MODIFIERS), keys[0])

    @classmethod
    def parse_global(cls, text: str) -> Hotkey:
        """As parse(), for a combination that works in every program.

        Raises:
            UsageError: as parse(), or it is a key that people type with: neither Ctrl, Alt or Win nor a function key.
        """
        hotkey = cls.parse(text)
        if not hotkey.is_global:
            raise UsageError("{text} is needed for typing. Add Ctrl, Alt or Win.", text=hotkey)
        return hotkey


def _is_key(key: str) -> bool:
    if key in NAMED_KEYS or key in PUNCTUATION:
        return True
    return len(key) == 1 and key.isascii() and key.isalnum()
