"""A line edit in a process of its own. Prints a JSON line when it has the focus, and with the time of each new text.

With "keep" it keeps what was pasted; otherwise it empties itself, so that the next paste is like the first.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> int:
    application = QApplication(sys.argv)
    edit = QLineEdit()
    edit.setWindowTitle("paste target")
    edit.resize(500, 40)

    def changed(text: str) -> None:
        now = time.monotonic()
        if text:
            print(json.dumps({"t": now, "text": text}), flush=True)
            if "keep" not in sys.argv:
                QTimer.singleShot(0, edit.clear)

    def focused() -> None:
        print(json.dumps({"focus": QGuiApplication.focusWindow() is not None}), flush=True)

    edit.textChanged.connect(changed)
    application.focusWindowChanged.connect(focused)
    edit.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
