"""What is seen when it is done: how many, where, and the way to that folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours

_MARK = 40


class Done(QWidget):
    """A page of its own.

    Signals:
        left: the user has seen it.
    """

    left = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._path = Path()
        self._mark = QLabel()
        self._says = QLabel()
        self._where = QLabel()
        self.open_button = QPushButton(tr("Open its folder"))
        self.done_button = QPushButton(f"{tr('Done')}  Enter")
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.done_button.clicked.connect(self.left)

    @property
    def says(self) -> str:
        """How many, and where."""
        return f"{self._says.text()} {self._where.text()}"

    def tell(self, count: int, path: Path) -> None:
        """Say what was made."""
        self._path = path
        self._says.setText(tr("{count} phrases are exported to", count=count))
        self._where.setText(str(path))
        self.done_button.setFocus()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._mark.setPixmap(self._icons.pixmap("check", colours.good, _MARK, self.devicePixelRatioF()))

    def _open(self) -> None:
        folder = self._path if self._path.is_dir() else self._path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        self._says.setProperty("role", "title")
        self._where.setProperty("role", "hint")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._mark, self._says, self._where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(centre)
            label.setWordWrap(label is not self._mark)
        self.done_button.setProperty("role", "primary")
        self.done_button.setAccessibleName(tr("Done"))
        self.done_button.setDefault(True)
        self.open_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(tokens.PAD_SMALL)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.done_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.PAD_SMALL)
        column.addStretch(2)
        for label in (self._mark, self._says, self._where):
            column.addWidget(label)
        column.addSpacing(tokens.PAD)
        column.addLayout(row)
        column.addStretch(3)
