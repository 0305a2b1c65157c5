"""A window with one text field in a process of its own, for the self-check: it reports in JSON lines."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class _Field(QPlainTextEdit):
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            _print({"active": self.isActiveWindow()})


def run() -> int:
    """Show it until the process is ended."""
    application = QApplication(sys.argv[:1])
    field = _Field()
    field.setWindowTitle("kefu selfcheck")
    field.resize(480, 200)
    field.textChanged.connect(lambda: _print({"text": field.toPlainText()}))
    field.show()
    field.activateWindow()
    return application.exec()


def _print(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201 - its standard output is how it reports
