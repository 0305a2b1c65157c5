"""Nothing is read yet: where to drop files, and what can be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kefu_desktop.ui.importing.parts import button, label
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_MARK: Final = 40
_PASTE_KEY: Final = "Ctrl+V"


class EmptyPage(QWidget):
    """A place to drop, three buttons, the packs that came with the program, and what became of the last try.

    Args:
        theme: light or dark.
        icons: the kept set.
        shipped: (name, path) of each pack that came along.

    Signals:
        files_wanted, folder_wanted, paste_wanted, again_wanted.
        shipped_wanted(str): the pack at this path.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    paste_wanted = Signal()
    again_wanted = Signal()
    shipped_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, shipped: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._mark = QLabel()
        self._says = label(role="error", wrap=True)
        self.again = button(tr("Try again"))
        self.files = button(tr("Choose files …"))
        self.folder = button(tr("Choose a folder …"))
        self.paste = button(tr("Paste the clipboard"), key=_PASTE_KEY)
        for made, signal in (
            (self.files, self.files_wanted),
            (self.folder, self.folder_wanted),
            (self.paste, self.paste_wanted),
            (self.again, self.again_wanted),
        ):
            made.clicked.connect(signal)
        self.shipped = [self._shipped(name, path) for name, path in shipped]
        self._lay_out()
        self.say("")
        self.wear()

    @property
    def says(self) -> str:
        """What became of the last try."""
        return self._says.text()

    @property
    def next_step(self) -> QWidget:
        """What Enter is for."""
        return self.files if self.again.isHidden() else self.again

    def say(self, sentence: str, *, again: bool = False, calm: bool = False) -> None:
        """Tell what became of the last try; `again`: it can be tried once more; `calm`: it is no fault."""
        self._says.setProperty("role", "hint" if calm else "error")
        self._says.style().polish(self._says)
        self._says.setText(sentence)
        self._says.setVisible(bool(sentence))
        self.again.setVisible(again)

    def wear(self) -> None:
        """Other colours are in force."""
        colour, ratio = self._theme.colours.muted, self.devicePixelRatioF()
        self._mark.setPixmap(self._icons.pixmap("file-input", colour, _MARK, ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet frame around the place."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.outline), 1, Qt.PenStyle.DashLine))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.RADIUS_WINDOW, tokens.RADIUS_WINDOW)
        painter.end()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.PAD_SMALL)
        buttons.addStretch(1)
        for made in (self.files, self.folder, self.paste):
            buttons.addWidget(made)
        buttons.addStretch(1)
        title = label(tr("Drop files or a folder here"), "title")
        takes = label(
            tr(
                "Excel, Word, CSV, text, Markdown, espanso, AutoKey, Beeftext, QuickText, TextExpander, Alfred, "
                "Text Blaze, Raycast, phrase packs"
            ),
            "hint",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE)
        column.setSpacing(tokens.PAD)
        column.addStretch(2)
        for part in (self._mark, title, self._says):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        takes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        takes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column.addWidget(takes)
        if self.shipped:
            column.addLayout(self._packs())
        column.addStretch(3)

    def _shipped(self, name: str, path: str) -> QPushButton:
        made = button(name, role="quiet")
        made.setAccessibleName(tr("Add the trade pack {name}", name=name))
        made.clicked.connect(lambda: self.shipped_wanted.emit(path))
        return made

    def _packs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(label(tr("Phrases for your trade:"), "hint"))
        for made in self.shipped:
            row.addWidget(made)
        row.addStretch(1)
        return row
