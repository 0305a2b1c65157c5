"""What is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from kefu_desktop.ui.importing import words
from kefu_desktop.ui.importing.events import Progress
from kefu_desktop.ui.importing.parts import CutLabel, button, label
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens

_WIDE: Final = 420
_NAMED: Final = 3
"""Files that are named while they are read."""


class ProgressPage(QWidget):
    """One thing at a time.

    Signals:
        stopped: the user wants no more of it.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label(role="title")
        self._names = CutLabel()
        self._says = label(role="hint")
        self.bar = QProgressBar()
        self.stop = button(tr("Cancel"), key="Esc")
        self.stop.clicked.connect(self.stopped)
        self._lay_out()

    @property
    def names(self) -> str:
        """Of the files."""
        return self._names.text()

    def begin(self, stage: str, names: str, hint: str = "", *, can_stop: bool = True) -> None:
        """Something new: what it is, of which files, and what is to be known of it."""
        self.stop.setVisible(can_stop)
        self._title.setText(words.stage_name(stage))
        self._names.setText(names)
        self._names.setVisible(bool(names))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._says.setText(" ")
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words.stage_name(stage))

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self._title.setText(words.stage_name(progress.stage))
        show_progress(progress, self.bar, self._says)

    def _lay_out(self) -> None:
        self._hint = label(role="hint", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(tokens.PAD_SMALL)
        column.addStretch(2)
        for part in (self._title, self._names, self.bar, self._says, self._hint):
            column.addWidget(part)
        column.addSpacing(tokens.PAD_SMALL)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(_WIDE)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 10)
        row.addStretch(1)


def show_progress(progress: Progress, bar: QProgressBar, says: QLabel) -> None:
    """On a bar and in words; without an end in sight the bar only moves."""
    bar.setTextVisible(False)
    bar.setRange(0, progress.of)
    bar.setValue(min(progress.done, progress.of))
    if progress.of:
        says.setText(f"{progress.done:,} / {progress.of:,}")
    elif progress.done:
        says.setText(f"{progress.done:,}")


def names_of(files: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    named = "  ".join(PurePath(file).name or file for file in files[:_NAMED])
    rest = len(files) - _NAMED
    return named + "  " + tr("and {count} more", count=rest) if rest > 0 else named
