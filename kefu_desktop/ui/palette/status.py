"""The line under the text: what is known of the wording, or what stands in the way."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours


class StatusLine(QWidget):
    """One line, with a warning sign where something is wrong."""

    def __init__(self, colours: Colours, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._icons = icons
        self._text = ""
        self._warns = False
        self.setFixedHeight(tokens.ROW_COMPACT)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def say(self, text: str, *, warns: bool = False) -> None:
        """Show this."""
        if (text, warns) == (self._text, self._warns):
            return
        self._text, self._warns = text, warns
        self.setAccessibleName(text)
        self.setToolTip(text if warns else "")
        self.update()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Sign and words."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(tokens.PAD_LARGE, 0, -tokens.PAD, 0)
        colour = self._colours.warning if self._warns else self._colours.muted
        if self._warns:
            icon = self._icons.pixmap("triangle-alert", colour, tokens.ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.x(), box.center().y() - tokens.ICON / 2), icon)
            box.setLeft(box.left() + tokens.ICON + tokens.PAD_SMALL)
        font = tokens.font(tokens.SECONDARY)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        said = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, said)
