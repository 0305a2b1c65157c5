"""What is handed on: all, one category, or what is ticked in a tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.exporting import lists
from kefu_desktop.ui.exporting.tree_model import PhraseTree
from kefu_desktop.ui.exporting.tree_painter import TreePainter
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.tabs import category_name

_OPENED = 40
"""Hits from which on the tree is not opened whole."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be handed on: a category, or these ids (in words for the standard input), or neither: all.

    `words` call it for people: the name of a category, or "phrases".
    """

    count: int
    category: str = ""
    ids: tuple[str, ...] | None = None
    words: str = ""


class Scope(QWidget):
    """The choice.

    Signals:
        changed: another choice, or other ticks.
    """

    changed = Signal()

    def __init__(
        self,
        phrases: Sequence[IndexRow],
        categories: Sequence[Category],
        find: Callable[[str], Collection[str]],
        colours: Colours,
        icons: Icons,
    ) -> None:
        super().__init__()
        self._phrases = phrases
        self._categories = categories
        self._find = find
        self._icons = icons
        self._counts = Counter(line.category for line in phrases)
        self._buttons = QButtonGroup(self)
        self.all = self._segment(tr("All"))
        self.one = self._segment(tr("One category"))
        self.some = self._segment(tr("Ticked ones"))
        self._all_says = QLabel(tr("All {count} phrases of the library.", count=len(phrases)))
        rows = [(c.slug, category_name(c), self._counts[c.slug]) for c in categories]
        self._every = lists.categories(rows, colours, tr("Categories"))
        self.categories = lists.categories(rows, colours, tr("Categories"))
        self.search = QLineEdit()
        self._glass = QAction(self)
        self.tree = QTreeView()
        self._painter = TreePainter(colours, icons, self)
        self.model = PhraseTree([], [])
        self._says = QLabel()
        self._lay_out()
        self._connect()
        self.wear(colours)
        self.all.setChecked(True)

    @property
    def chosen(self) -> Chosen:
        """As it is now."""
        if self.one.isChecked():
            slug = self.categories.key
            words = self.categories.currentItem().text() if slug else ""
            return Chosen(self._counts[slug], category=slug, words=words)
        if self.some.isChecked():
            return Chosen(self.model.count, ids=tuple(self.model.chosen), words=tr("phrases"))
        return Chosen(len(self._phrases), words=tr("phrases"))

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        for shown in (self._every, self.categories):
            shown.wear(colours)
        self._painter.colours = colours
        self.tree.viewport().update()
        self._glass.setIcon(self._icons.icon("search", colours.muted))

    def _segment(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._buttons.addButton(made)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.GRID)
        for button in (self.all, self.one, self.some):
            row.addWidget(button, 1)
        self.search.setPlaceholderText(tr("Search name, keyword or pinyin"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.tree.setItemDelegate(self._painter)
        self.tree.setMouseTracking(True)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(tr("Phrases"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._says.setProperty("role", "hint")
        self._all_says.setProperty("role", "hint")
        self._all_says.setWordWrap(True)
        self._every.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._every.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = QStackedLayout()
        self._pages.addWidget(_column(self._all_says, self._every))
        self._pages.addWidget(_column(self.categories))
        self._pages.addWidget(_column(self.search, self.tree, self._says))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.PAD_SMALL)
        column.addLayout(row)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        for page, button in enumerate((self.all, self.one, self.some)):
            button.toggled.connect(lambda on, page=page: self._show(page) if on else None)
        self.categories.currentRowChanged.connect(lambda _: self.changed.emit())
        self.search.textChanged.connect(self._filter)

    def _show(self, page: int) -> None:
        if page == 1 and self.categories.currentRow() < 0:
            self.categories.setCurrentRow(0)
        if page == 2 and self.tree.model() is None:
            # a tree of 100,000 phrases takes its time: only for those who want one
            self.model = PhraseTree(self._phrases, self._categories, self)
            self.model.ticked.connect(self._ticked)
            self.tree.setModel(self.model)
            self._ticked()
        self._pages.setCurrentIndex(page)
        self.changed.emit()

    def _filter(self, query: str) -> None:
        found = set(self._find(query)) if query.strip() else None
        self.model.filter(found)
        if found is not None and len(found) <= _OPENED:
            self.tree.expandAll()
        elif found is not None:
            self.tree.expandToDepth(0)

    def _ticked(self) -> None:
        self._says.setText(tr("{count} ticked", count=self.model.count))
        self.changed.emit()


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.GRID)
    for part in parts:
        column.addWidget(part)
    return made
