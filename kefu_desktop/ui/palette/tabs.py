"""The categories, as tabs that the keyboard reaches by Ctrl+0 to Ctrl+9 and the mouse by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QTabBar, QWidget

from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Category
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

_WIDEST = 160
_NARROWEST = 84


class CategoryTabs(QTabBar):
    """All phrases, then a tab for each category; signal currentChanged(index) as in QTabBar."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._slugs: list[str] = []
        self._shown: tuple[Category, ...] = ()
        self._over = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setFont(tokens.font())
        self.setFixedHeight(tokens.ROW)
        self.setAccessibleName(tr("Categories"))

    def offer(self, categories: Sequence[Category]) -> None:
        """Show these, if they are not shown already."""
        if tuple(categories) == self._shown and self.count():
            return
        self._shown = tuple(categories)
        with QSignalBlocker(self):
            self._fill([tr("All"), *(category_name(category) for category in categories)])
        self._slugs = ["", *(category.slug for category in categories)]

    @property
    def category(self) -> str:
        """The slug of the chosen one; empty: all."""
        return self._slugs[self.currentIndex()] if self._slugs else ""

    def choose(self, category: str) -> None:
        """Go to that category; to all if there is none of that name."""
        self.setCurrentIndex(self._slugs.index(category) if category in self._slugs else 0)

    def step(self, by: int) -> None:
        """Go to the next or the last one, round and round."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name and its paddings."""
        width = QFontMetrics(tokens.font(strong=True)).horizontalAdvance(self.tabText(index))
        return QSize(min(width, _WIDEST) + 2 * tokens.PAD, tokens.ROW)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """With many categories the long names are cut."""
        return QSize(min(self.tabSizeHint(index).width(), _NARROWEST), tokens.ROW)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember which tab the mouse is over."""
        self._over = self.tabAt(event.position().toPoint())
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """None, then."""
        self._over = -1
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Names, and a line in the accent below the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _fill(self, names: Sequence[str]) -> None:
        while self.count():
            self.removeTab(0)
        for index, name in enumerate(names):
            self.addTab(name)
            if index <= 9:
                self.setTabToolTip(index, f"{name}  Ctrl+{index}")

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        chosen = index == self.currentIndex()
        box = QRectF(self.tabRect(index))
        c = self._colours
        font = tokens.font(strong=chosen)
        painter.setFont(font)
        painter.setPen(QColor(c.text if chosen or index == self._over else c.muted))
        room = box.adjusted(tokens.PAD, 0, -tokens.PAD, 0)
        name = QFontMetrics(font).elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            painter.drawRoundedRect(QRectF(room.x(), box.bottom() - 3, room.width(), 2), 1, 1)


def category_name(category: Category) -> str:
    """What the user reads: the fixed four in his language, his own as he named them."""
    names = {
        "common": tr("Common"),
        "product": tr("Product"),
        "payment-chase": tr("Payment chase"),
        "after-sales": tr("After sales"),
    }
    return names[category.slug] if category.slug in FIXED_CATEGORIES else category.name
