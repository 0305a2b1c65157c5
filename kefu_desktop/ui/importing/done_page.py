"""What came in, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kefu_desktop.ui.importing.events import Done
from kefu_desktop.ui.importing.parts import button, label
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_MARK = 40


class DonePage(QWidget):
    """The import can be taken back from here.

    Signals:
        undo_wanted, again_wanted, finished.
    """

    undo_wanted = Signal()
    again_wanted = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._mark = QLabel()
        self._title = label(role="title")
        self._says = label()
        self._hint = label(role="hint", wrap=True)
        self.undo = button(tr("Undo"))
        self.again = button(tr("Import more"))
        self.finish = button(tr("Done"), "primary", "Esc")
        for made, signal in (
            (self.undo, self.undo_wanted),
            (self.again, self.again_wanted),
            (self.finish, self.finished),
        ):
            made.clicked.connect(signal)
        self._lay_out()
        self.wear()

    @property
    def says(self) -> str:
        """What came of it."""
        return self._says.text()

    @property
    def hint(self) -> str:
        """What else is to be known."""
        return self._hint.text()

    def show_done(self, done: Done) -> None:
        """The import is whole."""
        self._title.setText(tr("Imported"))
        self._says.setText(
            tr(
                "{added} new, {updated} updated, {skipped} skipped",
                added=f"{done.added:,}",
                updated=f"{done.updated:,}",
                skipped=f"{done.skipped:,}",
            )
        )
        self.show_hint("")
        self.undo.setVisible(done.added + done.updated > 0)

    def show_undone(self, count: int) -> None:
        """It was taken back."""
        self._title.setText(tr("Taken back"))
        self._says.setText(tr("Your library is as it was before: {count} phrases were taken back.", count=f"{count:,}"))
        self.show_hint("")
        self.undo.hide()

    def show_hint(self, hint: str) -> None:
        """A sentence below."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def wear(self) -> None:
        """Other colours are in force."""
        colour, ratio = self._theme.colours.good, self.devicePixelRatioF()
        self._mark.setPixmap(self._icons.pixmap("circle-check", colour, _MARK, ratio))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.PAD_SMALL)
        buttons.addStretch(1)
        for made in (self.undo, self.again, self.finish):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.PAD_SMALL)
        column.addStretch(2)
        for part in (self._mark, self._title, self._says, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(tokens.PAD)
        column.addLayout(buttons)
        column.addStretch(3)
