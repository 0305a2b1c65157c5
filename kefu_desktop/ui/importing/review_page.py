"""What was recognised and what would become of it, to be looked at and changed before it is done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kefu_desktop.ui.importing import events, words
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.columns_part import Wanted
from kefu_desktop.ui.importing.entries_view import EntriesView
from kefu_desktop.ui.importing.events import Checked, Counts, Progress, Read
from kefu_desktop.ui.importing.file_list import FileList
from kefu_desktop.ui.importing.parts import button, label
from kefu_desktop.ui.importing.progress_page import show_progress
from kefu_desktop.ui.importing.session import Session
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.choice_box import ChoiceBox
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_KEY: Final = "Ctrl+Enter"
_WIDE: Final = 680


class ReviewPage(QWidget):
    """Nothing is written before the user says so.

    Signals:
        format_wanted(file, format): read a file, by its number, as another format.
        import_wanted: do it.
        left: leave it.
    """

    format_wanted = Signal(int, str)
    import_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._counts = Counts()
        self._mapped = False
        self._busy = False
        self.choices = Choices(self)
        self._title = label(role="title")
        self._found = label(role="hint")
        self.files = FileList(theme, icons)
        self.view = EntriesView(session, self.choices, theme, icons)
        self._stage = label(role="hint")
        self._bar = QProgressBar()
        self._asks = label(tr("Phrases that differ:"))
        self.for_all = ChoiceBox(theme, icons)
        self._says = label(role="hint")
        self._error = label(role="error", wrap=True)
        self._error.hide()
        self.leave = button(tr("Cancel"), key="Esc")
        self.take_in = button("", "primary")
        self._lay_out()
        self._connect()

    @property
    def touched(self) -> bool:
        """Whether something would be lost: a choice, or columns that were changed."""
        return self._mapped or bool(self.choices.single) or self.choices.on_conflict != events.SKIP

    @property
    def error(self) -> str:
        """What could not be done."""
        return self._error.text()

    @property
    def nothing(self) -> str:
        """Why there is nothing to import."""
        return self._says.text()

    @property
    def busy(self) -> bool:
        """Whether the entries are compared anew."""
        return self._busy

    def show_read(self, read: Read) -> None:
        """Other files."""
        self._mapped = False
        self.choices.forget()
        self.for_all.setCurrentIndex(0)
        self.files.show_files(read)
        self._title.setText(tr("Import phrases"))

    def show_plan(self, counts: Counts) -> None:
        """What would become of them."""
        self._counts = counts
        self._set_busy(on=False)
        self._error.hide()
        self.choices.forget_single()
        for part in (self._asks, self.for_all):
            part.setVisible(counts.different > 0)
        self.view.show_plan(counts)
        self._count()

    def show_progress(self, progress: Progress) -> None:
        """The entries are compared anew."""
        show_progress(progress, self._bar, self._stage)

    def show_checked(self, checked: Checked) -> None:
        """The tone check went on."""
        self.view.show_checked(checked)

    def complain(self, sentence: str) -> None:
        """What was begun here came to nothing, and why."""
        self._set_busy(on=False)
        self._count()
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def wear(self) -> None:
        """Other colours are in force."""
        self.files.wear()
        self.view.wear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The files may take a part of the window; a narrow one has no room for the key on the button."""
        super().resizeEvent(event)
        self.files.updateGeometry()
        self._count()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.PAD)
        head.addWidget(self._title)
        head.addWidget(self._found)
        head.addStretch(1)
        head.addWidget(self._stage)
        self._bar.setFixedWidth(160)
        head.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.PAD_SMALL)
        column.addLayout(head)
        column.addWidget(self.files)
        column.addWidget(self.view, 1)
        column.addWidget(self._error)
        column.addLayout(self._bottom())
        self._set_busy(on=False)

    def _bottom(self) -> QHBoxLayout:
        for choice in words.choices_of(events.DIFFERENT):
            self.for_all.addItem(words.choice_name(choice), choice)
        self.for_all.setAccessibleName(tr("Phrases that differ:"))
        self._asks.setBuddy(self.for_all)
        row = QHBoxLayout()
        row.setSpacing(tokens.PAD_SMALL)
        for part in (self._asks, self.for_all, self._says):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.take_in)
        return row

    def _connect(self) -> None:
        self.files.format_wanted.connect(self.format_wanted)
        self.files.columns_wanted.connect(self._map)
        self.for_all.activated.connect(lambda: self.choices.set_for_all(str(self.for_all.currentData())))
        self.choices.changed.connect(self._count)
        self.take_in.clicked.connect(self.import_wanted)
        self.leave.clicked.connect(self.left)

    def _map(self, file: int, wanted: Wanted) -> None:
        self._mapped = not wanted.guess
        self._set_busy(on=True)
        if wanted.guess:
            self._session.guess_columns(file, wanted.sheet)
        else:
            self._session.set_columns(file, wanted.sheet, wanted.columns)

    def _set_busy(self, *, on: bool) -> None:
        self._busy = on
        self._bar.setVisible(on)
        self._stage.setVisible(on)
        self._bar.setRange(0, 0)
        self._stage.setText(words.stage_name("comparing"))
        self.view.table.setEnabled(not on)
        if on:
            self.take_in.setEnabled(False)

    def _count(self) -> None:
        count = self.choices.importing(self._counts)
        text = tr("Import {count}", count=f"{count:,}")
        self.take_in.setText(f"{text}  {_KEY}" if self.width() >= _WIDE else text)
        self.take_in.setToolTip(_KEY)
        self.take_in.setAccessibleName(text)
        self.take_in.setEnabled(count > 0 and not self._busy)
        self._found.setText(tr("{count} phrases found", count=f"{self._counts.all:,}"))
        self._says.setText(self._nothing() if not count else "")

    def _nothing(self) -> str:
        if not self._counts.all:
            return tr("No phrases were found.")
        if self._counts.same == self._counts.all:
            return tr("You have all of these already.")
        return tr("Nothing is chosen.")
