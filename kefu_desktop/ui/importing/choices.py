"""What shall become of the entries: one answer for all that differ, and others for single ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from kefu_desktop.ui.importing.events import DIFFERENT, KEEP_BOTH, NEW, SAME, SKIP, Counts, Row


class Choices(QObject):
    """Starts with: take in what is new, leave alone what differs.

    Signals:
        changed: any of them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_conflict = SKIP
        self._single: dict[int, str] = {}
        self._states: dict[int, str] = {}

    @property
    def on_conflict(self) -> str:
        """For all that differ."""
        return self._on_conflict

    @property
    def single(self) -> Mapping[int, str]:
        """For single entries, by their number."""
        return MappingProxyType(self._single)

    def of(self, row: Row) -> str:
        """What becomes of this one."""
        if row.state == SAME:
            return SKIP
        return self._single.get(row.number, KEEP_BOTH if row.state == NEW else self._on_conflict)

    def is_single(self, row: Row) -> bool:
        """Whether it was chosen for this one alone."""
        return row.number in self._single

    def set_for_all(self, choice: str) -> None:
        """For all that differ and have no answer of their own."""
        self._on_conflict = choice
        self.changed.emit()

    def set(self, row: Row, choice: str) -> None:
        """For this one."""
        if row.state == SAME:
            return
        usual = KEEP_BOTH if row.state == NEW else ""
        if choice == usual:
            self._single.pop(row.number, None)
        else:
            self._single[row.number] = choice
            self._states[row.number] = row.state
        self.changed.emit()

    def forget_single(self) -> None:
        """The entries are others now."""
        self._single.clear()
        self._states.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Start anew."""
        self._on_conflict = SKIP
        self.forget_single()

    def importing(self, counts: Counts) -> int:
        """How many entries will come in."""
        left_out = sum(self._states[number] == NEW for number in self._single)
        answered = [choice for number, choice in self._single.items() if self._states[number] == DIFFERENT]
        others = counts.different - len(answered) if self._on_conflict != SKIP else 0
        return counts.new - left_out + others + sum(choice != SKIP for choice in answered)
