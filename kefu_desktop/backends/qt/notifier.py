"""Carries messages from any thread to the window that shows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from kefu_desktop.domain.window import Window


class QtNotifier(QObject):
    """Make it on the GUI thread; `tell` may be called on any.

    Args:
        show: shows a message near a window (or, with None, on the primary screen); called on the GUI thread.
    """

    _said = Signal(str, object)

    def __init__(self, show: Callable[[str, Window | None], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._said.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def tell(self, text: str, near: Window | None = None) -> None:
        """Have the message shown soon; empty ones are not."""
        if text:
            self._said.emit(text, near)

    def _deliver(self, text: str, near: Window | None) -> None:
        self._show(text, near)
