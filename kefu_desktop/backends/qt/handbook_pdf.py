"""The handbook as a PDF: A4, with contents that lead to their pages, and fonts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from kefu_desktop.backends.qt.handbook_pages import pages_of
from kefu_desktop.backends.qt.handbook_text import FAMILIES, GREY, Written, write_text
from kefu_desktop.backends.qt.pdf_bookmarks import with_bookmarks
from kefu_desktop.backends.qt.pdf_letters import with_plain_letters
from kefu_desktop.domain import handbook
from kefu_desktop.domain.phrase import Phrase

_DOTS: Final = 96
"""An inch: lengths of a text document are meant so. What is drawn are curves, as fine as any printer."""
_MARGINS: Final = QMarginsF(18, 16, 18, 14)
"""Millimetres."""
_FOOT: Final = 0.4
"""Of an inch, for the page number."""
_SMALL: Final = 8.5
"""Points."""


def make_pdf(phrases: Sequence[Phrase], pictures: Mapping[str, bytes], today: date) -> bytes:
    """The whole file. There must be a QGuiApplication.

    Args:
        phrases: in the order of the library.
        pictures: by the names that the variants use.
        today: stands on the first page.
    """
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _MARGINS))
    writer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    writer.setTitle(handbook.TITLE)
    writer.setCreator("kefu-desktop")
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.documentLayout().setPaintDevice(writer)
    width, height = float(writer.width()), writer.height() - _FOOT * _DOTS
    document.setPageSize(QSizeF(width, height))
    written = write_text(document, phrases, pictures, f"{today:%Y-%m-%d}")
    numbers = pages_of(document, written, height)
    _paint(writer, document, written, numbers)
    buffer.close()
    plain = with_plain_letters(bytes(kept.data()), {*document.toPlainText()})
    return with_bookmarks(plain, written.bookmarks)


def _paint(writer: QPdfWriter, document: QTextDocument, written: Written, numbers: Mapping[int, int]) -> None:
    size, count = document.pageSize(), document.pageCount()
    titles = sorted((numbers[block], title) for block, title in written.chapters)
    painter = QPainter(writer)
    for number in range(1, count + 1):
        if number > 1:
            writer.newPage()
        part = QRectF(0, (number - 1) * size.height(), size.width(), size.height())
        painter.save()
        painter.translate(0, -part.top())
        painter.setClipRect(part)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        context.palette = QGuiApplication.palette()
        document.documentLayout().draw(painter, context)
        painter.restore()
        chapter = next((title for page, title in reversed(titles) if page <= number), "")
        _foot(painter, writer, " · ".join(filter(None, (handbook.TITLE, chapter))), f"{number} / {count}")
    painter.end()


def _foot(painter: QPainter, writer: QPdfWriter, left: str, right: str) -> None:
    font = QFont()
    font.setFamilies([*FAMILIES])
    font.setPointSizeF(_SMALL)
    painter.setFont(font)
    painter.setPen(QColor(GREY))
    high = _FOOT * _DOTS / 2
    line = QRectF(0, writer.height() - high, writer.width(), high)
    painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, right)
