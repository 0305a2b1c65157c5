"""A check box that is seen in light and in dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QCheckBox

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours

_PALE: Final = 0.45


class Switch(QCheckBox):
    """Painted, as a style sheet cannot tint its tick."""

    def __init__(self, text: str, colours: Colours, icons: Icons) -> None:
        super().__init__(text)
        self.colours = colours
        self._icons = icons

    def sizeHint(self) -> QSize:
        """Box, gap, words."""
        width = QFontMetrics(tokens.font(tokens.SECONDARY)).horizontalAdvance(self.text())
        return QSize(tokens.ICON + tokens.PAD_SMALL + width + 2, 24)

    def paintEvent(self, _event: object) -> None:
        """Box, tick, words; a thick border while it has the focus, pale while it cannot be used."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, on = self.colours, self.isChecked()
        box = QRectF(0.5, (self.height() - tokens.ICON) / 2 + 0.5, tokens.ICON - 1, tokens.ICON - 1)
        painter.setOpacity(1.0 if self.isEnabled() else _PALE)
        # around a box full of accent, the accent would not be seen
        focus = c.text if on else c.accent
        border = QPen(QColor(focus), 2) if self.hasFocus() else QPen(QColor(c.accent if on else c.outline), 1)
        painter.setPen(border)
        painter.setBrush(QColor(c.accent if on else c.window))
        painter.drawRoundedRect(box, tokens.RADIUS_SMALL - 1, tokens.RADIUS_SMALL - 1)
        if on:
            tick = self._icons.pixmap("check", c.on_accent, tokens.ICON - 4, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.x() + 1.5, box.y() + 1.5), tick)
        painter.setFont(tokens.font(tokens.SECONDARY))
        painter.setPen(QColor(c.text if self.hasFocus() else c.muted))
        words = QRectF(tokens.ICON + tokens.PAD_SMALL, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
