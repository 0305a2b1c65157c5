"""A window that takes files and texts dropped anywhere on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from kefu_desktop.ui.importing import dropped
from kefu_desktop.ui.importing.veil import Veil
from kefu_desktop.ui.look.theme import Theme


class DropWindow(QWidget):
    """Whoever is made of it says when drops are welcome, and takes them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._veil = Veil(theme, self)
        self.setAcceptDrops(True)

    def welcomes_drops(self) -> bool:
        """Whether something can be dropped now."""
        raise NotImplementedError

    def take(self, files: list[str], text: str) -> None:
        """Files and folders came, or a text."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and texts are welcome."""
        mime = event.mimeData()
        if not self.welcomes_drops() or not (dropped.files_of(mime) or dropped.text_of(mime)):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._veil.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Taken away again."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go."""
        self._veil.hide()
        files, text = dropped.files_of(event.mimeData()), dropped.text_of(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # the program that they came from waits until this returns
        QTimer.singleShot(0, self, lambda: self._take_dropped(files, text))

    def _take_dropped(self, files: list[str], text: str) -> None:
        # the keys that come next are meant for this window
        self.activateWindow()
        self.take(files, text)
