"""What the columns of a file's tables hold, as it was guessed and as the user changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from kefu_desktop.ui.importing.events import Columns, Sheet
from kefu_desktop.ui.importing.parts import button
from kefu_desktop.ui.importing.role_header import RoleHeader
from kefu_desktop.ui.importing.sheet_model import SheetModel
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.choice_box import ChoiceBox
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.phrase_dialog.switch import Switch

_AFTER: Final = 400
"""Milliseconds without a change."""
_MOST_COLUMNS: Final = 40
_MOST_ROWS: Final = 20
_ROWS_SEEN: Final = 4
_ROW_HEIGHT: Final = 24
_NARROW: Final = 124
_WIDE: Final = 264


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns of a sheet as the user wants them: None passes it over, "guess" takes them as they look."""

    sheet: int
    columns: Columns | None
    guess: bool = False


class ColumnsPart(QWidget):
    """One sheet is shown at a time.

    Signals:
        wanted(Wanted): the user changed something.
    """

    wanted = Signal(object)

    def __init__(self, sheets: tuple[Sheet, ...], theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._guessed = sheets
        self._now: list[Columns | None] = [sheet.columns for sheet in sheets]
        self._filling = False
        self._at = next((place for place, sheet in enumerate(sheets) if sheet.columns), 0)
        self.sheet_box = ChoiceBox(theme, icons)
        self.takes = Switch(tr("Import this sheet"), theme.colours, icons)
        self.header_row = Switch("", theme.colours, icons)
        self.between = ChoiceBox(theme, icons)
        self.back = button(tr("As recognised"), "quiet")
        self.roles = RoleHeader(theme, icons)
        self._model = SheetModel(theme, self)
        self.table = _first_rows(self._model, self.roles)
        self._switches = (self.takes, self.header_row)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._fill_boxes()
        self._lay_out()
        self._connect()
        self._show_sheet()

    def follow(self, before: QWidget) -> None:
        """Tab comes here from that one, and goes on in reading order."""
        boxes = (self.sheet_box, self.takes, self.header_row, self.between, self.back)
        for part in (*boxes, *self.roles.boxes, self.table):
            QWidget.setTabOrder(before, part)
            before = part

    def wear(self, theme: Theme) -> None:
        """Take other colours."""
        for switch in self._switches:
            switch.colours = theme.colours
            switch.update()

    def _fill_boxes(self) -> None:
        for sheet in self._guessed:
            self.sheet_box.addItem(tr("{name} · {count} rows", name=sheet.name, count=sheet.total))
        self.sheet_box.setAccessibleName(tr("Sheet"))
        for name, sign in (
            (tr("Each cell is one wording"), ""),
            (tr("Wordings between | signs"), "|"),
            (tr("Each line is a wording"), "\n"),
            (tr("Wordings between ； signs"), "；"),
            (tr("Wordings between ; signs"), ";"),
            (tr("Wordings between / signs"), "/"),
        ):
            self.between.addItem(name, sign)
        self.between.setAccessibleName(tr("Several wordings in one cell"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.PAD)
        for part in (self.sheet_box, self.takes, self.header_row, self.between):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.GRID)
        column.setSpacing(tokens.GRID)
        column.addLayout(row)
        column.addWidget(self.table)
        for part in (self.sheet_box, self.takes):
            part.setVisible(len(self._guessed) > 1)

    def _connect(self) -> None:
        self.sheet_box.currentIndexChanged.connect(self._other_sheet)
        self.takes.toggled.connect(self._changed)
        self.header_row.toggled.connect(self._changed)
        self.between.activated.connect(self._changed)
        self.roles.chosen.connect(self._changed)
        self.back.clicked.connect(self._as_recognised)
        self._timer.timeout.connect(self._tell)

    def _other_sheet(self, place: int) -> None:
        if self._timer.isActive():
            self._tell()
        self._at = place
        self._show_sheet()

    def _show_sheet(self) -> None:
        self._filling = True
        sheet, now = self._guessed[self._at], self._now[self._at]
        guess = sheet.columns or Columns(())
        shown = now or guess
        width = min(max((len(row) for row in sheet.rows), default=0), _MOST_COLUMNS)
        roles = [*shown.roles, *[""] * width][:width]
        self.sheet_box.setCurrentIndex(self._at)
        self.takes.setChecked(now is not None)
        self.header_row.setText(tr("Row {number} is the header", number=max(guess.header, 0) + 1))
        self.header_row.setChecked(shown.header >= 0)
        self._show_between(shown.between)
        self.roles.show_roles(roles)
        self._draw(roles, shown.header)
        for column in range(width):
            longest = max((len(row[column]) for row in sheet.rows if column < len(row)), default=0)
            self.table.setColumnWidth(column, max(_NARROW, min(longest * tokens.SECONDARY, _WIDE)))
        for part in (self.header_row, self.between, self.table):
            part.setEnabled(now is not None)
        self._filling = False

    def _show_between(self, sign: str) -> None:
        if self.between.findData(sign) < 0:
            self.between.addItem(tr("Wordings between {sign}", sign=sign), sign)
        self.between.setCurrentIndex(self.between.findData(sign))

    def _draw(self, roles: list[str], header: int) -> None:
        used = [bool(role) for role in roles]
        self._model.show(self._guessed[self._at].rows[:_MOST_ROWS], used, header)

    def _changed(self) -> None:
        if self._filling:
            return
        sheet = self._guessed[self._at]
        guess = sheet.columns or Columns(())
        roles = self.roles.roles()
        rest = guess.roles[len(roles) :]
        header = max(guess.header, 0) if self.header_row.isChecked() else -1
        self._now[self._at] = (
            Columns((*roles, *rest), header, str(self.between.currentData())) if self.takes.isChecked() else None
        )
        for part in (self.header_row, self.between, self.table):
            part.setEnabled(self.takes.isChecked())
        self._draw(list(roles), header)
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self.wanted.emit(Wanted(self._at, self._now[self._at]))

    def _as_recognised(self) -> None:
        self._timer.stop()
        self._now[self._at] = self._guessed[self._at].columns
        self._show_sheet()
        self.wanted.emit(Wanted(self._at, None, guess=True))


def _first_rows(model: SheetModel, roles: RoleHeader) -> QTableView:
    table = QTableView()
    table.setHorizontalHeader(roles)
    table.setModel(model)
    table.setAccessibleName(tr("The first rows"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    rows = table.verticalHeader()
    rows.setMinimumSectionSize(_ROW_HEIGHT)
    rows.setDefaultSectionSize(_ROW_HEIGHT)
    rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    table.setFixedHeight(roles.sizeHint().height() + _ROWS_SEEN * _ROW_HEIGHT + tokens.PAD)
    return table
