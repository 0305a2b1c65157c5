"""All files of an import, a line each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kefu_desktop.ui.importing.events import Read
from kefu_desktop.ui.importing.file_line import FailedLine, FileLine
from kefu_desktop.ui.importing.parts import label
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_MOST_LINES: Final = 40
"""Of those that were read, and of those that failed; the rest is told by its number."""
_SHARE: Final = 0.4
"""Of the window's height, at most."""


class FileList(QScrollArea):
    """As high as its lines, up to a part of the window.

    Signals:
        format_wanted(file, format), columns_wanted(file, Wanted): what the user says of a file, by its number.
    """

    format_wanted = Signal(int, str)
    columns_wanted = Signal(int, object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.lines: list[FileLine] = []
        self.failed: list[FailedLine] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Files"))

    def show_files(self, read: Read) -> None:
        """These."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        self.lines = [self._line(number, read) for number in range(min(len(read.files), _MOST_LINES))]
        self.failed = [FailedLine(file, self._theme, self._icons) for file in read.failed[:_MOST_LINES]]
        # what failed is not looked for at the end
        for line in (*self.failed, *self.lines):
            column.addWidget(line)
        rest = len(read.files) - len(self.lines)
        if rest:
            column.addWidget(label(tr("and {count} more files, which come in as well", count=rest), "hint"))
        lost = len(read.failed) - len(self.failed)
        if lost:
            column.addWidget(label(tr("and {count} more files that could not be read", count=lost), "error"))
        column.addStretch(1)
        self.setWidget(inside)
        self.updateGeometry()

    def wear(self) -> None:
        """Other colours are in force."""
        for line in self.lines:
            line.wear()
        for failed in self.failed:
            failed.wear()

    def sizeHint(self) -> QSize:
        """All lines, as far as the window is high enough."""
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is None:
            return QSize(0, 0)
        high = layout.totalHeightForWidth(self.viewport().width())
        high = high if high > 0 else layout.totalSizeHint().height()
        return QSize(0, min(high, round(self.window().height() * _SHARE)))

    def minimumSizeHint(self) -> QSize:
        """One line; Qt's own asks for more, which would be a gap below it."""
        return QSize(0, tokens.ROW)

    def _line(self, number: int, read: Read) -> FileLine:
        line = FileLine(read.files[number], self._theme, self._icons)
        line.format_wanted.connect(lambda name: self.format_wanted.emit(number, name))
        line.columns_wanted.connect(lambda wanted: self.columns_wanted.emit(number, wanted))
        line.opened.connect(self.updateGeometry)
        return line
