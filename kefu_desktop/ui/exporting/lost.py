"""What the chosen format cannot carry, told before anything is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from kefu_desktop.ui.language import tr

_HIGHEST = 76
"""Pixels; what is more is scrolled."""


class Lost(QScrollArea):
    """As high as its lines, within reason."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("What this format cannot carry"))
        self._say("", "hint")

    @property
    def says(self) -> str:
        """The lines."""
        return self._label.text()

    def wait(self) -> None:
        """It is being found out."""
        self._say(tr("Looking what this format can carry …"), "hint")

    def nothing_chosen(self) -> None:
        """There is nothing to look at."""
        self._say("", "hint")

    def tell(self, document: Mapping[str, object]) -> None:
        """What `kefu export --preview` said."""
        lost, count = document.get("lost"), document.get("phrases")
        lines = [_line(one, count) for one in lost] if isinstance(lost, list) else []
        if lines:
            self._say("\n".join(lines), "warning")
        else:
            self._say(tr("This format carries everything."), "hint")

    def complain(self, sentence: str) -> None:
        """It could not be found out."""
        self._say(sentence, "error")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines may break elsewhere now."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, text: str, role: str) -> None:
        self._label.setProperty("role", role)
        self._label.setText(text)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.viewport().width())
        self.setFixedHeight(min(_HIGHEST, max(20, self._label.heightForWidth(room))))


def _line(one: object, count: object) -> str:
    if not isinstance(one, dict):
        return ""
    # a number says something only if it is not all of them
    message, concerned = str(one.get("message", "")), one.get("count")
    return message if concerned == count else tr("{message} ({count} phrases)", message=message, count=concerned)
