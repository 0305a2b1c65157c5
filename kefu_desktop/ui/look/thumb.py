"""A slim mark of how far something is scrolled, in place of a scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar, QWidget

from kefu_desktop.ui.look.tokens import Colours

_WIDE = 3
_SHORTEST = 24


def paint_thumb(viewport: QWidget, bar: QScrollBar, colours: Colours) -> None:
    """Paint it at the right edge of a viewport, if there is anything to scroll."""
    whole = bar.maximum() - bar.minimum() + bar.pageStep()
    if bar.maximum() <= bar.minimum() or whole <= 0:
        return
    room = viewport.height() - 4.0
    length = max(_SHORTEST, room * bar.pageStep() / whole)
    top = 2 + (room - length) * (bar.value() - bar.minimum()) / (bar.maximum() - bar.minimum())
    painter = QPainter(viewport)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.outline))
    painter.drawRoundedRect(QRectF(viewport.width() - _WIDE - 1, top, _WIDE, length), _WIDE / 2, _WIDE / 2)
