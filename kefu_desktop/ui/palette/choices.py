"""The choices of a placeholder, each with its digit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

_WIDEST = 260
_HIGH = 28


class ChoiceButton(QAbstractButton):
    """One choice: its digit and its text."""

    def __init__(self, digit: int, text: str, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._digit = str(digit) if digit <= 9 else ""
        self._colours = colours
        self.choice = text
        self.setText(text.replace("&", "&&"))
        self.setCheckable(True)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self._digit} {text}".strip())

    def sizeHint(self) -> QSize:
        """As wide as its text, within reason."""
        metrics = QFontMetrics(tokens.font())
        text = metrics.horizontalAdvance(self.choice) + metrics.horizontalAdvance(self._digit)
        return QSize(min(text + 3 * tokens.PAD_SMALL + 2, _WIDEST), _HIGH)

    def paintEvent(self, _event: object) -> None:
        """Border, digit, text; the chosen one in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, chosen = self._colours, self.isChecked()
        painter.setPen(QPen(QColor(c.accent if chosen else c.outline), 1))
        painter.setBrush(QColor(c.accent_soft if chosen else c.window))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
        metrics = QFontMetrics(tokens.font())
        painter.setFont(tokens.font())
        painter.setPen(QColor(c.muted))
        inner = box.adjusted(tokens.PAD_SMALL, 0, -tokens.PAD_SMALL, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._digit)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(self._digit) + tokens.PAD_SMALL)
        painter.setPen(QColor(c.accent if chosen else c.text))
        text = metrics.elidedText(self.choice, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)


class ChoiceBar(QWidget):
    """The choices in rows that break where the window ends.

    Signals:
        picked(text): one was clicked.
    """

    picked = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._buttons: list[ChoiceButton] = []
        self.setAccessibleName(tr("Choices"))

    def offer(self, choices: Sequence[str], chosen: str) -> None:
        """Show these, with that one marked."""
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [ChoiceButton(n, text, self._colours, self) for n, text in enumerate(choices, start=1)]
        for button in self._buttons:
            button.setChecked(button.choice == chosen)
            button.clicked.connect(self._clicked)
            button.show()
        self._arrange()

    def wear(self, colours: Colours) -> None:
        """Take other colours, at the next offer."""
        self._colours = colours

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew."""
        super().resizeEvent(event)
        self._arrange()

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            self.picked.emit(button.choice)

    def _arrange(self) -> None:
        x, y, gap = tokens.PAD_LARGE, tokens.GRID, tokens.PAD_SMALL
        for button in self._buttons:
            size = button.sizeHint()
            if x + size.width() > self.width() - tokens.PAD and x > tokens.PAD_LARGE:
                x, y = tokens.PAD_LARGE, y + _HIGH + tokens.GRID
            button.setGeometry(x, y, size.width(), _HIGH)
            x += size.width() + gap
        self.setFixedHeight(y + _HIGH + tokens.GRID if self._buttons else 0)
