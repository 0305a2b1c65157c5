"""The body of a floating window: one soft shadow, one border, round corners."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

_STEPS = 12
_DROP = 4


class Floating(QWidget):
    """A frameless window above the others.

    Args:
        colours: those to begin with; `wear` gives it others.
        shadow: whether this desktop composes windows, so that transparent margins are seen through. Without it the
            window is a plain rectangle with a border, as black margins would be worse than none.
    """

    def __init__(self, colours: Colours, flags: Qt.WindowType, *, shadow: bool) -> None:
        super().__init__(None, flags | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint)
        self._colours = colours
        self._shadow = shadow
        if shadow:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        margin = self.margin
        self.setContentsMargins(margin + 1, margin + 1, margin + 1, margin + 1)

    @property
    def margin(self) -> int:
        """Pixels between the edge of the window and the edge that is seen."""
        return tokens.SHADOW if self._shadow else 0

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Shadow, ground, border."""
        painter = QPainter(self)
        body = QRectF(self.rect())
        if not self._shadow:
            painter.fillRect(body, QColor(self._colours.window))
            painter.setPen(QPen(QColor(self._colours.outline), 1))
            painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = body.marginsRemoved(QMarginsF(self.margin, self.margin, self.margin, self.margin))
        _paint_shadow(painter, body, dark=self._colours.dark)
        painter.setBrush(QColor(self._colours.window))
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS_WINDOW, tokens.RADIUS_WINDOW)


def _paint_shadow(painter: QPainter, body: QRectF, *, dark: bool) -> None:
    """Many faint rounded rectangles, one in the other: soft, and no blur to compute."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_STEPS):
        grow = (tokens.SHADOW - _DROP) * (1 - step / _STEPS)
        shade = body.translated(0, _DROP * 0.75).marginsAdded(QMarginsF(grow, grow, grow, grow))
        painter.setBrush(QColor(0, 0, 0, (7 if dark else 3) + step // 4))
        painter.drawRoundedRect(shade, tokens.RADIUS_WINDOW + grow, tokens.RADIUS_WINDOW + grow)
