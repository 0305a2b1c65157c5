"""The lowest row: what can be done now, the question before a file is replaced, or how long it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QStackedLayout, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens


class Foot(QWidget):
    """Shows one of three rows.

    Signals:
        wanted: export.
        agreed: replace the file.
        stopped: cancel the export, or close the window.
    """

    wanted = Signal()
    agreed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.export_button = _button(f"{tr('Export')}  Ctrl+Enter", tr("Export"), primary=True)
        self.close_button = _button(f"{tr('Cancel')}  Esc", tr("Cancel"))
        self.replace_button = _button(tr("Replace it"), primary=True)
        self.keep_button = _button(tr("Choose another name"))
        self.cancel_button = _button(f"{tr('Cancel')}  Esc", tr("Cancel"))
        self._question = _text()
        self._working = _text()
        self.bar = QProgressBar()
        self._lay_out()
        self.export_button.clicked.connect(self.wanted)
        self.replace_button.clicked.connect(self.agreed)
        self.keep_button.clicked.connect(self.offer)
        for button in (self.close_button, self.cancel_button):
            button.clicked.connect(self.stopped)

    @property
    def asks(self) -> bool:
        """Whether the question stands there."""
        return self._pages.currentIndex() == 1

    @property
    def says(self) -> str:
        """The question, or what is being done; empty when neither."""
        return ["", self._question.text(), self._working.text()][self._pages.currentIndex()]

    def offer(self) -> None:
        """Export or leave."""
        self._pages.setCurrentIndex(0)

    def ask(self, question: str) -> None:
        """Ask before something is replaced."""
        self._question.setText(question)
        self._pages.setCurrentIndex(1)
        self.keep_button.setFocus()

    def work(self, what: str) -> None:
        """Say what is being done, until another row is shown."""
        self._working.setText(what)
        self._pages.setCurrentIndex(2)
        self.cancel_button.setFocus()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(tr("Export"))
        question = QFrame()
        question.setProperty("role", "question")
        row = _row(question, self._question, self.keep_button, self.replace_button)
        row.setContentsMargins(tokens.PAD, tokens.GRID, tokens.GRID, tokens.GRID)
        choice, working = QWidget(), QWidget()
        _row(choice, None, self.close_button, self.export_button)
        _row(working, self._working, self.bar, self.cancel_button)
        self._pages = QStackedLayout(self)
        for page in (choice, question, working):
            self._pages.addWidget(page)


def _button(words: str, name: str = "", *, primary: bool = False) -> QPushButton:
    made = QPushButton(words)
    made.setAccessibleName(name or words)
    made.setAutoDefault(False)
    if primary:
        made.setProperty("role", "primary")
    return made


def _text() -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def _row(inside: QWidget, text: QLabel | None, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.PAD_SMALL)
    if text is None:
        row.addStretch(1)
    else:
        row.addWidget(text, 1)
    for part in parts:
        row.addWidget(part)
    return row
