"""The kinds of entries, with how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QTabBar

from kefu_desktop.ui.importing import events
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.theme import Theme

_GAP: Final = 6


class FilterTabs(QTabBar):
    """The arrows go from one to the next.

    Signals:
        chosen(of): another kind; "problems" for the list of problems.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[str, str] = {}
        self._tight = False
        self._kinds: Sequence[tuple[str, str]] = (
            (events.ALL, tr("All")),
            (events.NEW, tr("New")),
            (events.SAME, tr("Same")),
            (events.DIFFERENT, tr("Different")),
            (events.FLAGGED, tr("Tone")),
            (events.LINKS, tr("Links")),
            (events.PROBLEMS, tr("Hints")),
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFixedHeight(tokens.ROW)
        self.setFont(tokens.font())
        self.setAccessibleName(tr("Which phrases are shown"))
        for _, name in self._kinds:
            self.addTab(name)
        self.currentChanged.connect(self._go)

    @property
    def of(self) -> str:
        """The chosen kind."""
        return self._kinds[self.currentIndex()][0]

    def choose(self, of: str) -> None:
        """Go to that kind."""
        self.setCurrentIndex([kind for kind, _ in self._kinds].index(of))

    def show_count(self, of: str, count: str) -> None:
        """How many of that kind there are."""
        if self._counts.get(of) == count:
            return
        self._counts[of] = count
        place = [kind for kind, _ in self._kinds].index(of)
        # the text tells assistive programs; what is seen is painted
        self.setTabText(place, f"{self._kinds[place][1]} {count}")
        self.setTabToolTip(place, count)
        self._fit()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name and the count."""
        return QSize(self._needs(index, tight=self._tight), tokens.ROW)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Nothing is cut."""
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only the chosen one shows its count."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: object) -> None:
        """Names, counts, and a line in the accent below the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        c, chosen = self._theme.colours, index == self.currentIndex()
        box = QRectF(self.tabRect(index)).adjusted(tokens.PAD_SMALL, 0, -tokens.PAD_SMALL, 0)
        name, count = self._words(index, tight=self._tight)
        painter.setFont(tokens.font(strong=chosen))
        painter.setPen(QColor(c.text if chosen else c.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        small = tokens.font(tokens.SECONDARY)
        painter.setFont(small)
        painter.setPen(QColor(c.accent if chosen else c.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            thick = 3 if self.hasFocus() else 2
            painter.drawRoundedRect(QRectF(box.x(), box.bottom() - thick - 1, box.width(), thick), 1, 1)

    def _go(self) -> None:
        if self._tight:
            self._lay_out_anew()
        self.chosen.emit(self.of)

    def _fit(self) -> None:
        tight = sum(self._needs(index, tight=False) for index in range(self.count())) > self.width()
        if tight != self._tight:
            self._tight = tight
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        # of all that a tab bar can be told, a text makes it ask for the widths again
        self.setTabText(0, self.tabText(0))

    def _needs(self, index: int, *, tight: bool) -> int:
        name, count = self._words(index, tight=tight)
        width = QFontMetrics(tokens.font(strong=True)).horizontalAdvance(name)
        width += QFontMetrics(tokens.font(tokens.SECONDARY)).horizontalAdvance(count) + (_GAP if count else 0)
        return width + 2 * tokens.PAD_SMALL + 2

    def _words(self, index: int, *, tight: bool) -> tuple[str, str]:
        kind, name = self._kinds[index]
        return name, self._counts.get(kind, "") if not tight or index == self.currentIndex() else ""
