"""A chat program with a window per buyer, for tests: Return sends what stands in the field, Shift+Return breaks a line.

    python chat_program.py BUYER...

It prints JSON lines: {"ready": BUYER, "window": ID} for each window, {"focus": BUYER}, {"sent": TEXT, "to": BUYER} and
{"field": TEXT, "to": BUYER} at each change.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class Chat(QPlainTextEdit):
    """One buyer's window."""

    def __init__(self, buyer: str) -> None:
        super().__init__()
        self.buyer = buyer
        self.setWindowTitle(buyer)
        self.resize(420, 260)
        self.textChanged.connect(self._changed)

    def _changed(self) -> None:
        say({"field": self.toPlainText(), "to": self.buyer})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if sends and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            say({"sent": self.toPlainText(), "to": self.buyer})
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            say({"focus": self.buyer})


def say(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


def main() -> int:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("chat")
    windows = []
    for place, buyer in enumerate(sys.argv[1:]):
        window = Chat(buyer)
        window.move(QPoint(40 + 460 * place, 60))
        window.show()
        windows.append(window)
        say({"ready": buyer, "window": int(window.winId())})
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
