"""The first rows of a table as they are in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.highlight import one_line

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class SheetModel(QAbstractTableModel):
    """What lies above the header and what no role uses is drawn faintly."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[Sequence[str]] = ()
        self._used: Sequence[bool] = ()
        self._header = -1

    def show(self, rows: Sequence[Sequence[str]], used: Sequence[bool], header: int) -> None:
        """These rows; a column for each of `used`."""
        self.beginResetModel()
        self._rows, self._used, self._header = rows, used, header
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Of the first rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Of all rows."""
        return 0 if parent.isValid() else len(self._used)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._rows[index.row()]
            return one_line(row[index.column()]) if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.FontRole:
            return tokens.font(tokens.SECONDARY, strong=index.row() == self._header)
        if role == Qt.ItemDataRole.ForegroundRole:
            plain = self._used[index.column()] and index.row() > self._header
            return QColor(self._theme.colours.text if plain else self._theme.colours.muted)
        return None
