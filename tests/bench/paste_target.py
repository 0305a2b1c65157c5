"""A text field in a process of its own. Prints a JSON line when it has the focus, and with the time of each new text.

With "keep" it keeps what was pasted; otherwise it empties itself, so that the next paste is like the first.
With "lines" it has many lines. "title=X" is its title.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def main() -> int:
    application = QApplication(sys.argv)
    edit = QPlainTextEdit() if "lines" in sys.argv else QLineEdit()
    titles = [argument[6:] for argument in sys.argv if argument.startswith("title=")]
    edit.setWindowTitle(titles[0] if titles else "paste target")
    edit.resize(500, 40)

    def changed() -> None:
        now = time.monotonic()
        text = edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()
        if text:
            print(json.dumps({"t": now, "text": text}), flush=True)
            if "keep" not in sys.argv:
                QTimer.singleShot(0, edit.clear)

    def focused() -> None:
        print(json.dumps({"focus": QGuiApplication.focusWindow() is not None, "id": int(edit.winId())}), flush=True)

    edit.textChanged.connect(changed)
    application.focusWindowChanged.connect(focused)
    edit.show()
    print(json.dumps({"shown": int(edit.winId())}), flush=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
