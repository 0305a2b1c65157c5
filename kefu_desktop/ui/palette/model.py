"""The rows of the palette, for Qt's views."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kefu_desktop.app.next_wording import Wording
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.palette.highlight import Span
from kefu_desktop.ui.palette.session import PAGE, Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_BRACKETS: Final = str.maketrans("{}", "[]")
"""What must be filled in stands in brackets, as in the rows that show a rendered wording."""


class Role(IntEnum):
    """What a row can be asked for, beside Qt's own roles."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is painted.

    `digit` pastes it (0: none does), `preview` is one wording with the spans that matched, `asks` the number of
    placeholders still to fill, `place` of `count` the wording, `mark` what the tone check says.
    """

    digit: int
    category: str
    name: str
    name_spans: tuple[Span, ...]
    preview: str
    preview_spans: tuple[Span, ...]
    asks: int
    place: int
    count: int
    mark: str | None

    @property
    def at_right(self) -> str:
        """What must still be filled, or which wording of how many."""
        if self.asks:
            return tr("{count} to fill", count=self.asks)
        return f"{self.place}/{self.count}" if self.count > 1 else ""


class HitModel(QAbstractListModel):
    """The hits of a session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._top = 0

    def attend(self, session: Session) -> None:
        """Show another session's hits, or the new hits of the same."""
        self.beginResetModel()
        self._session = session
        self._top = 0
        self.endResetModel()

    def number_from(self, top: int) -> None:
        """The digits 1 to 9 stand for the rows from `top`, the first that is seen."""
        if top != self._top:
            self._top = top
            self.repaint_all()

    @property
    def top(self) -> int:
        """The row of digit 1."""
        return self._top

    def repaint_all(self) -> None:
        """Marks or digits have changed."""
        if self._session.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._session.hits) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One for each hit."""
        return 0 if parent.isValid() else len(self._session.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name; in words for screen readers; as a Row for the delegate."""
        if not index.isValid() or index.row() >= len(self._session.hits):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._session.hits[index.row()].name
        if role == Role.ROW:
            return self._row(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _in_words(self._row(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._session.mark_of(self._session.hits[index.row()].phrase_id)
        return None

    def _row(self, at: int) -> Row:
        hit = self._session.hits[at]
        wording = self._session.next_of(hit.phrase_id)
        spans = tuple(hit.preview_spans)
        digit = at - self._top + 1
        return Row(
            digit=digit if 1 <= digit <= PAGE else 0,
            category=hit.category,
            name=hit.name,
            name_spans=tuple(hit.name_spans),
            preview=hit.preview.translate(_BRACKETS) if spans or wording is None else _plain(wording),
            preview_spans=spans,
            asks=len(wording.rendered.asks) if wording else 0,
            place=wording.place if wording else 0,
            count=wording.count if wording else 0,
            mark=self._session.mark_of(hit.phrase_id),
        )


def _plain(wording: Wording) -> str:
    """The rendered text, in which what must be filled stands in square brackets."""
    return "".join(p.text if p.filled else f"[{p.name}]" for p in wording.rendered.pieces)


def _in_words(row: Row) -> str:
    said = [str(row.digit) if row.digit else "", row.name, row.preview, row.at_right, row.mark or ""]
    return ", ".join(part for part in said if part)
