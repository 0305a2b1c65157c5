"""Categories, their groups and their phrases, each with a box to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.palette.tabs import category_name

Place = QModelIndex | QPersistentModelIndex

SLUG: Final = Qt.ItemDataRole.UserRole
"""Of a category's row; None in all other rows."""

_UNTICKED, _SOME, _TICKED = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked


@dataclass(eq=False, slots=True)
class _Node:
    number: int
    words: str
    above: _Node | None = None
    phrase_id: str = ""
    slug: str = ""
    row: int = 0
    """Among those that are shown."""
    below: list[_Node] = field(default_factory=list)
    shown: list[_Node] = field(default_factory=list)
    """Of those below, what the filter lets through."""


class PhraseTree(QAbstractItemModel):
    """The tree; what the filter hides keeps its tick, and a tick on a row above changes only what is shown.

    Signals:
        ticked: other phrases are ticked.
    """

    ticked = Signal()

    def __init__(
        self, phrases: Iterable[IndexRow], categories: Sequence[Category], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top = self._node("", None)
        self._chosen: set[str] = set()
        self._states: dict[int, Qt.CheckState] = {}
        self._build(phrases, categories)
        self._show(None)

    @property
    def chosen(self) -> list[str]:
        """The ids of the ticked phrases, in the order of the tree."""
        return [node.phrase_id for node in self._nodes if node.phrase_id in self._chosen]

    @property
    def count(self) -> int:
        """How many are ticked."""
        return len(self._chosen)

    def filter(self, phrase_ids: Collection[str] | None) -> None:
        """Show these alone; None: all."""
        self.beginResetModel()
        self._show(phrase_ids)
        self.endResetModel()

    # Qt's own questions

    def rowCount(self, parent: Place = QModelIndex()) -> int:
        """What is shown below it."""
        return len(self._at(parent).shown)

    def columnCount(self, _parent: Place = QModelIndex()) -> int:
        """One."""
        return 1

    def index(self, row: int, column: int, parent: Place = QModelIndex()) -> QModelIndex:
        """The place of a row."""
        shown = self._at(parent).shown
        if column or not 0 <= row < len(shown):
            return QModelIndex()
        return self.createIndex(row, 0, shown[row].number)

    def parent(self, index: Place = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # a QObject's, too
        """The row above."""
        above = self._at(index).above
        return QModelIndex() if above is None or above is self._top else self.createIndex(above.row, 0, above.number)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, tick, slug."""
        node = self._at(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return node.words
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(node)
        return (node.slug or None) if role == SLUG else None

    def flags(self, index: Place) -> Qt.ItemFlag:
        """All can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Place, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick it and all that is shown below it, or take the ticks away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        ids = {leaf.phrase_id for leaf in _leaves(self._at(index))}
        if Qt.CheckState(value) == _UNTICKED:
            self._chosen -= ids
        else:
            self._chosen |= ids
        self._states.clear()
        # any row above or below may look different now
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._top.shown) - 1, 0))
        self.ticked.emit()
        return True

    # the tree

    def _build(self, phrases: Iterable[IndexRow], categories: Sequence[Category]) -> None:
        shelves = {category.slug: self._node(category_name(category), self._top, slug=category.slug)
                   for category in categories}  # fmt: skip
        groups: dict[tuple[str, str], _Node] = {}
        lines: dict[int, list[IndexRow]] = {}
        for line in phrases:
            shelf = shelves.get(line.category)
            if shelf is None:
                shelf = shelves[line.category] = self._node(line.category, self._top, slug=line.category)
            above, key = shelf, (line.category, line.group)
            if line.group.strip():
                if key not in groups:
                    groups[key] = self._node(line.group, shelf)
                above = groups[key]
            lines.setdefault(above.number, []).append(line)
        for above in list(self._nodes):
            for line in lines.get(above.number, ()):
                self._node(line.name, above, phrase_id=line.phrase_id)

    def _node(self, words: str, above: _Node | None, *, phrase_id: str = "", slug: str = "") -> _Node:
        made = _Node(len(self._nodes), words, above, phrase_id, slug)
        self._nodes.append(made)
        if above is not None:
            above.below.append(made)
        return made

    def _show(self, phrase_ids: Collection[str] | None) -> None:
        self._states.clear()
        # those below stand behind those above
        for node in reversed(self._nodes):
            node.shown = [one for one in node.below if one.shown or _fits(one, phrase_ids)]
            for row, one in enumerate(node.shown):
                one.row = row

    def _at(self, index: Place) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._top

    def _state(self, node: _Node) -> Qt.CheckState:
        if node.phrase_id:
            return _TICKED if node.phrase_id in self._chosen else _UNTICKED
        if node.number not in self._states:
            below = {self._state(one) for one in node.shown}
            self._states[node.number] = below.pop() if len(below) == 1 else _SOME if below else _UNTICKED
        return self._states[node.number]


def _fits(node: _Node, phrase_ids: Collection[str] | None) -> bool:
    return bool(node.phrase_id) and (phrase_ids is None or node.phrase_id in phrase_ids)


def _leaves(node: _Node) -> Iterator[_Node]:
    if node.phrase_id:
        yield node
    for one in node.shown:
        yield from _leaves(one)
