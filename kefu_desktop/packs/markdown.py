"""Markdown: headings are categories and groups, list entries and rows of tables are phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.pack_words import fixed_category, name_of
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Row, guess
from kefu_desktop.domain.table_items import items
from kefu_desktop.domain.taken import Item, Taken

_HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*)")
_BULLET: Final = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_RULER: Final = re.compile(r"[\s|:\-]*--[\s|:\-]*\Z")
_LEAD: Final = re.compile(r"\*\*([^*\n]{1,40})\*\*\s*[:：]?\s*|([^:：\n。，,!！?？]{1,16})[:：]\s*(?=\S)")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_LINE: Final = 5000


def sniff(source: Source) -> float:
    """Whether there are headings, lists or tables."""
    if not source.is_text or source.json is not None or not source.text.strip():
        return 0.0
    lines = source.text[:50_000].splitlines()
    marks = sum(bool(_HEADING.match(line) or _BULLET.match(line[:80]) or _RULER.match(line[:200])) for line in lines)
    if source.ending in {".md", ".markdown"}:
        return 0.9 if marks else 0.5
    has_table = any(_is_table(lines, number) for number in range(len(lines) - 1))
    return 0.6 if has_table else 0.0


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: it is no text, or there are too many.
    """
    lines = source.text.splitlines()
    levels = [len(found[1]) for line in lines if (found := _HEADING.match(line))]
    # one heading above all others is the title of the file
    reader = _Reader(_titled=levels[:1] == [1] and levels.count(1) == 1 and len(levels) > 1)
    number = 0
    while number < len(lines):
        if _is_table(lines, number):
            number = reader.table(lines, number)
        else:
            reader.line(lines[number][:_LONGEST_LINE], number + 1)
            number += 1
    reader.end()
    return Taken(tuple(reader.items), tuple(reader.problems), title=source.stem)


@dataclass(slots=True)
class _Reader:
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _titled: bool = False
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _block: list[str] = field(default_factory=list)
    _begin: int = 0
    _listed: bool = False

    def line(self, line: str, number: int) -> None:
        heading, bullet = _HEADING.match(line), _BULLET.match(line)
        if heading:
            self.end()
            level = len(heading[1])
            self._headings = [known for known in self._headings if known[0] < level]
            self._headings.append((level, heading[2].rstrip("# ").strip()))
        elif bullet and (not bullet[1] or not self._block):
            self.end()
            self._block, self._begin, self._listed = [bullet[2]], number, True
        elif not line.strip():
            if not self._listed:
                self.end()
        elif self._block and self._listed and not line.startswith((" ", "\t")):
            self.end()
            self._block, self._begin = [line], number
        elif line.strip() not in {"---", "***", "___"}:
            self._begin = self._begin if self._block else number
            self._block.append(bullet[2] if bullet else line.strip().removeprefix("> "))

    def table(self, lines: list[str], number: int) -> int:
        """Read the table that begins there; the number of the first line behind it."""
        self.end()
        end = number
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows: list[Row] = [_cells(line) for at, line in enumerate(lines[number:end]) if at != 1]
        columns = guess(rows)
        if columns is None:
            return end
        # the line of dashes behind the header is no row
        taken = items(rows, columns, lambda row: f"{number + 1 + row + (row > 0)}")
        self.problems += taken.problems
        category, group = self._shelf()
        self.items += [item if item.category else replace(item, category=category, group=group) for item in taken.items]
        return end

    def end(self) -> None:
        """The block is whole."""
        if not self._block:
            return
        text = "\n".join(self._block).strip()
        where = f"{self._begin}"
        self._block, self._listed = [], False
        try:
            self.items.append(self._item(text, where))
        except KefuError as error:
            self.problems.append(Problem.of(where, error))

    def _item(self, text: str, where: str) -> Item:
        category, group = self._shelf()
        lead = _LEAD.match(text)
        name = ""
        if lead and len(text) - lead.end() >= 4 and not text.startswith(("http", "亲", "您", "你")):
            name = (lead[1] or lead[2]).strip(" :：")
            text = text[lead.end() :].strip()
        text = _plain(text)
        return Item(name or name_of(text), (Variant(text),), category=category, group=group, where=where)

    def _shelf(self) -> tuple[str, str]:
        words = [text for level, text in self._headings if level > 1 or not self._titled]
        words = [fixed_category(words[0]) or words[0], *words[1:]] if words else [""]
        return words[0], " / ".join(words[1:])


def _is_table(lines: list[str], number: int) -> bool:
    return (
        number + 1 < len(lines)
        and "|" in lines[number]
        and "|" in lines[number + 1]
        and len(lines[number + 1]) < 500
        and _RULER.match(lines[number + 1]) is not None
    )


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|").replace("\\|", "\0")
    return tuple(_plain(cell.strip().replace("\0", "|")) for cell in inner.split("|"))


def _plain(text: str) -> str:
    return _STRONG.sub(r"\2", _BREAK.sub("\n", text))
