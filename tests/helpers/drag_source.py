"""A program that files are dragged out of, as out of a file manager: python drag_source.py X Y FILE.

Says in JSON lines where it can be taken hold of, and what became of each drag.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Press and move: a drag begins."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("files")
        self._files = files
        self.setFixedSize(160, 120)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(mime)
        say(began=True)
        say(dropped=drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction)


def say(**told: object) -> None:
    print(json.dumps(told), flush=True)


def main() -> None:
    application = QApplication(sys.argv[:1])
    source = Source(sys.argv[3:])
    source.move(int(sys.argv[1]), int(sys.argv[2]))
    source.show()

    def tell() -> None:
        middle = source.mapToGlobal(source.rect().center())
        say(hold=[middle.x(), middle.y()])

    QTimer.singleShot(300, tell)
    application.exec()


if __name__ == "__main__":
    main()
