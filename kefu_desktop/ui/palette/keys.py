"""Which key does what in the palette; the only place that knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Wish(Enum):
    """What the user wants of the palette."""

    PASTE = auto()
    SEND = auto()
    ROW = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    NEXT_WORDING = auto()
    LAST_WORDING = auto()
    TAB = auto()
    NEXT_TAB = auto()
    LAST_TAB = auto()
    SCROLL_UP = auto()
    SCROLL_DOWN = auto()
    FILL = auto()
    INPUT_METHOD = auto()
    NEW = auto()
    EDIT = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Typed:
    """What the search field looks like while a key comes down.

    `rows` is how many rows a digit can reach; `wound` whether another wording than the next one is shown.
    """

    text: str
    at_end: bool
    rows: int
    input_method: bool
    wound: bool


_PLAIN: Final = {
    Key.Key_Return: Wish.PASTE,
    Key.Key_Enter: Wish.PASTE,
    Key.Key_Up: Wish.UP,
    Key.Key_Down: Wish.DOWN,
    Key.Key_PageUp: Wish.PAGE_UP,
    Key.Key_PageDown: Wish.PAGE_DOWN,
    Key.Key_Tab: Wish.NEXT_TAB,
    Key.Key_Escape: Wish.CLOSE,
    Key.Key_F2: Wish.FILL,
}
_WITH_CTRL: Final = {
    Key.Key_R: Wish.NEXT_WORDING,
    Key.Key_N: Wish.NEW,
    Key.Key_E: Wish.EDIT,
    Key.Key_I: Wish.INPUT_METHOD,
    Key.Key_Up: Wish.SCROLL_UP,
    Key.Key_Down: Wish.SCROLL_DOWN,
}
_WITH_SHIFT: Final = {
    Key.Key_Return: Wish.SEND,
    Key.Key_Enter: Wish.SEND,
    Key.Key_Backtab: Wish.LAST_TAB,
    Key.Key_Tab: Wish.LAST_TAB,
}


def wish(event: QKeyEvent, typed: Typed) -> tuple[Wish, int] | None:
    """The wish and its number (a row or tab from 0), None if the key is for the field."""
    key, held = event.key(), event.modifiers() & _MODIFIERS
    digit = key - Key.Key_0.value if Key.Key_0.value <= key <= Key.Key_9.value else -1
    if held == Qt.KeyboardModifier.ControlModifier:
        return _ctrl(key, digit)
    if held == Qt.KeyboardModifier.AltModifier:
        return (Wish.ROW, digit - 1) if 1 <= digit <= typed.rows else None
    if held == Qt.KeyboardModifier.ShiftModifier:
        return _of(_WITH_SHIFT, key)
    if held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier:
        return (Wish.LAST_WORDING, 0) if key == Key.Key_R else None
    return None if held else _plain(key, digit, typed)


def chooses_row(digit: int, typed: Typed) -> bool:
    """Whether a plain digit pastes a row; otherwise it is typed.

    It is typed where a person means it so: with the input method on, after a digit, a Chinese character or a space
    ("7天", " 618"), and where no row has that number. Alt and the digit paste the row in any case.
    """
    if not 1 <= digit <= typed.rows or typed.input_method:
        return False
    return not any(sign.isspace() or sign.isdigit() or not sign.isascii() for sign in typed.text)


def _ctrl(key: int, digit: int) -> tuple[Wish, int] | None:
    return (Wish.TAB, digit) if digit >= 0 else _of(_WITH_CTRL, key)


def _plain(key: int, digit: int, typed: Typed) -> tuple[Wish, int] | None:
    if digit >= 0:
        return (Wish.ROW, digit - 1) if chooses_row(digit, typed) else None
    if key == Key.Key_Right and typed.at_end:
        return Wish.NEXT_WORDING, 0
    if key == Key.Key_Left and typed.at_end and typed.wound:
        return Wish.LAST_WORDING, 0
    return _of(_PLAIN, key)


def _of(table: dict[Qt.Key, Wish], key: int) -> tuple[Wish, int] | None:
    """Not every code is a member of Qt.Key, so it is compared, not converted."""
    return next(((wanted, 0) for known, wanted in table.items() if known == key), None)
