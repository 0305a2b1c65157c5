"""The import window over a library, with its real worker: python import_host.py DATA WIDTH HEIGHT.

Says in JSON lines what the window is at and where its parts lie on the screen, whenever that changes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kefu_desktop.ui import language
from kefu_desktop.ui.importing.entries_model import Column
from kefu_desktop.ui.importing.window import ImportWindow
from kefu_desktop.ui.importing.worker_session import WorkerSession
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme, dress

RESOURCES = Path(__file__).parents[2] / "resources"
WORKER = [sys.executable, "-m", "kefu_desktop", "--import-worker"]


class Reporter:
    """Looks at the window again and again, and says what it sees."""

    def __init__(self, window: ImportWindow) -> None:
        self._window = window
        self._said = ""
        self.planned = 0
        window.session.planned.connect(self._count)
        self._timer = QTimer(window, interval=30)
        self._timer.timeout.connect(self.report)
        self._timer.start()

    def report(self) -> None:
        window = self._window
        review = window.review
        told = {
            "stage": window.stage.name,
            "planned": self.planned,
            "button": review.take_in.text(),
            "done": window.done.says if window.done.isVisible() else "",
            "undo": window.done.undo.isVisible(),
            "asks": window.asking.isVisible(),
            "popup": QApplication.activePopupWidget() is not None,
            "places": self._places(),
        }
        line = json.dumps(told)
        if line != self._said:
            self._said = line
            print(line, flush=True)

    def _places(self) -> dict[str, list[int]]:
        window, review = self._window, self._window.review
        parts: dict[str, QWidget] = {"window": window, "import": review.take_in, "undo": window.done.undo}
        if review.files.lines:
            line = review.files.lines[0]
            parts["columns"] = line.toggle
            if line.part is not None:
                parts |= {f"role{place}": box for place, box in enumerate(line.part.roles.boxes)}
        places = {name: _middle(part) for name, part in parts.items() if part.isVisible()}
        table = review.view.table
        for row in range(min(table.model().rowCount(), 4)):
            index = table.model().index(row, Column.CHOICE)
            if index.data() is None:
                continue
            cell = table.visualRect(index).center()
            here = table.viewport().mapToGlobal(cell)
            places[f"choice{row}"] = [here.x(), here.y()]
        return places

    def _count(self) -> None:
        self.planned += 1


def _middle(part: QWidget) -> list[int]:
    here = part.mapToGlobal(part.rect().center())
    return [here.x(), here.y()]


def main() -> None:
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    translator = language.install(RESOURCES / "translations", "zh")
    theme = Theme("light")
    dress(theme.colours)
    window = ImportWindow(lambda: WorkerSession([*WORKER, sys.argv[1]]), theme, Icons(RESOURCES / "icons"))
    window.resize(int(sys.argv[2]), int(sys.argv[3]))
    window.move(10, 30)
    window.show()
    reporter = Reporter(window)
    application.exec()
    del translator, reporter


if __name__ == "__main__":
    main()
