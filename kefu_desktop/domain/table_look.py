"""What the columns of a table may hold, told by the look of their cells alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.questions import greets
from kefu_desktop.domain.table_header import CATEGORY, CODE, CONTENT, TITLE

_CODE_LIKE: Final = re.compile(r"[!-~]{1,24}\Z")
_NUMBER: Final = re.compile(r"[-+¥￥$]?\d[\d.,:/年月日时分秒 %-]*[元件个]?\Z")
_PATH: Final = re.compile(r"\S\s*(?:—|>|/|\u2192|»|--)\s*\S")
_LIKELY_LENGTH: Final = 8
_LONGEST_TITLE: Final = 40
_LEAST_FILLED: Final = 0.2
_SENTENCE: Final = 8
_FEW_ROWS: Final = 4
_SHORTEST: Final = 3
"""Of a wording, where it is to be told from other parts of a cell."""
_SEPARATORS: Final = (("||", 50), ("|", 10), ("---", 50))
"""And of how many cells one must have it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The places of the columns, -1 for none; `sure` is from 0 to 1."""

    content: int
    title: int
    code: int
    category: int
    group: int
    sure: float


def look_at(rows: Sequence[Sequence[str]], known: Mapping[int, str], content: int = -1) -> Look | None:
    """The columns of these rows, none of which is a header.

    Args:
        rows: some of them.
        known: roles that a header told.
        content: the place of the text if it is known; else it is where most is written.
    """
    width = max(map(len, rows), default=0)
    cells = [[row[place].strip() if place < len(row) else "" for row in rows] for place in range(width)]
    free = [at for at in range(width) if at not in known and any(cells[at]) and not _is_counting(cells[at])]
    if content < 0:
        content = _fullest(cells, free)
    if content < 0:
        content = _fullest(cells, [at for at in range(width) if known.get(at) in {TITLE, CONTENT}])
    if not 0 <= content < width:
        return None
    told = {role: at for at, role in sorted(known.items(), reverse=True) if at != content}
    free = [at for at in free if at != content]
    codes = [told.get(CODE, -1), *(at for at in free if all(_CODE_LIKE.match(cell) for cell in cells[at] if cell))]
    code = max(codes[:2]) if codes[0] < 0 else codes[0]
    free = [at for at in free if at not in codes]
    shelves = [at for at in free if at < content and _is_shelf(cells[at], cells[content])]
    if CATEGORY in told:
        shelves.insert(0, told[CATEGORY])
    title = told.get(TITLE, _title([at for at in free if at not in shelves], cells, content))
    if title < 0 and len(shelves) > 2:
        title = shelves.pop()
    category, group, *_ = [*shelves, -1, -1]
    texts = [cell for cell in cells[content] if cell]
    likely = width > 1 and sum(map(len, texts)) >= _LIKELY_LENGTH * len(texts)
    return Look(content, title, code, category, group, 0.5 if likely else 0.3)


def _title(places: Sequence[int], cells: Sequence[Sequence[str]], content: int) -> int:
    """Of columns with short cells the one with questions, or the one that is next to the text."""
    short = [at for at in places if sum(map(len, cells[at])) <= _LONGEST_TITLE * sum(map(bool, cells[at]))]
    # a column that says the same in all rows names none of them
    short = [at for at in short if len(cells[at]) < _FEW_ROWS or len(set(cells[at])) * 4 > len(cells[at])]
    asked = {
        at: sum(cell.endswith(("?", "\uff1f")) for cell in cells[at]) * 3 > sum(map(bool, cells[at])) for at in short
    }
    return max(short, key=lambda at: (asked[at], at < content, -abs(content - at)), default=-1)


def _is_shelf(column: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the same words come again and again, or stand in the first of several rows alone, or are a path."""
    filled = [cell for cell in column if cell]
    below = sum(bool(text) and not cell for cell, text in zip(column, texts, strict=True))
    often = len(filled) > 3 and len(set(filled)) * 2 <= len(filled)
    paths = sum(bool(_PATH.search(cell)) for cell in filled)
    return often or below * 2 > len(column) or (len(filled) > 2 and paths * 5 >= len(filled) * 4)


def alternatives(cells: Sequence[str]) -> str:
    """What separates several wordings in one cell, where most cells with such a sign leave no doubt; else empty."""
    filled = [cell for cell in cells if cell.strip()]
    for sign, share in _SEPARATORS:
        having = [cell for cell in filled if sign in cell]
        if len(having) * share >= max(len(filled), share + 1) and _all_wordings(having, sign):
            return sign
    if any("|" in cell for cell in filled) and all(map(_are_sentences, filled)):
        return "|"
    lines = [cell.strip().split("\n") for cell in filled if "\n" in cell.strip()]
    told = [all(greets(line) for line in cell if line.strip()) for cell in lines]
    return "\n" if sum(told) > 1 and sum(told) * 2 > len(told) else ""


def _are_sentences(cell: str) -> bool:
    """Whether a cell has no upright stroke, or whole sentences around each."""
    parts = [part.strip() for part in cell.split("|")]
    return len(parts) == 1 or all(greets(part) or len(part) >= _SENTENCE for part in parts)


def _all_wordings(cells: Sequence[str], sign: str) -> bool:
    parts = [[part.strip(" -|") for part in cell.split(sign)] for cell in cells]
    good = [all(len(part) >= _SHORTEST for part in cell if part) and cell[0] and cell[-1] for cell in parts]
    return sum(map(bool, good)) * 5 >= len(good) * 4


def _fullest(cells: Sequence[Sequence[str]], places: Sequence[int]) -> int:
    enough = [at for at in places if sum(map(bool, cells[at])) >= _LEAST_FILLED * len(cells[at])]
    most, place = max(((sum(map(len, cells[at])), -at) for at in enough), default=(0, 1))
    return -place if most and most >= 2 * sum(map(bool, cells[-place])) else -1


def _is_counting(column: Sequence[str]) -> bool:
    """Whether there are numbers and dates alone."""
    return all(_NUMBER.match(cell) for cell in column if cell)
