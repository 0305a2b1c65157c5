"""Says at once which combination could not be had, and lets the user press another one right there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kefu_desktop.domain.errors import KefuError
from kefu_desktop.ui.hotkey_field import HotkeyField
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.sheet import sheet
from kefu_desktop.ui.look.theme import Theme

_WIDTH = 440


class HotkeyProblemWindow(QWidget):
    """One combination.

    Args:
        purpose: what it was for, in the user's words: "open the palette", or the name of a phrase.
        why: what the desktop said of it.
        retry: takes the new combination; raises KefuError if that cannot be had either.
    """

    def __init__(self, taken: str, purpose: str, why: KefuError, retry: Callable[[str], object], theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self._retry = retry
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Hotkey not available"))
        self._title = _label(tr("{hotkey} is not available", hotkey=taken), "title")
        self._what = _label(tr("It was for: {purpose}", purpose=purpose), "label")
        self._error = _label(tell(why), "error")
        self.field = HotkeyField()
        self.use_button = QPushButton(tr("Use this one"))
        self.use_button.setProperty("role", "primary")
        self.use_button.setEnabled(False)
        self.later_button = QPushButton(tr("Later"))
        self._lay_out()
        self.field.recorded.connect(lambda text: self.use_button.setEnabled(bool(text)))
        self.field.returnPressed.connect(self.use)
        self.use_button.clicked.connect(self.use)
        self.later_button.clicked.connect(self.close)
        theme.changed.connect(self._wear_theme)
        self._wear_theme()
        self.field.setFocus()

    @property
    def error(self) -> str:
        """What stands beside the field."""
        return self._error.text()

    def use(self) -> None:
        """Try the new combination; close if it works."""
        if not self.field.text():
            return
        try:
            self._retry(self.field.text())
        except KefuError as why:
            self._error.setText(tell(why))
            self.field.setFocus()
        else:
            self.close()

    def keyPressEvent(self, event: object) -> None:
        """Escape: later."""
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a QKeyEvent
            self.close()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE)
        column.setSpacing(tokens.PAD_SMALL)
        for part in (self._title, self._what, _label(tr("Press another combination here:"), "label"), self.field):
            column.addWidget(part)
        column.addWidget(self._error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.later_button)
        row.addWidget(self.use_button)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def _wear_theme(self) -> None:
        self.setStyleSheet(sheet(self._theme.colours))


def _label(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
