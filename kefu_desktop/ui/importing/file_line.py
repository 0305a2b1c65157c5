"""A file in one line: what it was taken for, how sure that is, and what else it may be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kefu_desktop.ui.importing import words
from kefu_desktop.ui.importing.columns_part import ColumnsPart, Wanted
from kefu_desktop.ui.importing.events import FailedFile, ReadFile
from kefu_desktop.ui.importing.parts import CutLabel, label
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.choice_box import ChoiceBox
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_SURE: Final = 0.8
"""From here on the columns need not be looked at."""
_FORMAT_WIDTH: Final = 148


class FileLine(QFrame):
    """A file that was read.

    Signals:
        format_wanted(format): the user says what it is.
        columns_wanted(Wanted): the user says what its columns hold.
        opened: its columns are shown, or not any more.
    """

    format_wanted = Signal(str)
    columns_wanted = Signal(object)
    opened = Signal()

    def __init__(self, file: ReadFile, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._file = file
        self._theme = theme
        self._icons = icons
        self.setProperty("role", "panel")
        self.formats = self._formats()
        self.toggle = QPushButton(tr("Columns"))
        self.toggle.setProperty("role", "quiet")
        self.toggle.setAccessibleName(tr("Columns of {name}", name=file.name))
        self.toggle.setCheckable(True)
        self.toggle.setAutoDefault(False)
        policy = self.toggle.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.toggle.setSizePolicy(policy)
        self.part: ColumnsPart | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.PAD, 0, tokens.GRID, 0)
        self._column.setSpacing(tokens.GRID)
        self._column.addWidget(self._line())
        # not before it lies in the line: it would be a window of its own for a moment
        self.toggle.setVisible(bool(file.sheets))
        self.toggle.toggled.connect(self._open)
        self.wear()
        if file.sheets and file.sure < _SURE:
            self.toggle.setChecked(True)

    def wear(self) -> None:
        """Other colours are in force."""
        icon = "chevron-down" if self.toggle.isChecked() else "chevron-right"
        self.toggle.setIcon(self._icons.icon(icon, self._theme.colours.accent))
        if self.part is not None:
            self.part.wear(self._theme)

    def _formats(self) -> ChoiceBox:
        box = ChoiceBox(self._theme, self._icons)
        box.setAccessibleName(tr("What {name} is", name=self._file.name))
        for name in dict.fromkeys((self._file.format, *self._file.others)):
            box.addItem(words.format_name(name), name)
        box.setMinimumWidth(_FORMAT_WIDTH)
        box.activated.connect(self._choose)
        return box

    def _line(self) -> QWidget:
        sure = label(words.sureness(self._file.sure), "hint" if self._file.sure >= _SURE else "warning")
        sure.setMinimumWidth(_widest_sureness())
        sure.setToolTip(f"{round(self._file.sure * 100)} %")
        line = QWidget()
        line.setProperty("role", "line")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(tokens.PAD_SMALL)
        row.addWidget(CutLabel(self._file.name), 1)
        row.addWidget(label(tr("recognised as"), "hint"))
        row.addWidget(self.formats if self.formats.count() > 1 else self._only_format())
        row.addWidget(sure)
        row.addWidget(self.toggle)
        return line

    def _only_format(self) -> QLabel:
        """In place of the box where there is nothing to choose."""
        only = label(words.format_name(self._file.format))
        only.setMinimumWidth(_FORMAT_WIDTH)
        return only

    def _choose(self) -> None:
        wanted = str(self.formats.currentData())
        if wanted != self._file.format:
            self.format_wanted.emit(wanted)

    def _open(self, on: bool) -> None:  # noqa: FBT001  # a slot
        if on and self.part is None:
            self.part = ColumnsPart(self._file.sheets, self._theme, self._icons)
            self.part.wanted.connect(self._want)
            self._column.addWidget(self.part)
            self.part.follow(self.toggle)
        if self.part is not None:
            self.part.setVisible(on)
        self.wear()
        self.opened.emit()

    def _want(self, wanted: Wanted) -> None:
        self.columns_wanted.emit(wanted)


def _widest_sureness() -> int:
    metrics = QFontMetrics(tokens.font(tokens.SECONDARY))
    return max(metrics.horizontalAdvance(words.sureness(sure)) for sure in (1.0, 0.6, 0.1)) + 2


class FailedLine(QFrame):
    """A file that could not be read, with the reason and what to do."""

    def __init__(self, file: FailedFile, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._theme = theme
        self._icons = icons
        self._mark = QLabel()
        self._mark.setFixedWidth(tokens.ICON)
        why = label(tell(file.why), "error", wrap=True)
        self.setAccessibleName(file.name)
        self.setAccessibleDescription(why.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, tokens.PAD_SMALL, tokens.PAD, tokens.PAD_SMALL)
        row.setSpacing(tokens.PAD_SMALL)
        row.addWidget(self._mark)
        row.addWidget(CutLabel(file.name), 1)
        row.addWidget(why, 3)
        self.wear()

    def wear(self) -> None:
        """Other colours are in force."""
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._icons.pixmap("circle-alert", self._theme.colours.error, tokens.ICON, ratio))
