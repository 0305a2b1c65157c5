"""Which key does what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kefu_desktop.ui.palette.keys import Typed, Wish, chooses_row, wish

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def typed(text: str = "", *, rows: int = 9, input_method: bool = False, wound: bool = False) -> Typed:
    return Typed(text, at_end=True, rows=rows, input_method=input_method, wound=wound)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_Return, NONE, (Wish.PASTE, 0)),
        (Qt.Key.Key_Enter, KEYPAD, (Wish.PASTE, 0)),
        (Qt.Key.Key_Return, SHIFT, (Wish.SEND, 0)),
        (Qt.Key.Key_3, NONE, (Wish.ROW, 2)),
        (Qt.Key.Key_3, KEYPAD, (Wish.ROW, 2)),
        (Qt.Key.Key_3, ALT, (Wish.ROW, 2)),
        (Qt.Key.Key_0, CTRL, (Wish.TAB, 0)),
        (Qt.Key.Key_4, CTRL, (Wish.TAB, 4)),
        (Qt.Key.Key_Tab, NONE, (Wish.NEXT_TAB, 0)),
        (Qt.Key.Key_Backtab, SHIFT, (Wish.LAST_TAB, 0)),
        (Qt.Key.Key_Right, NONE, (Wish.NEXT_WORDING, 0)),
        (Qt.Key.Key_R, CTRL, (Wish.NEXT_WORDING, 0)),
        (Qt.Key.Key_R, CTRL | SHIFT, (Wish.LAST_WORDING, 0)),
        (Qt.Key.Key_N, CTRL, (Wish.NEW, 0)),
        (Qt.Key.Key_E, CTRL, (Wish.EDIT, 0)),
        (Qt.Key.Key_I, CTRL, (Wish.INPUT_METHOD, 0)),
        (Qt.Key.Key_Escape, NONE, (Wish.CLOSE, 0)),
        (Qt.Key.Key_PageDown, NONE, (Wish.PAGE_DOWN, 0)),
        (Qt.Key.Key_A, NONE, None),
        (Qt.Key.Key_A, CTRL, None),
        (Qt.Key.Key_V, CTRL, None),
        (Qt.Key.Key_Left, NONE, None),
        (Qt.Key.Key_unknown, NONE, None),
    ],
)
def test_a_key_means(key: Qt.Key, held: Qt.KeyboardModifier, expected: tuple[Wish, int] | None) -> None:
    """The table of keys, as the footer and the README tell it."""
    assert wish(press(key, held), typed()) == expected


def test_right_inside_the_query_moves_the_caret() -> None:
    """Only at the end of the field it asks for another wording."""
    assert wish(press(Qt.Key.Key_Right), Typed("fh", at_end=False, rows=9, input_method=False, wound=False)) is None


def test_left_goes_back_only_after_another_wording_was_asked_for() -> None:
    """Otherwise it is the field's own."""
    assert wish(press(Qt.Key.Key_Left), typed(wound=True)) == (Wish.LAST_WORDING, 0)


@pytest.mark.parametrize("text", ["", "fhsj", "kd"])
def test_a_digit_pastes_its_row_where_letters_are_typed(text: str) -> None:
    """Plain digits are the quickest way to a row."""
    assert chooses_row(2, typed(text))


@pytest.mark.parametrize("text", ["7", "发货", " ", "fh "])
def test_a_digit_is_typed_after_digits_chinese_and_spaces(text: str) -> None:
    """So that 7天, 618 and 满3件 can be searched for."""
    assert not chooses_row(2, typed(text))


def test_a_digit_is_typed_while_the_input_method_is_on() -> None:
    """It may be the number of a candidate, too."""
    assert not chooses_row(2, typed(input_method=True))


def test_a_digit_without_a_row_is_typed() -> None:
    """Nothing is pasted that is not seen."""
    assert not chooses_row(4, typed(rows=3))
