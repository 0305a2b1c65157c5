"""The wordings of a phrase, one below the other: add, move, remove, switch off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.phrase_dialog.draft import VariantDraft
from kefu_desktop.ui.phrase_dialog.wording import WordingEdit


class Wordings(QScrollArea):
    """At least one is always there.

    Signals:
        changed: any of them, or their order.
    """

    changed = Signal()

    def __init__(self, check: Callable[[str], Sequence[Finding]], colours: Colours, icons: Icons) -> None:
        super().__init__()
        self._check = check
        self._colours = colours
        self._icons = icons
        self._edits: list[WordingEdit] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, tokens.PAD_SMALL, 0)
        self._column.setSpacing(0)
        self.add_button = QPushButton(f"{tr('Add a wording')}  Ctrl+Shift+N")
        self.add_button.setProperty("role", "quiet")
        self.add_button.setAccessibleName(tr("Add a wording"))
        self.add_button.clicked.connect(self.add_new)
        self._column.addWidget(self.add_button)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Wordings"))

    @property
    def edits(self) -> Sequence[WordingEdit]:
        """In their order."""
        return self._edits

    def fill(self, variants: Sequence[Variant]) -> None:
        """Show these, or an empty one."""
        for variant in variants:
            self._add(VariantDraft(variant.text, variant.enabled, variant))
        if not variants:
            self._add(VariantDraft())

    def drafts(self) -> tuple[VariantDraft, ...]:
        """As they are now."""
        return tuple(edit.draft() for edit in self._edits)

    def add_new(self) -> None:
        """An empty one at the end, ready to be written."""
        edit = self._add(VariantDraft())
        edit.text.setFocus()
        self.changed.emit()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        for edit in self._edits:
            edit.wear(colours)

    def _add(self, draft: VariantDraft) -> WordingEdit:
        edit = WordingEdit(draft, self._check, self._colours, self._icons)
        edit.changed.connect(self.changed)
        edit.moved.connect(lambda by: self._move(edit, by))
        edit.removed.connect(lambda: self._remove(edit))
        self._column.insertWidget(len(self._edits), edit)
        self._edits.append(edit)
        self._number()
        return edit

    def _move(self, edit: WordingEdit, by: int) -> None:
        here = self._edits.index(edit)
        there = max(0, min(here + by, len(self._edits) - 1))
        self._edits.insert(there, self._edits.pop(here))
        self._column.removeWidget(edit)
        self._column.insertWidget(there, edit)
        self._number()
        self.changed.emit()

    def _remove(self, edit: WordingEdit) -> None:
        if len(self._edits) == 1:
            return
        self._edits.remove(edit)
        self._column.removeWidget(edit)
        edit.hide()
        edit.deleteLater()
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for place, edit in enumerate(self._edits, start=1):
            edit.number(place, len(self._edits))
