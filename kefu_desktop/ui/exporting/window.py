"""Hand phrases on: what, in which format, where to; what the format cannot carry is said before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.exporting import lists
from kefu_desktop.ui.exporting.done import Done
from kefu_desktop.ui.exporting.file_name import halves
from kefu_desktop.ui.exporting.foot import Foot
from kefu_desktop.ui.exporting.formats import Card, cards
from kefu_desktop.ui.exporting.looks import looks
from kefu_desktop.ui.exporting.lost import Lost
from kefu_desktop.ui.exporting.own_process import OwnProcess
from kefu_desktop.ui.exporting.scope import Chosen, Scope
from kefu_desktop.ui.exporting.target import Target, has
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_WIDTH, _HEIGHT = 720, 600
_NARROWEST, _LOWEST = 560, 360
_PREVIEW_AFTER = 250
"""Milliseconds without another tick."""
_NOT_FOUND = 1
"""The exit code of the command line for phrases that are not there."""


class ExportWindow(QDialog):
    """Made when needed, deleted when closed.

    Args:
        phrases: all of the library, in its order.
        categories: those of the library.
        command: the words that start our own command line, with --data if it needs one.
        find: the ids of the phrases that a query finds; a plain look for the words if it is left out.
    """

    def __init__(  # noqa: PLR0913 - what a window is given
        self,
        phrases: Sequence[IndexRow],
        categories: Sequence[Category],
        command: Sequence[str],
        theme: Theme,
        icons: Icons,
        *,
        find: Callable[[str], Collection[str]] | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export phrases"))
        self._theme = theme
        self._cards = {card.name: card for card in cards()}
        colours = theme.colours
        self.scope = Scope(phrases, categories, find or _plain_find(phrases), colours, icons)
        self.formats = lists.formats([*self._cards.values()], colours, tr("Format"))
        self.lost = Lost()
        endings = tuple(card.ending for card in self._cards.values())
        self.target = Target(endings, today or date.today())  # noqa: DTZ011 - the user's own day
        self.foot = Foot()
        self.report = Done(icons)
        self._form = QWidget()
        self._export = OwnProcess(command, self)
        self._preview = OwnProcess(command, self)
        self._soon = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._lay_out()
        self._connect()
        self._wear_theme()
        self.formats.setCurrentRow(0)
        self.setMinimumSize(_NARROWEST, _LOWEST)
        self._size_to_screen()

    @property
    def is_done(self) -> bool:
        """Whether it was exported."""
        return self._pages.currentIndex() == 1

    def export(self) -> None:
        """Begin, or ask before a file is replaced."""
        if self._export.runs or self.is_done or not self.scope.chosen.count:
            return
        path = self.target.checked()
        if path is None:
            return
        if self._card.is_folder and has(path, Path.is_dir) and has(path, lambda folder: any(folder.iterdir())):
            self.target.complain(tr("The folder {folder} is not empty. Choose a new one.", folder=path))
        elif not self._card.is_folder and has(path, Path.exists):
            self.foot.ask(tr("{file} is there already. Replace it?", file=path.name))
        else:
            self._begin()

    def stop(self) -> None:
        """Cancel what is under way, take back a question, or close."""
        if self._export.runs:
            self._give_up()
        elif self.foot.asks:
            self.foot.offer()
        else:
            self.close()

    def reject(self) -> None:
        """Escape."""
        self.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The window manager finds its place: a dialog's own idea puts the title above a small screen."""
        QWidget.showEvent(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on without its window."""
        self._soon.stop()
        self._preview.end()
        if self._export.runs:
            self._give_up()
        event.accept()

    # the export

    def _begin(self) -> None:
        chosen, path = self.scope.chosen, self.target.checked()
        if path is None:
            self.foot.offer()
            return
        self._soon.stop()
        self._preview.end()
        self.target.complain("")
        self._form.setEnabled(False)
        self.foot.work(tr("Writing {count} phrases …", count=chosen.count))
        self._export.start(["export", str(path), "--format", self._card.name, *_which(chosen)], _ids(chosen))

    def _give_up(self) -> None:
        self._export.end()
        path = self.target.path
        for half in halves(path) if path else ():
            with suppress(OSError):
                shutil.rmtree(half) if half.is_dir() else half.unlink()
        self._back()

    def _back(self) -> None:
        self._form.setEnabled(True)
        self.foot.offer()
        self.foot.export_button.setFocus()

    def _written(self, document: Mapping[str, object]) -> None:
        count = document.get("phrases")
        self.report.tell(count if isinstance(count, int) else 0, Path(str(document.get("file", ""))))
        self._pages.setCurrentIndex(1)

    def _failed(self, code: int, sentence: str) -> None:
        self._back()
        self.target.complain(_gone() if code == _NOT_FOUND else sentence)

    # the preview

    def _choice_changed(self) -> None:
        chosen = self.scope.chosen
        self.target.suggest(chosen.words, self._card)
        self.foot.offer()
        self.foot.export_button.setEnabled(chosen.count > 0)
        self._preview.end()
        if chosen.count:
            self.lost.wait()
            self._soon.start()
        else:
            self._soon.stop()
            self.lost.nothing_chosen()

    def _look_ahead(self) -> None:
        chosen = self.scope.chosen
        self._preview.start(["export", "x", "--format", self._card.name, "--preview", *_which(chosen)], _ids(chosen))

    # parts

    @property
    def _card(self) -> Card:
        return self._cards[self.formats.key]

    def _connect(self) -> None:
        self.scope.changed.connect(self._choice_changed)
        self.formats.currentRowChanged.connect(self._choice_changed)
        self.target.changed.connect(self.foot.offer)
        self.foot.wanted.connect(self.export)
        self.foot.agreed.connect(self._begin)
        self.foot.stopped.connect(self.stop)
        self.report.left.connect(self.close)
        self._soon.timeout.connect(self._look_ahead)
        self._preview.done.connect(self.lost.tell)
        self._preview.failed.connect(lambda code, said: self.lost.complain(_gone() if code == _NOT_FOUND else said))
        self._export.done.connect(self._written)
        self._export.failed.connect(self._failed)
        self._theme.changed.connect(self._wear_theme)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.export)

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(tokens.PAD_LARGE)
        sides.addLayout(_named(tr("What"), self.scope), 1)
        sides.addLayout(_named(tr("Format"), self.formats), 1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(tokens.PAD_SMALL)
        title = QLabel(tr("Export phrases"))
        title.setProperty("role", "title")
        form.addWidget(title)
        form.addLayout(sides, 1)
        form.addWidget(self.lost)
        form.addWidget(self.target)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.PAD)
        column.addWidget(self._form, 1)
        column.addWidget(self.foot)
        self._pages = QStackedLayout()
        self._pages.addWidget(page)
        self._pages.addWidget(self.report)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.PAD_LARGE, tokens.PAD, tokens.PAD_LARGE, tokens.PAD_LARGE)
        whole.addLayout(self._pages)

    def _wear_theme(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(looks(colours))
        self.scope.wear(colours)
        self.formats.wear(colours)
        self.report.wear(colours)

    def _size_to_screen(self) -> None:
        available = self.screen().availableGeometry()
        self.resize(min(_WIDTH, available.width()), min(_HEIGHT, available.height() - 2 * tokens.ROW))


def _named(name: str, part: QWidget) -> QVBoxLayout:
    label = QLabel(name)
    label.setProperty("role", "label")
    column = QVBoxLayout()
    column.setSpacing(tokens.GRID)
    column.addWidget(label)
    column.addWidget(part, 1)
    return column


def _which(chosen: Chosen) -> list[str]:
    if chosen.ids is not None:
        return ["--phrases", "-"]
    return ["--category", chosen.category] if chosen.category else []


def _ids(chosen: Chosen) -> bytes:
    return "\n".join(chosen.ids or ()).encode()


def _gone() -> str:
    return tr("Some of these phrases are no longer there. Please close this window and open it again.")


def _plain_find(phrases: Sequence[IndexRow]) -> Callable[[str], Collection[str]]:
    def find(query: str) -> Collection[str]:
        wanted = query.casefold().split()
        return {
            row.phrase_id
            for row in phrases
            if all(word in f"{row.name}\n{row.group}\n{row.keywords}\n{row.texts}".casefold() for word in wanted)
        }

    return find
