"""Where it goes: the path, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kefu_desktop.ui.exporting.file_name import usual_name, with_ending
from kefu_desktop.ui.exporting.formats import Card
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens


class Target(QWidget):
    """A field, a button that looks for a place, and a line for errors.

    Signals:
        changed: another path.
    """

    changed = Signal()

    def __init__(self, endings: tuple[str, ...], today: date) -> None:
        super().__init__()
        self._endings = endings
        self._today = today
        self._folder = _documents()
        self._card: Card | None = None
        self._suggested = ""
        self.field = QLineEdit()
        self.browse_button = QPushButton(tr("Browse …"))
        self._error = QLabel()
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self.browse_button.clicked.connect(self._browse)

    @property
    def path(self) -> Path | None:
        """As it stands there, from the documents folder on; None if it is empty."""
        text = self.field.text().strip()
        return Path(self._folder, text) if text else None

    @property
    def error(self) -> str:
        """What is said beside the field."""
        return self._error.text()

    def suggest(self, words: str, card: Card) -> None:
        """A name for that, unless the user gave one: that keeps its words and gets the ending."""
        self._card = card
        if self.field.text() in {"", self._suggested}:
            name = usual_name(words, self._today, card.ending)
            self._suggested = QDir.toNativeSeparators(str(Path(self._folder, name)))
            self.field.setText(self._suggested)
        else:
            self.field.setText(with_ending(self.field.text(), card.ending, self._endings))

    def checked(self) -> Path | None:
        """The path, with the ending of the format; None if it will not do, and then it is said why."""
        if self._card is None or self.path is None:
            return self._refused(tr("Where shall it go? Please choose a place and a name."))
        self.field.setText(with_ending(str(self.path), self._card.ending, self._endings))
        path = Path(self.field.text())
        if not has(path.parent, Path.is_dir):
            return self._refused(tr("There is no folder {folder}. Please choose another one.", folder=path.parent))
        if not self._card.is_folder and has(path, Path.is_dir):
            return self._refused(tr("A folder has this name. Please choose another name."))
        return path

    def complain(self, sentence: str) -> None:
        """Say it beside the field; empty: nothing is wrong."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def take(self, path: str) -> None:
        """The path that was chosen in a dialog; empty if none was."""
        if path:
            self._folder = str(Path(path).parent)
            self.field.setText(QDir.toNativeSeparators(path))

    def _refused(self, sentence: str) -> Path | None:
        self.complain(sentence)
        self.field.setFocus()
        return None

    def _browse(self) -> None:
        card, path = self._card, self.path
        if card is None:
            return
        if card.is_folder:
            inside = QFileDialog.getExistingDirectory(self, tr("In which folder?"), str(path.parent if path else ""))
            name = path.name if path else usual_name(tr("phrases"), self._today, "")
            self.take(str(Path(inside, name)) if inside else "")
            return
        # the window itself asks before it replaces a file
        keep = QFileDialog.Option.DontConfirmOverwrite
        kind = f"{card.title} (*{card.ending})"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export phrases"), str(path or ""), kind, options=keep)
        self.take(chosen)

    def _typed(self) -> None:
        self.complain("")
        self.changed.emit()

    def _lay_out(self) -> None:
        label = QLabel(tr("Save to"))
        label.setProperty("role", "label")
        label.setBuddy(self.field)
        self.field.setAccessibleName(tr("Save to"))
        self.browse_button.setAutoDefault(False)
        self._error.setProperty("role", "error")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(tokens.PAD_SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self._error)


def _documents() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and has(Path(documents), Path.is_dir) else str(Path.home())


def has(path: Path, what: Callable[[Path], bool]) -> bool:
    """Whether that is true of the path; no if it cannot be looked at, which whoever writes there will tell."""
    try:
        return what(path)
    except OSError:
        return False
