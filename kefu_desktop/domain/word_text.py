"""The text of a Word document: headings, list entries, paragraphs and tables, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from kefu_desktop.domain.errors import BadInputError

MOST_CHARACTERS: Final = 20_000_000
"""Of a document's text."""
_HEADING: Final = re.compile(r"(?:heading|标题|berschrift)?\s*([1-6])\Z", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "标题"})
_LISTS: Final = ("list", "列表", "列出")
_SIGNS: Final[Mapping[str, str]] = {"br": "\n", "cr": "\n", "tab": " "}
_OF_TABLES: Final = frozenset({"tbl", "tr", "tc"})


@dataclass(frozen=True, slots=True)
class WordText:
    """What a document says; `has_shape` whether it has headings, lists or tables."""

    text: str
    has_shape: bool


def read_document(xml: bytes) -> WordText:
    """The text of word/document.xml.

    Raises:
        BadInputError: it is no such XML, or too long.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the end of the data
    except (expat.ExpatError, ValueError, LookupError) as error:  # the two for encodings that expat does not know
        raise _unreadable() from error
    return WordText("\n".join(reader.blocks).strip() + "\n", reader.has_shape)


@dataclass(slots=True)
class _Reader:
    blocks: list[str] = field(default_factory=list)
    has_shape: bool = False
    _words: list[str] = field(default_factory=list)
    _in_text: bool = False
    _style: str = ""
    _listed: bool = False
    _rows: list[list[str]] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _depth: int = 0
    _length: int = 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        kind = tag.rpartition(" ")[2]
        if kind in _SIGNS:
            self._words.append(_SIGNS[kind])
        elif kind in _OF_TABLES:
            self._begin_table(kind)
        elif kind == "p":
            self._words, self._style, self._listed = [], "", False
        elif kind == "pStyle":
            self._style = next((value for name, value in attributes.items() if name.endswith("val")), "")
        elif kind in {"t", "numPr"}:
            self._in_text = self._in_text or kind == "t"
            self._listed = self._listed or kind == "numPr"

    def _begin_table(self, kind: str) -> None:
        self._depth += kind == "tbl"
        if kind == "tr" and self._depth == 1:
            self._rows.append([])
        elif kind == "tc" and self._depth == 1:
            self._cell = []

    def end(self, tag: str) -> None:
        """An element ends."""
        match tag.rpartition(" ")[2]:
            case "t":
                self._in_text = False
            case "p":
                self._paragraph("".join(self._words).strip())
            case "tc" if self._depth == 1 and self._rows:
                self._rows[-1].append("<br>".join(self._cell).replace("|", "\\|").replace("\n", "<br>"))
            case "tbl":
                self._depth -= 1
                if not self._depth:
                    self._table()

    def data(self, text: str) -> None:
        """Characters between two tags."""
        if not self._in_text:
            return
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise BadInputError("The document is too long. Please split it.")
        self._words.append(text)

    def _paragraph(self, text: str) -> None:
        if self._depth:
            if text:
                self._cell.append(text)
            return
        heading = _HEADING.match(self._style)
        if text and (heading or self._style.lower() in _TITLES):
            self.has_shape = True
            self.blocks.append(f"\n{'#' * (int(heading[1]) + 1 if heading else 1)} {' '.join(text.split())}\n")
        elif text and (self._listed or self._style.lower().startswith(_LISTS)):
            self.has_shape = True
            self.blocks.append("- " + text.replace("\n", "\n  "))
        else:
            self.blocks.append(f"{text}\n" if text and self.has_shape else text)

    def _table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows or not any(rows[0]):
            return
        self.has_shape = True
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        ruler = "|" + " --- |" * len(rows[0])
        self.blocks += ["", lines[0], ruler, *lines[1:], ""]


def _refuse(*_: object) -> None:
    raise _unreadable()


def _unreadable() -> BadInputError:
    return BadInputError("The Word document cannot be read. Save it as .docx without a password, or as text.")
