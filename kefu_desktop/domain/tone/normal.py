"""A text made plain for the rules, with the way back to what the user wrote.

Full width becomes half width, traditional becomes simplified, letters become small. Marks put between two characters to
slip past a filter (最★好) and pinyin put in for a character (zui好) are undone. A placeholder becomes one character and
so does each character of a quotation, as neither is what the shop says in its own words.
"""

# ruff: noqa: RUF001 - odd characters are the matter here

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kefu_desktop.domain.search_spelling import is_chinese, simplify

SLOT: Final = "\ue001"
"""Stands for a placeholder."""
QUOTED: Final = "\ue002"
"""Stands for a character in quotes."""
FACE: Final = "☺"
"""Stands for an emoji: it ends a clause and softens it."""

SENTENCE_ENDS: Final = "。!?;\n…"
CLAUSE_ENDS: Final = SENTENCE_ENDS + ",、:~ ()[]/" + FACE

_MORE_TRADITIONAL: Final = dict(
    zip(
        "妳沒裏喫衆羣綫峯爲麽啓隻佔傑僱雇彆閒閑誇罵髮撥攤掛歎嘆憑滾閙賤懶蠢廢囉裝祇衹甯幹乾妥廠喔嘅冇",
        "你没里吃众群线峰为么启只占杰雇雇别闲闲夸骂发拨摊挂叹叹凭滚闹贱懒蠢废啰装只只宁干干妥厂喔的没",
        strict=True,
    )
)
_MARKS: Final = frozenset("★☆*·•・_^|◆◇●○◎■□▲△▼▽※#@$%&=+`´\\丶✦✧✪✩❤♥♡")
_MOST_MARKS: Final = 3
_BRACES: Final = re.compile(r"\{\{|\}\}|\{[^{}\r\n]{1,200}\}")
_QUOTES: Final = re.compile(
    '“[^“”\n]{1,60}”|"[^"\n]{1,60}"|「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|《[^《》\n]{1,60}》|‘[^‘’\n]{1,60}’'
)
_OUTSIDE: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Normal:
    """A plain text.

    `text` has its quotations masked, `whole` has not; both are of one length. `starts[i]` and `ends[i]` are where the
    i-th character comes from.
    """

    text: str
    whole: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the user's text of a stretch of at least one character."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Evasions:
    """Spellings that stand in for a word: small letters and characters as keys, the word as value."""

    words: Mapping[str, str]
    pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Evasions:
        """Ready for use; a spelling that begins or ends with a letter must not touch another letter."""
        if not words:
            return cls({})
        ordered = sorted(words, key=lambda word: (-len(word), word))
        return cls(words, re.compile("|".join(_bounded(word) for word in ordered)))


_Cell = tuple[str, int, int]


def normalise(text: str, evasions: Evasions | None = None) -> Normal:
    """The text made plain; never raises."""
    cells = _without_marks(_cells(text))
    if evasions is not None and evasions.pattern is not None:
        cells = _undo(cells, evasions.pattern, evasions.words)
    whole = "".join([cell[0] for cell in cells])
    return Normal(
        text=_mask_quotations(whole),
        whole=whole,
        starts=tuple([cell[1] for cell in cells]),
        ends=tuple([cell[2] for cell in cells]),
    )


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    for found in _BRACES.finditer(text):
        _plain(text, at, found.start(), cells)
        at = found.end()
        inner = found.group()
        if "|" in inner and ":" not in inner and "=" not in inner:
            _plain(text.replace("|", " "), found.start() + 1, at - 1, cells)
        else:
            cells.append((SLOT if len(inner) > 2 else inner[0], found.start(), at))
    _plain(text, at, len(text), cells)
    return cells


def _plain(text: str, start: int, end: int, cells: list[_Cell]) -> None:
    for at in range(start, end):
        for character in _fold(text[at]):
            cells.append((character, at, at + 1))  # noqa: PERF401 - mostly one, and a nested comprehension is slower


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    if character in "…⋯":
        return "…"
    if character in _MARKS or "①" <= character <= "⑳":
        return character
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me", "Cs", "Co", "Cn"}:
        return ""
    if category in {"So", "Sk"}:
        return FACE
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return "\n" if character in "\n\r\u2028\u2029" else " "
    plain = simplify(unicodedata.normalize("NFKC", character).lower())
    return "".join([_MORE_TRADITIONAL.get(one, one) for one in plain])


def _without_marks(cells: list[_Cell]) -> list[_Cell]:
    kept: list[_Cell] = []
    at = 0
    while at < len(cells):
        stop = at
        while stop < len(cells) and cells[stop][0] in _MARKS:
            stop += 1
        hides = at < stop <= at + _MOST_MARKS and stop < len(cells) and _between_words(kept, cells[stop])
        if not hides:
            kept.extend(cells[at:stop])
        if stop < len(cells) and not (cells[stop][0] == " " and _is_spread(cells, stop)):
            kept.append(cells[stop])
        at = stop + 1
    return kept


def _between_words(kept: list[_Cell], after: _Cell) -> bool:
    return bool(kept) and is_chinese(kept[-1][0]) and is_chinese(after[0])


def _is_spread(cells: list[_Cell], at: int) -> bool:
    """Whether the space stands beside a character that was set apart by spaces on both sides: 最 好 的."""
    return _is_apart(cells, at + 1) or _is_apart(cells, at - 1)


def _is_apart(cells: list[_Cell], at: int) -> bool:
    return (
        2 <= at < len(cells) - 1
        and is_chinese(cells[at][0])
        and cells[at - 1][0] == " " == cells[at + 1][0]
        and is_chinese(cells[at - 2][0])
    )


def _undo(cells: list[_Cell], pattern: re.Pattern[str], words: Mapping[str, str]) -> list[_Cell]:
    text = "".join([cell[0] for cell in cells])
    undone: list[_Cell] = []
    at = 0
    for found in pattern.finditer(text):
        undone.extend(cells[at : found.start()])
        at = found.end()
        start, end = cells[found.start()][1], cells[at - 1][2]
        undone.extend((character, start, end) for character in words[found.group()])
    return [*undone, *cells[at:]] if at else cells


def _mask_quotations(text: str) -> str:
    masked = _QUOTES.sub(lambda found: found.group()[0] + QUOTED * (len(found.group()) - 2) + found.group()[-1], text)
    return masked if _OUTSIDE.search(masked) else text


def _bounded(word: str) -> str:
    before = "(?<![a-z])" if word[0].isascii() else ""
    after = "(?![a-z])" if word[-1].isascii() else ""
    return f"{before}{re.escape(word)}{after}"
