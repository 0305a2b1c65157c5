"""A window for a fault that keeps the program from starting: what happened, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.sheet import sheet
from kefu_desktop.ui.look.theme import Scheme, Theme, dress

_WIDTH = 440


class FaultWindow(QWidget):
    """The message, which can be copied, and one button."""

    def __init__(self, sentence: str, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setWindowTitle(tr("Customer service phrases"))
        title = QLabel(tr("The program could not start"))
        title.setProperty("role", "title")
        text = QLabel(sentence)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(tr("Close"))
        close.setProperty("role", "primary")
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE, tokens.PAD_LARGE)
        column.setSpacing(tokens.PAD)
        column.addWidget(title)
        column.addWidget(text)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)
        self.setStyleSheet(sheet(theme.colours))
        close.setFocus()


def show_fault(sentence: str, scheme: Scheme) -> None:
    """Show it until it is closed."""
    theme = Theme(scheme)
    dress(theme.colours)
    window = FaultWindow(sentence, theme)
    window.show()
    QApplication.setQuitOnLastWindowClosed(True)
    QApplication.exec()
