"""A question in the window itself, in place of a box before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kefu_desktop.ui.importing.parts import button, label
from kefu_desktop.ui.look import tokens


class Asking(QFrame):
    """A sentence and two answers; hidden while nothing is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "asking")
        self._says = label(wrap=True)
        self.yes = button("")
        self.no = button("")
        self._act: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, tokens.PAD_SMALL, tokens.PAD_SMALL, tokens.PAD_SMALL)
        row.setSpacing(tokens.PAD_SMALL)
        row.addWidget(self._says, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.clicked.connect(self._do)
        self.no.clicked.connect(self.hide)
        self.hide()

    @property
    def question(self) -> str:
        """The sentence."""
        return self._says.text()

    def ask(self, question: str, yes: str, no: str, act: Callable[[], object]) -> None:
        """Ask; `act` is done if the answer is yes. The focus is on no."""
        self._says.setText(question)
        for made, text in ((self.yes, yes), (self.no, no)):
            made.setText(text)
            made.setAccessibleName(text)
        self._act = act
        self.setAccessibleName(question)
        self.show()
        self.no.setFocus()

    def _do(self) -> None:
        self.hide()
        self._act()
