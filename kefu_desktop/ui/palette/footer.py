"""The line of keys that work now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

_GAP_INSIDE = 6


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key, what it does, and whether it is what Enter does."""

    key: str
    does: str
    primary: bool = False


class Footer(QWidget):
    """Paints hints from left to right; those that do not fit are left out, the last one (Esc) last of all."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._hints: tuple[KeyHint, ...] = ()
        self.setFixedHeight(tokens.ROW)

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """What is shown."""
        return self._hints

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show these."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        self.setAccessibleName("  ".join(f"{hint.key} {hint.does}" for hint in hints))
        self.update()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Ground, a line on top, the hints."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self._colours
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(0, 0, self.width(), 0)
        font = tokens.font(tokens.SECONDARY)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = float(tokens.PAD)
        for hint in self._that_fit(metrics):
            x = self._paint_hint(painter, metrics, x, hint)

    def _that_fit(self, metrics: QFontMetrics) -> list[KeyHint]:
        room = self.width() - tokens.PAD
        shown = list(self._hints)
        while len(shown) > 1 and sum(_width(metrics, hint) for hint in shown) > room:
            del shown[-2]
        return shown

    def _paint_hint(self, painter: QPainter, metrics: QFontMetrics, x: float, hint: KeyHint) -> float:
        c = self._colours
        wide = metrics.horizontalAdvance(hint.key) + 2 * _GAP_INSIDE
        cap = QRectF(x + 0.5, self.height() / 2 - 9.5, wide, 20)
        painter.setPen(QPen(QColor(c.accent if hint.primary else c.line), 1))
        painter.setBrush(QColor(c.accent if hint.primary else c.raised))
        painter.drawRoundedRect(cap, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.setPen(QColor(c.on_accent if hint.primary else c.text))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, hint.key)
        painter.setPen(QColor(c.text if hint.primary else c.muted))
        label = QRectF(cap.right() + _GAP_INSIDE, 0, metrics.horizontalAdvance(hint.does) + 2, self.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, hint.does)
        return x + _width(metrics, hint)


def _width(metrics: QFontMetrics, hint: KeyHint) -> int:
    return metrics.horizontalAdvance(hint.key) + metrics.horizontalAdvance(hint.does) + 3 * _GAP_INSIDE + tokens.PAD
