"""The blocks of a Markdown text: headings, lists, quotes, fenced texts, tables, comments, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["heading", "fence", "quote", "item", "text", "table", "comment"]

_HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*)")
_FENCE: Final = re.compile(r"\s{0,12}(`{3,}|~{3,})\s*([\w+#.-]{0,30})[^`]{0,80}\Z")
_BULLET: Final = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)、])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_RULER_LINE: Final = re.compile(r"\s*(?:-\s?-\s?-[-\s]*|\*\s?\*\s?\*[*\s]*|_\s?_\s?_[_\s]*)\Z")
_UNDER_HEADER: Final = re.compile(r"[\s|:\-]*--[\s|:\-]*\Z")
_LONGEST_LINE: Final = 5000
_LONGEST_COMMENT: Final = 200
"""In lines; so nobody waits for one that has no end."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text; `line` is where it begins, from 1.

    `level` is that of a heading; `info` the word behind the mark of a fenced text; a table's `text` are its lines.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    info: str = ""


def has_marks(line: str) -> bool:
    """Whether it is a heading, an entry of a list, or the line under a table's header."""
    return bool(_HEADING.match(line) or _BULLET.match(line[:80]) or _UNDER_HEADER.match(line[:200]))


def is_table(lines: Sequence[str], number: int) -> bool:
    """Whether a table begins in that line."""
    return (
        number + 1 < len(lines)
        and "|" in lines[number]
        and "|" in lines[number + 1]
        and len(lines[number + 1]) < 500
        and _UNDER_HEADER.match(lines[number + 1]) is not None
    )


def blocks(text: str) -> list[Block]:
    """All of them, in order."""
    lines = text.splitlines()
    parser = _Parser()
    number = 0
    while number < len(lines):
        if behind := _behind_comment(lines, number):
            number = parser.comment(lines, number, behind)
        elif fence := _FENCE.match(lines[number][:200]):
            number = parser.fence(lines, number, fence)
        elif is_table(lines, number):
            number = parser.table(lines, number)
        else:
            parser.line(_without_comments(lines[number][:_LONGEST_LINE]), number + 1)
            number += 1
    parser.end()
    return parser.found


@dataclass(slots=True)
class _Parser:
    found: list[Block] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _kind: Kind = "text"
    _begin: int = 0

    def fence(self, lines: list[str], number: int, mark: re.Match[str]) -> int:
        self.end()
        end = number + 1
        while end < len(lines) and not _closes(lines[end], mark[1]):
            end += 1
        self._keep("fence", "\n".join(lines[number + 1 : end]).strip("\n"), number + 1, info=mark[2].lower())
        return end + 1

    def comment(self, lines: list[str], number: int, end: int) -> int:
        self.end()
        self._keep("comment", "\n".join(lines[number:end]), number + 1)
        return end

    def table(self, lines: list[str], number: int) -> int:
        self.end()
        end = number
        while end < len(lines) and "|" in lines[end]:
            end += 1
        self._keep("table", "\n".join(lines[number:end]), number + 1)
        return end

    def line(self, line: str, number: int) -> None:
        heading, bullet = _HEADING.match(line), _BULLET.match(line)
        if heading:
            self.end()
            self._keep("heading", heading[2].rstrip("# ").strip(), number, level=len(heading[1]))
        elif _RULER_LINE.match(line):
            self.end()
        elif line.lstrip().startswith(">"):
            self._continue("quote", line.lstrip()[1:].removeprefix(" "), number)
        elif bullet and (not bullet[1] or not self._lines):
            self.end()
            self._continue("item", bullet[2], number)
        elif not line.strip():
            self._blank()
        elif self._kind == "item" and self._lines and not line.startswith((" ", "\t", "\u3000")):
            self._continue("text", line, number)
        else:
            self._continue(self._kind if self._lines else "text", bullet[2] if bullet else line.strip(), number)

    def end(self) -> None:
        """The block is whole."""
        text = "\n".join(self._lines).strip()
        if text:
            self._keep(self._kind, text, self._begin)
        self._lines, self._kind = [], "text"

    def _blank(self) -> None:
        # an entry of a list may have several paragraphs, which are indented
        if self._kind != "item":
            self.end()

    def _continue(self, kind: Kind, line: str, number: int) -> None:
        if kind != self._kind and self._lines:
            self.end()
        if not self._lines:
            self._kind, self._begin = kind, number
        self._lines.append(line)

    def _keep(self, kind: Kind, text: str, line: int, *, level: int = 0, info: str = "") -> None:
        self.found.append(Block(kind, text, line, level, info))


def _without_comments(line: str) -> str:
    pieces: list[str] = []
    at = 0
    while (begin := line.find("<!--", at)) >= 0 and (end := line.find("-->", begin)) >= 0:
        pieces.append(line[at:begin])
        at = end + 3
    return "".join([*pieces, line[at:]])


def _behind_comment(lines: Sequence[str], number: int) -> int:
    """The line behind a comment that begins in this one and ends with a line; 0 if there is none."""
    if not lines[number].lstrip().startswith("<!--"):
        return 0
    for at in range(number, min(len(lines), number + _LONGEST_COMMENT)):
        if "-->" in lines[at]:
            return at + 1 if lines[at].rstrip().endswith("-->") else 0
    return 0


def _closes(line: str, mark: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(mark) and not stripped.strip(mark[0])
