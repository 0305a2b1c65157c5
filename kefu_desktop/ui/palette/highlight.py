"""One line of text with some of it strong, cut with an ellipsis where it does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine

Span = tuple[int, int]
"""From this character up to, but not with, that one."""

_ELLIPSIS = "…"
_NEWLINES = str.maketrans("\r\n\t\u2028", "    ")


def one_line(text: str) -> str:
    """The text with line breaks as spaces, each character at its old place."""
    return text.translate(_NEWLINES)


def utf16(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans of Python characters as spans of UTF-16 units, which is how Qt counts (a smiley is two)."""
    if text.isascii() or len(text) * 2 == len(text.encode("utf-16-le")):
        return list(spans)
    return [(_units(text[:start]), _units(text[:end])) for start, end in spans]


def draw(painter: QPainter, box: QRectF, text: str, spans: Sequence[Span], font: QFont, colour: str) -> float:
    """Draw the line in the middle of the box's height, the spans bold; returns the width it took."""
    line = one_line(text[:_MOST])
    layout, laid = _lay_out(line, spans, font)
    if laid.naturalTextWidth() > box.width():
        room = box.width() - QFontMetricsF(font).horizontalAdvance(_ELLIPSIS)
        cut = _python_index(line, int(laid.xToCursor(max(0.0, room), QTextLine.CursorPosition.CursorOnCharacter)))
        line = line[:cut].rstrip() + _ELLIPSIS
        layout, laid = _lay_out(line, [(a, min(b, cut)) for a, b in spans if a < cut], font)
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(box.x(), box.y() + (box.height() - laid.height()) / 2))
    return laid.naturalTextWidth()


_MOST = 200
"""Characters that could ever fit in a row."""


def _lay_out(line: str, spans: Sequence[Span], font: QFont) -> tuple[QTextLayout, QTextLine]:
    """A layout and its one line, which lives only as long as the layout."""
    layout = QTextLayout(line, font)
    if spans:
        layout.setFormats([_bold(start, end) for start, end in utf16(line, spans)])
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(1e6)
    layout.endLayout()
    return layout, laid


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    made.format = strong
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _python_index(text: str, units: int) -> int:
    """The Python index of a place in UTF-16 units; never in the middle of a pair."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore"))
