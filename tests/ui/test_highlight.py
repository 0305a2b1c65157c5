"""Bold spans in one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.palette.highlight import draw, one_line, utf16


def test_spans_after_a_smiley_are_counted_as_qt_counts() -> None:
    """A smiley is one character for Python and two units for Qt."""
    assert utf16("😊发货", [(1, 3)]) == [(2, 4)]


def test_spans_without_smileys_stay() -> None:
    """Chinese is one unit a character."""
    assert utf16("发货时间", [(0, 2)]) == [(0, 2)]


@given(st.text())
def test_a_line_keeps_every_character_at_its_place(text: str) -> None:
    """Spans found in the text still fit the line."""
    assert len(one_line(text)) == len(text)
    assert "\n" not in one_line(text)


def test_a_long_line_is_cut_to_its_box(qapp: QApplication) -> None:
    """With an ellipsis, smileys and spans in it."""
    image = QImage(300, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    try:
        width = draw(painter, QRectF(0, 0, 120, 30), "😊亲,现货当天发" * 20, [(1, 400)], tokens.font(), "#000000")
    finally:
        painter.end()
    assert 60 < width <= 121
