"""The words of the handbook in a text document, with their looks and the ends of their links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from kefu_desktop.backends.qt.pdf_bookmarks import Bookmark
from kefu_desktop.domain import handbook
from kefu_desktop.domain.handbook import Entry, Wording
from kefu_desktop.domain.phrase import Phrase

FAMILIES: Final = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif")
GREY: Final = "#5c6472"
_INK: Final = "#1b1f27"
_LINE: Final = "#868c98"
_ACCENT: Final = "#1f5fd6"
_YELLOW: Final = "#fff1cf"
_BROWN: Final = "#714800"
_INDENT: Final = 22.0
"""Lengths in a text document are pixels of 96 an inch."""
_LEADING: Final = 1.6 * 96 / 72
"""Pixels from line to line for each point of the letters."""
_PICTURE: Final = QSize(340, 260)
_FINE: Final = 3
"""Dots of a picture for each of these pixels."""
_NUMBER: Final = "0000"


@dataclass(slots=True)
class Written:
    """Where things stand, by the numbers of their blocks.

    `lines` are those of the contents: the number of such a block, and of the one that it tells the page of. `kept` are
    runs of blocks that shall not be torn apart: the first and the last of each. `chapters` begin on a new page.
    """

    lines: list[tuple[int, int]] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)
    chapters: list[tuple[int, str]] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def write_text(document: QTextDocument, phrases: Sequence[Phrase], pictures: Mapping[str, bytes], made: str) -> Written:
    """Fill the document; the page numbers of the contents are still to be set."""
    return _Writer(document, pictures).write(phrases, made)


class _Writer:
    def __init__(self, document: QTextDocument, pictures: Mapping[str, bytes]) -> None:
        self._document = document
        self._pictures = pictures
        self._cursor = QTextCursor(document)
        self._written = Written()
        self._known: dict[str, QSize] = {}
        self._empty = True

    def write(self, phrases: Sequence[Phrase], made: str) -> Written:
        self._cursor.beginEditBlock()
        chapters = handbook.chapters(phrases)
        self._block(handbook.TITLE, _letters(26, bold=True), below=2)
        self._block(f"{handbook.subtitle(phrases)}{made}", _letters(9.5, colour=GREY))
        self._block(handbook.MARKED, _letters(9.5, colour=GREY), below=18)
        self._block(handbook.CONTENTS, _letters(15, bold=True), below=4)
        marks = self._contents(chapters)
        self._written.bookmarks = [_bookmark(number, chapter) for number, chapter in enumerate(chapters)]
        found: dict[str, int] = {}
        for number, chapter in enumerate(chapters):
            first = self._block(chapter.title, _letters(20, bold=True, name=f"c{number}"), below=10, new_page=True)
            found[f"c{number}"] = first
            self._written.chapters.append((first, chapter.title))
            for place, section in enumerate(chapter.sections):
                before = self._heading(section.title) if section.title else -1
                for at, entry in enumerate(section.entries):
                    name = f"p{number}-{place}-{at}"
                    found[name] = self._entry(entry, name, before if at == 0 else -1)
        self._cursor.endEditBlock()
        self._written.lines = [(block, found[name]) for block, name in marks]
        return self._written

    def _contents(self, chapters: Sequence[handbook.Chapter]) -> list[tuple[int, str]]:
        marks = []
        for number, chapter in enumerate(chapters):
            marks.append((self._line(chapter.title, f"c{number}", 0), f"c{number}"))
            for place, section in enumerate(chapter.sections):
                before = len(marks)
                above = self._small_heading(section.title) if section.title else -1
                deep = 2 if section.title else 1
                for at, entry in enumerate(section.entries):
                    name = f"p{number}-{place}-{at}"
                    marks.append((self._line(entry.name, name, deep), name))
                if above >= 0:
                    self._written.kept.append((above, marks[before][0]))
        return marks

    def _line(self, words: str, name: str, deep: int) -> int:
        """One of the contents: it leads to its page, whose number stands at the right."""
        letters = _letters(9.5, bold=not deep)
        letters.setAnchor(True)
        letters.setAnchorHref(f"#{name}")
        edge = self._document.pageSize().width() - 1
        block = self._block(words, letters, left=deep * _INDENT, above=0 if deep else 8, right=edge)
        self._cursor.insertText(f"\t{_NUMBER}", letters)
        return block

    def _small_heading(self, words: str) -> int:
        return self._block(words, _letters(9.5, colour=GREY), left=_INDENT, above=3)

    def _heading(self, words: str) -> int:
        return self._block(words, _letters(13, bold=True, colour=_ACCENT), above=16, below=2)

    def _entry(self, entry: Entry, name: str, before: int) -> int:
        first = self._block(entry.name, _letters(11.5, bold=True, name=name), above=12, below=1)
        for note in entry.notes:
            self._block(note, _letters(9, colour=GREY))
        last = first
        for number, wording in enumerate(entry.wordings, 1):
            block = self._wording(number, wording)
            last = block if number == 1 else last
        self._written.kept.append((first if before < 0 else before, last))
        return first

    def _wording(self, number: int, wording: Wording) -> int:
        letters = _letters(10.5, colour=_INK if wording.enabled else _LINE)
        block = self._block(f"{number}.\t", _letters(10.5, colour=GREY), above=3, hanging=True)
        if not wording.enabled:
            self._cursor.insertText(f"（{handbook.OFF}）", letters)
        mark = QTextCharFormat(letters)
        mark.setBackground(QColor(_YELLOW))
        mark.setForeground(QColor(_BROWN))
        for span in wording.spans:
            # a line within a wording is not a paragraph of its own
            text = span.text.strip("\n") if len(wording.spans) == 1 else span.text
            self._cursor.insertText(text.replace("\n", "\u2028"), mark if span.mark else letters)
        for image in wording.images:
            self._picture(image)
        return block

    def _picture(self, name: str) -> None:
        size = self._known[name] if name in self._known else self._keep(name)
        if size.isEmpty():
            return
        looks = QTextBlockFormat()
        looks.setLeftMargin(_INDENT)
        looks.setTopMargin(4)
        looks.setBottomMargin(4)
        self._cursor.insertBlock(looks)
        made = QTextImageFormat()
        made.setName(f"picture:{name}")
        made.setWidth(size.width())
        made.setHeight(size.height())
        self._cursor.insertImage(made)

    def _keep(self, name: str) -> QSize:
        """The size at which the picture is shown; empty if there is none."""
        image = _read(self._pictures.get(name, b""))
        shown = QSize()
        if not image.isNull():
            shown = image.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(image.size())
            self._document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"picture:{name}"), image)
        self._known[name] = shown
        return shown

    def _block(  # noqa: PLR0913 - a paragraph has many sides
        self,
        words: str,
        letters: QTextCharFormat,
        *,
        left: float = 0,
        above: float = 0,
        below: float = 0,
        right: float = 0,
        new_page: bool = False,
        hanging: bool = False,
    ) -> int:
        looks = QTextBlockFormat()
        looks.setLeftMargin(_INDENT if hanging else left)
        looks.setTextIndent(-_INDENT if hanging else 0)
        looks.setTopMargin(above)
        looks.setBottomMargin(below)
        # not by the font's own height, which differs by half from one Chinese font to the next
        looks.setLineHeight(letters.fontPointSize() * _LEADING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if right:
            looks.setTabPositions([QTextOption.Tab(right - left, QTextOption.TabType.RightTab)])
        elif hanging:
            looks.setTabPositions([QTextOption.Tab(_INDENT, QTextOption.TabType.LeftTab)])
        if new_page:
            looks.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._empty:
            self._empty = False
            self._cursor.setBlockFormat(looks)
        else:
            self._cursor.insertBlock(looks, letters)
        self._cursor.insertText(words, letters)
        return self._cursor.blockNumber()


def _bookmark(number: int, chapter: handbook.Chapter) -> Bookmark:
    below = [
        Bookmark(entry.name, f"p{number}-{place}-{at}")
        for place, section in enumerate(chapter.sections)
        for at, entry in enumerate(section.entries)
    ]
    return Bookmark(chapter.title, f"c{number}", tuple(below))


def _letters(size: float, *, bold: bool = False, colour: str = _INK, name: str = "") -> QTextCharFormat:
    looks = QTextCharFormat()
    looks.setFontFamilies([*FAMILIES])
    looks.setFontPointSize(size)
    looks.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    looks.setForeground(QColor(colour))
    looks.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if name:
        looks.setAnchor(True)
        looks.setAnchorNames([name])
    return looks


def _read(data: bytes) -> QImage:
    """The picture, no finer than paper needs; a null one if it is broken."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size, most = reader.size(), _PICTURE * _FINE
    if size.isValid() and (size.width() > most.width() or size.height() > most.height()):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
