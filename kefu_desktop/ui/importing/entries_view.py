"""The entries of an import by kind, and the chosen one in full."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kefu_desktop.ui.importing import events
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.detail import Detail
from kefu_desktop.ui.importing.entries_model import EntriesModel, ProblemsModel
from kefu_desktop.ui.importing.entry_table import EntryTable, ProblemTable
from kefu_desktop.ui.importing.events import Checked, Counts, Entry, Problems, Rows
from kefu_desktop.ui.importing.filter_tabs import FilterTabs
from kefu_desktop.ui.importing.session import Session
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_ASK_AFTER: Final = 60
"""Milliseconds on one row: who holds an arrow key down passes hundreds."""
_LIST_SHARE: Final = 0.56
_SIDE_BY_SIDE: Final = 1160
"""From this width on the chosen entry stands beside the list."""


class EntriesView(QWidget):
    """Fetches what it shows from the session."""

    def __init__(self, session: Session, choices: Choices, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._counts = Counts()
        self._flagged = 0
        self._number = -1
        self._model = EntriesModel(choices, self)
        self._problems = ProblemsModel(self)
        self.tabs = FilterTabs(theme)
        self.table = EntryTable(self._model, choices, theme, icons)
        self.problems = ProblemTable(self._problems)
        self.detail = Detail(theme)
        self._lists = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._lay_out()
        self._connect()

    def show_plan(self, counts: Counts) -> None:
        """What was found; all that was shown is old."""
        self._counts = counts
        self._flagged = 0
        for of in (events.ALL, events.NEW, events.SAME, events.DIFFERENT, events.LINKS, events.PROBLEMS):
            self.tabs.show_count(of, f"{getattr(counts, of):,}")
        self.tabs.show_count(events.FLAGGED, "…" if counts.new + counts.different else "0")
        self._problems.show(counts.problems)
        self._show_kind()

    def show_checked(self, checked: Checked) -> None:
        """The tone check went on."""
        more = "" if checked.done >= checked.of else "…"
        self.tabs.show_count(events.FLAGGED, f"{checked.flagged:,}{more}")
        if checked.flagged == self._flagged:
            return
        self._flagged = checked.flagged
        if self.tabs.of == events.FLAGGED:
            self._model.resize_to(checked.flagged)
        else:
            self._model.refresh()

    def wear(self) -> None:
        """Other colours are in force."""
        self.detail.wear()
        self.tabs.update()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the list or below it."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)
            self._share()

    def _lay_out(self) -> None:
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.problems)
        for part, least in ((self._lists, 2), (self.detail, 1)):
            part.setMinimumHeight(least * tokens.ROW_COMPACT + tokens.PAD_SMALL)
            self._split.addWidget(part)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(tokens.PAD_SMALL)
        self._share()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        column.addWidget(self.tabs)
        column.addWidget(self._split, 1)

    def _share(self) -> None:
        room = self._split.width() if self._split.orientation() is Qt.Orientation.Horizontal else self._split.height()
        self._split.setSizes([round(room * _LIST_SHARE), round(room * (1 - _LIST_SHARE))])
        self._split.setStretchFactor(0, 56)
        self._split.setStretchFactor(1, 44)

    def _connect(self) -> None:
        session = self._session
        self._model.wanted.connect(self._want_rows)
        self._problems.wanted.connect(session.want_problems)
        session.rows_came.connect(self._take_rows)
        session.problems_came.connect(self._take_problems)
        session.entry_came.connect(self._take_entry)
        self.tabs.chosen.connect(self._show_kind)
        self.table.looked_at.connect(self._look)
        self.problems.selectionModel().currentRowChanged.connect(self._look_at_problem)
        self._timer.timeout.connect(lambda: session.want_entry(self._number))

    def _show_kind(self) -> None:
        of = self.tabs.of
        if of == events.PROBLEMS:
            self._lists.setCurrentWidget(self.problems)
            self.detail.show_hint(self._hint(self._counts.problems))
            self._look_at_problem(self.problems.currentIndex())
            return
        self._lists.setCurrentWidget(self.table)
        count = self._flagged if of == events.FLAGGED else getattr(self._counts, of)
        self._model.show(count)
        self.detail.show_hint(self._hint(count))
        self.table.scrollToTop()

    def _hint(self, count: int) -> str:
        return tr("Choose one to read it in full.") if count else tr("There are none of this kind.")

    def _look(self, number: int) -> None:
        self._number = number
        if number >= 0:
            self._timer.start()
        else:
            self._timer.stop()
            self.detail.show_hint(self._hint(self._model.rowCount()))

    def _look_at_problem(self, current: QModelIndex) -> None:
        problem = self._problems.row(current.row())
        if problem is not None:
            self.detail.show_problem(problem)

    def _want_rows(self, first: int, count: int) -> None:
        if self.tabs.of != events.PROBLEMS:
            self._session.want_rows(self.tabs.of, first, count)

    def _take_rows(self, came: Rows) -> None:
        if came.of == self.tabs.of:
            self._model.put(came.first, came.rows)

    def _take_problems(self, came: Problems) -> None:
        self._problems.put(came.first, came.problems)
        if self.tabs.of == events.PROBLEMS:
            self._look_at_problem(self.problems.currentIndex())

    def _take_entry(self, entry: Entry) -> None:
        if entry.number == self._number and self.tabs.of != events.PROBLEMS:
            self.detail.show_entry(entry)
