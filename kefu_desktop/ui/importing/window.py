"""The import window: drop, look, take in, and back again if it was not right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kefu_desktop.ui.importing import dropped
from kefu_desktop.ui.importing.asking import Asking
from kefu_desktop.ui.importing.choosing import FileChooser
from kefu_desktop.ui.importing.done_page import DonePage
from kefu_desktop.ui.importing.drop_window import DropWindow
from kefu_desktop.ui.importing.empty_page import EmptyPage
from kefu_desktop.ui.importing.events import Counts, Done, Failure, Progress, Read
from kefu_desktop.ui.importing.progress_page import ProgressPage, names_of
from kefu_desktop.ui.importing.review_page import ReviewPage
from kefu_desktop.ui.importing.session import Session
from kefu_desktop.ui.importing.stage import Stage, lost_by_closing
from kefu_desktop.ui.importing.style import style
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_WIDTH: Final = 860
_HEIGHT: Final = 640
_LEAST: Final = (600, 360)

_LOOKS: Final = frozenset({"rows", "entry", "problems"})


class ImportWindow(DropWindow):
    """One import at a time. Deleted when closed.

    Args:
        session_factory: makes the other side.
        theme: light or dark.
        icons: the kept set.
        shipped: (name, path) of each pack that came with the program.

    Signals:
        imported: phrases came in, or were taken back.
    """

    imported = Signal()

    def __init__(
        self,
        session_factory: Callable[[], Session],
        theme: Theme,
        icons: Icons,
        shipped: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(theme)
        self._theme = theme
        self._stage = Stage.EMPTY
        self._again: Callable[[], object] = lambda: None
        self._as: Callable[[int, str], object] = lambda _file, _name: None
        self._read = Read((), ())
        self._chooser = FileChooser(self, self.take_files, theme, icons)
        self.session = session_factory()
        self.empty = EmptyPage(theme, icons, shipped)
        self.progress = ProgressPage()
        self.review = ReviewPage(self.session, theme, icons)
        self.done = DonePage(theme, icons)
        self.asking = Asking()
        self._pages = QStackedWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import phrases"))
        self._lay_out()
        self._connect()
        self._listen()
        self._wear_theme()
        self._size_to_screen()
        self._go(Stage.EMPTY)

    @property
    def stage(self) -> Stage:
        """What it is at."""
        return self._stage

    def take_files(self, files: Sequence[str]) -> None:
        """Read these files and folders; asks first if choices would be lost."""
        if files:
            self._replace(lambda: self._begin(files, {}))

    def take_clipboard(self) -> None:
        """Read what was copied: files, or a text."""
        mime = QGuiApplication.clipboard().mimeData()
        files, text = dropped.files_of(mime), dropped.text_of(mime)
        if files or text:
            self.take(files, text)
        elif self._stage is Stage.EMPTY:
            self.empty.say(tr("There is no text and no file on the clipboard."))

    def take(self, files: list[str], text: str) -> None:
        """Read these files, or that text."""
        if files:
            self.take_files(files)
        else:
            self._replace(lambda: self._begin_text(text))

    def welcomes_drops(self) -> bool:
        """While nothing is written."""
        return self._stage not in (Stage.WRITING, Stage.UNDOING)

    # what the user does

    def _replace(self, act: Callable[[], object]) -> None:
        if not self.welcomes_drops():
            return
        if self._stage is Stage.REVIEW and self.review.touched:
            question = tr("What you chose here is not imported yet. Go on with the new files?")
            self.asking.ask(question, tr("Take the new ones"), tr("Stay here"), act)
        else:
            act()

    def _drop_old(self) -> None:
        """What is still being read is not waited for: its end would be taken for that of the new one."""
        if self._stage is Stage.READING or self.review.busy:
            self.session.cancel()

    def _begin(self, files: Sequence[str], formats: Mapping[str, str]) -> None:
        self._again = lambda: self._begin(files, formats)
        self._as = lambda file, name: self._begin(files, {**formats, self._read.files[file].path: name})
        self._drop_old()
        self.progress.begin("reading", names_of(files))
        self._go(Stage.READING)
        self.session.read(files, formats)

    def _begin_text(self, text: str, format_name: str = "") -> None:
        self._again = lambda: self._begin_text(text, format_name)
        self._as = lambda _file, name: self._begin_text(text, name)
        self._drop_old()
        self.progress.begin("reading", tr("The clipboard"))
        self._go(Stage.READING)
        self.session.paste(text, tr("The clipboard"), format_name)

    def _as_format(self, file: int, name: str) -> None:
        self._as(file, name)

    def _carry_out(self) -> None:
        if self._stage is not Stage.REVIEW or not self.review.take_in.isEnabled():
            return
        choices = self.review.choices
        self.progress.begin("writing", "", tr("Until it is whole, nothing of it is in your library."))
        self._go(Stage.WRITING)
        self.session.carry_out(choices.on_conflict, choices.single)

    def _undo(self) -> None:
        self.progress.begin("undoing", "", can_stop=False)
        self._go(Stage.UNDOING)
        self.session.undo()

    def _stop(self) -> None:
        """Cancel what is being done."""
        self.session.cancel()
        self.empty.say(tr("Cancelled. Your library is as it was."), again=True, calm=True)
        self._go(Stage.EMPTY)

    def _escape(self) -> None:
        if self.asking.isVisible():
            self.asking.hide()
        elif self._stage in (Stage.READING, Stage.WRITING):
            self._stop()
        else:
            self.close()

    def _try_again(self) -> None:
        self._again()

    def _start_over(self) -> None:
        self.empty.say("")
        self._go(Stage.EMPTY)

    # what the session tells

    def _was_read(self, read: Read) -> None:
        self._read = read
        self.review.show_read(read)

    def _planned(self, counts: Counts) -> None:
        self.review.show_plan(counts)
        if self._stage is Stage.READING:
            self._go(Stage.REVIEW)

    def _progressed(self, progress: Progress) -> None:
        if self._stage is Stage.REVIEW:
            self.review.show_progress(progress)
        else:
            self.progress.show_progress(progress)

    def _done(self, done: Done) -> None:
        self.done.show_done(done)
        # a cancel that came too late leaves the window empty
        if self._stage in (Stage.WRITING, Stage.EMPTY):
            self._go(Stage.DONE)
        self.imported.emit()

    def _undone(self, count: int) -> None:
        self.done.show_undone(count)
        self._go(Stage.DONE)
        self.imported.emit()

    def _failed(self, failure: Failure) -> None:
        if failure.doing in _LOOKS:
            # asked in the moment in which other files came
            return
        said = tell(failure.why)
        match self._stage:
            case Stage.READING | Stage.EMPTY:
                self.empty.say(said, again=self._stage is Stage.READING)
                self._go(Stage.EMPTY)
            case Stage.WRITING:
                self._go(Stage.REVIEW)
                self.review.complain(said)
            case Stage.UNDOING:
                self.done.show_hint(said)
                self._go(Stage.DONE)
            case _:
                self.review.complain(said)

    def _ended(self) -> None:
        if self._stage is Stage.UNDOING:
            self.done.show_hint(
                tr("It was not taken back. The imported phrases are still there; `kefu undo` takes them back.")
            )
            self.done.undo.hide()
            self._go(Stage.DONE)
        elif self._stage is Stage.WRITING:
            self.empty.say(
                tr("The import stopped unexpectedly, and nothing of it stayed. Please try again."), again=True
            )
            self._go(Stage.EMPTY)
        elif self._stage in (Stage.READING, Stage.REVIEW):
            self.empty.say(
                tr("Reading stopped unexpectedly, and nothing was imported. Please try again, or split the file."),
                again=True,
            )
            self._go(Stage.EMPTY)

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        """The other side gets ready while the user looks for his files."""
        super().showEvent(event)
        self.session.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything is lost."""
        question = lost_by_closing(self._stage, touched=self.review.touched)
        if not question:
            self._leave()
            event.accept()
            return
        event.ignore()
        self.asking.ask(question, tr("Close"), tr("Stay here"), self._drop_and_close)

    # parts

    def _drop_and_close(self) -> None:
        self.session.cancel()
        self._stage = Stage.EMPTY
        self.close()

    def _leave(self) -> None:
        if self._stage is Stage.READING:
            self.session.cancel()
        self.session.close()

    def _go(self, stage: Stage) -> None:
        self._stage = stage
        self.asking.hide()
        pages: dict[Stage, tuple[QWidget, QWidget]] = {
            Stage.EMPTY: (self.empty, self.empty.next_step),
            Stage.REVIEW: (self.review, self.review.view.table),
            Stage.DONE: (self.done, self.done.finish),
        }
        page, focus = pages.get(stage, (self.progress, self.progress.stop))
        self._pages.setCurrentWidget(page)
        focus.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD_LARGE, tokens.PAD, tokens.PAD_LARGE, tokens.PAD)
        column.setSpacing(tokens.PAD_SMALL)
        column.addWidget(self.asking)
        for page in (self.empty, self.progress, self.review, self.done):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.empty.files_wanted.connect(self._chooser.files)
        self.empty.folder_wanted.connect(self._chooser.folder)
        self.empty.paste_wanted.connect(self.take_clipboard)
        self.empty.again_wanted.connect(self._try_again)
        self.empty.shipped_wanted.connect(lambda path: self.take_files([path]))
        self.progress.stopped.connect(self._stop)
        self.review.format_wanted.connect(self._as_format)
        self.review.import_wanted.connect(self._carry_out)
        self.review.left.connect(self.close)
        self.done.undo_wanted.connect(self._undo)
        self.done.again_wanted.connect(self._start_over)
        self.done.finished.connect(self.close)
        self._theme.changed.connect(self._wear_theme)
        for keys, act in (
            ("Ctrl+V", self.take_clipboard),
            ("Ctrl+Return", self._carry_out),
            ("Ctrl+Enter", self._carry_out),
            ("Escape", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _listen(self) -> None:
        session = self.session
        session.progressed.connect(self._progressed)
        session.was_read.connect(self._was_read)
        session.planned.connect(self._planned)
        session.checked.connect(self.review.show_checked)
        session.done.connect(self._done)
        session.undone.connect(self._undone)
        session.failed.connect(self._failed)
        session.ended.connect(self._ended)

    def _wear_theme(self) -> None:
        self.setStyleSheet(style(self._theme.colours))
        for page in (self.empty, self.review, self.done):
            page.wear()

    def _size_to_screen(self) -> None:
        available = self.screen().availableGeometry()
        self.setMinimumSize(*_LEAST)
        self.resize(min(_WIDTH, available.width()), min(_HEIGHT, available.height() - tokens.ROW))
