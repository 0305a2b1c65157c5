"""Placeholders as chips inside the text, and the field in which the active one is filled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

CHIP: Final = int(QTextFormat.ObjectTypes.UserObject) + 1
_LABEL: Final = int(QTextFormat.Property.UserProperty) + 1
_ACTIVE: Final = _LABEL + 1
_PAD: Final = 6
_ABOVE: Final = 3
_BELOW: Final = 3


def chip_format(label: str, *, active: bool) -> QTextCharFormat:
    """The format of the one character that stands for a chip."""
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setFont(tokens.font())
    made.setProperty(_LABEL, label)
    made.setProperty(_ACTIVE, active)
    return made


class ChipObject(QPyTextObject):
    """Measures and paints chips; the text around them flows as if they were words."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self.widest = 400.0
        self._metrics = QFontMetricsF(tokens.font())

    def intrinsicSize(self, _document: QTextDocument, _at: int, chip: QTextFormat) -> QSizeF:
        """As wide as its label; as high as the font's ascent, so that it stands on the baseline."""
        width = self._metrics.horizontalAdvance(str(chip.property(_LABEL))) + 2 * _PAD + 2
        return QSizeF(min(width, self.widest), self._metrics.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _at: int, chip: QTextFormat
    ) -> None:
        """Ground and label; the active one has the accent's border, and the field lies on it."""
        box = QRectF(rect)
        ground = box.adjusted(1, -_ABOVE + 0.5, -1, self._metrics.descent() + _BELOW - 0.5)
        active = bool(chip.property(_ACTIVE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colours.accent), 1.5) if active else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.window if active else self.colours.chip))
        painter.drawRoundedRect(ground, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        if not active:
            painter.setPen(QColor(self.colours.chip_text))
            painter.setFont(tokens.font())
            painter.drawText(QPointF(box.x() + _PAD + 1, box.bottom()), str(chip.property(_LABEL)))
        painter.restore()


class ChipField(QLineEdit):
    """Lies on the active chip. Its input method is on, unless a choice is asked for.

    Signals:
        key(QKeyEvent): each key before the field sees it, as in SearchField.
    """

    key = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(tokens.font())
        self.setMaxLength(500)
        self.setTextMargins(0, 0, 0, 0)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Offer keys to the palette first."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            event.ignore()
            self.key.emit(event)
            if event.isAccepted():
                return True
        return super().event(event)
