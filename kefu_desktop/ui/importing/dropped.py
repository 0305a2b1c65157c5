"""What a drop or the clipboard brings."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def files_of(mime: QMimeData) -> list[str]:
    """The files and folders of this machine."""
    if not mime.hasUrls():
        return []
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile() and url.toLocalFile()]


def text_of(mime: QMimeData) -> str:
    """The text, if there is more than spaces."""
    text = mime.text() if mime.hasText() else ""
    return text if text.strip() else ""
