"""The list of entries: a hundred thousand of them move as a dozen do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QActionGroup, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from kefu_desktop.ui.importing import words
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.entries_model import Column, EntriesModel
from kefu_desktop.ui.importing.entry_painter import EntryPainter
from kefu_desktop.ui.importing.events import DIFFERENT, NEW, SAME, Row
from kefu_desktop.ui.importing.paged_model import ROW_ROLE
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_WIDTHS: Final = {Column.STATE: 56, Column.NAME: 120, Column.CATEGORY: 80, Column.NOTES: 104, Column.CHOICE: 108}
_NARROWEST: Final = 40
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
_kept_widths: dict[Column, int] = dict(_WIDTHS)
"""As the user left them in the last window."""


class LongTable(QTableView):
    """Whole rows, one at a time, all of one height."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(tokens.ROW_COMPACT)
        rows.setDefaultSectionSize(tokens.ROW_COMPACT)
        columns.setMinimumSectionSize(_NARROWEST)
        columns.setFixedHeight(tokens.ROW_COMPACT)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class EntryTable(LongTable):
    """What becomes of an entry is chosen in its row, by the mouse or by Enter.

    Signals:
        looked_at(number): of the entry; negative for none.
    """

    looked_at = Signal(int)

    def __init__(self, model: EntriesModel, choices: Choices, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._entries = model
        self._choices = choices
        self._looked_at = -1
        self.menu: QMenu | None = None
        self.setAccessibleName(tr("Phrases of the file"))
        self.setModel(model)
        self.setItemDelegate(EntryPainter(choices, theme, icons, self))
        header = self.horizontalHeader()
        for column, width in _kept_widths.items():
            header.resizeSection(column, max(width, self._least(column)))
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._keep_width)
        self.selectionModel().currentRowChanged.connect(self._look)
        model.dataChanged.connect(self._came)
        model.modelReset.connect(self._look_away)

    def current_row(self) -> Row | None:
        """The chosen one, if it is here already."""
        return self._entries.row(self.currentIndex().row())

    def offer(self) -> None:
        """Let the user choose what becomes of the chosen entry."""
        row = self.current_row()
        if row is None or not words.choices_of(row.state):
            return
        self.menu = menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for choice in words.choices_of(row.state):
            action = menu.addAction(words.choice_name(choice, row.state))
            action.setCheckable(True)
            action.setChecked(choice == self._choices.of(row))
            action.triggered.connect(lambda _on, choice=choice: self._choices.set(row, choice))
            group.addAction(action)
            if action.isChecked():
                menu.setActiveAction(action)
        cell = self.visualRect(self._entries.index(self.currentIndex().row(), Column.CHOICE))
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is chosen where none is: what the arrows start from is seen."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and F2 open the choice; the arrows go from row to row."""
        if event.key() in _OPENS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.offer()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the choice opens it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == Column.CHOICE:
            self.offer()

    def _least(self, column: Column) -> int:
        """What the words of a column need that has but a few."""
        said: list[str] = [self._entries.headers()[column]]
        if column is Column.STATE:
            said += map(words.state_name, (NEW, SAME, DIFFERENT))
        metrics = QFontMetrics(tokens.font(tokens.SECONDARY))
        return max(map(metrics.horizontalAdvance, said)) + 2 * tokens.PAD_SMALL + 4

    def _look(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = current.data(ROW_ROLE)
        number = row.number if isinstance(row, Row) else -1
        if number != self._looked_at:
            self._looked_at = number
            self.looked_at.emit(number)

    def _look_away(self) -> None:
        self._looked_at = -1
        self.looked_at.emit(-1)

    def _came(self, first: QModelIndex | QPersistentModelIndex, last: QModelIndex | QPersistentModelIndex) -> None:
        # the chosen row was not here when it was chosen
        if first.row() <= self.currentIndex().row() <= last.row():
            self._look(self.currentIndex())

    def _keep_width(self, column: int, _before: int, width: int) -> None:
        if column != Column.TEXT:
            _kept_widths[Column(column)] = width


class ProblemTable(LongTable):
    """Places and what to know of them; long sentences are read in full in the tip."""

    def __init__(self, model: object) -> None:
        super().__init__()
        self.setAccessibleName(tr("What could not be carried over"))
        self.setModel(model)  # type: ignore[arg-type]
        header = self.horizontalHeader()
        header.resizeSection(0, 200)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
