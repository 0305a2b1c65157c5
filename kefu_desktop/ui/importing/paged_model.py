"""A table model over blocks of rows that come when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from kefu_desktop.ui.importing.blocks import SIZE, Blocks

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ROOT: Final = QModelIndex()


class PagedModel(QAbstractTableModel, Generic[T]):
    """Columns are told by who is made of it.

    Signals:
        wanted(first, count): these rows are looked at and are not here.
    """

    wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)
        self._blocks: Blocks[T] = Blocks(self._timer.start)

    def headers(self) -> Sequence[str]:
        """The names of the columns."""
        raise NotImplementedError

    def text(self, row: T, column: int) -> str:
        """What stands there."""
        raise NotImplementedError

    def show(self, count: int) -> None:
        """Another list, of so many rows."""
        self.beginResetModel()
        self._count = count
        self._blocks.forget()
        self.endResetModel()

    def resize_to(self, count: int) -> None:
        """The same list has so many rows now; all of them may be others."""
        if count > self._count:
            self.beginInsertRows(_ROOT, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_ROOT, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self.refresh()

    def refresh(self) -> None:
        """Ask anew for what is seen."""
        self._blocks.grow_old()
        self.repaint()

    def repaint(self) -> None:
        """What is seen is drawn anew."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    def put(self, first: int, rows: Sequence[T]) -> None:
        """Rows came."""
        self._blocks.put(first, rows)
        last = min(first + len(rows), self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self._timer.start()

    def row(self, number: int) -> T | None:
        """That row, if it is here."""
        return self._blocks.row(number) if 0 <= number < self._count else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """All, here or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as have names."""
        return 0 if parent.isValid() else len(self.headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The text, and the row itself."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, ROW_ROLE):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        return row if role == ROW_ROLE else self.text(row, index.column())

    def _ask(self) -> None:
        for block in self._blocks.due():
            self.wanted.emit(block * SIZE, min(SIZE, self._count - block * SIZE))
