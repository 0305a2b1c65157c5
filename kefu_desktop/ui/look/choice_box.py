"""A box to choose from, with an arrow that is seen in light and in dark."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme


class ChoiceBox(QComboBox):
    """A box whose arrow is one of our icons, as a style sheet cannot tint one; the wheel scrolls what lies under it."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a box that the user went to is turned."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its arrow."""
        super().paintEvent(event)
        c = self._theme.colours
        colour = c.muted if self.isEnabled() else c.line
        arrow = self._icons.pixmap("chevron-down", colour, tokens.ICON, self.devicePixelRatioF())
        painter = QPainter(self)
        left, top = self.width() - tokens.ICON - tokens.PAD_SMALL, (self.height() - tokens.ICON) // 2
        painter.drawPixmap(QRect(left, top, tokens.ICON, tokens.ICON), arrow)
        painter.end()
