"""Breaks the handbook into pages, so that no heading stands alone at the end of one, and numbers its contents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from kefu_desktop.backends.qt.handbook_text import Written

_SPARE: Final = 0.99
"""Of a page: what stands between two blocks is not counted to the last dot."""
_MOST: Final = 0.7
"""Of a page: what is higher and kept together would leave too much of a page empty."""


def pages_of(document: QTextDocument, written: Written, height: float) -> Mapping[int, int]:
    """The page of each block that the contents name, the first is 1; their numbers are put into the contents.

    Args:
        document: all of it; its page size is set.
        written: where things stand.
        height: of a page, in the document's dots.
    """
    whole = document.pageSize()
    tops = _tops(document, QSizeF(whole.width(), 1e9))
    _break(document, written, tops, height)
    document.setPageSize(whole)
    layout = document.documentLayout()
    document.pageCount()  # lays it out
    wanted = {block for _, block in written.lines} | {block for block, _ in written.chapters}
    numbers = {
        block: int(layout.blockBoundingRect(document.findBlockByNumber(block)).center().y() // height) + 1
        for block in wanted
    }
    _number(document, written, numbers)
    return numbers


def _tops(document: QTextDocument, endless: QSizeF) -> list[float]:
    """Where each block begins when no page ends; and the end of the last."""
    document.setPageSize(endless)
    layout = document.documentLayout()
    tops = []
    block, bottom = document.begin(), 0.0
    while block.isValid():
        box = layout.blockBoundingRect(block)
        tops.append(box.top())
        bottom = box.bottom()
        block = block.next()
    return [*tops, bottom]


def _break(document: QTextDocument, written: Written, tops: list[float], height: float) -> None:
    """Put a break before what would be torn apart."""
    together = dict(written.kept)
    new_pages = {block for block, _ in written.chapters}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    start = 0.0
    number = 0
    while number < len(tops) - 1:
        last = together.get(number, number)
        if number in new_pages:
            start = tops[number]
        elif tops[last + 1] - start > height * _SPARE:
            # the page ends in it: what can be kept whole goes to the next one
            if tops[last + 1] - tops[number] <= height * _MOST:
                _begin_page(document, cursor, number)
                start = tops[number]
            else:
                while tops[last + 1] - start > height:
                    start += height
        number = last + 1
    cursor.endEditBlock()


def _begin_page(document: QTextDocument, cursor: QTextCursor, number: int) -> None:
    cursor.setPosition(document.findBlockByNumber(number).position())
    looks = cursor.blockFormat()
    looks.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(looks)


def _number(document: QTextDocument, written: Written, numbers: Mapping[int, int]) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for line, block in written.lines:
        there = document.findBlockByNumber(line)
        cursor.setPosition(there.position() + there.text().rindex("\t") + 1)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(str(numbers[block]), cursor.charFormat())
    cursor.endEditBlock()
