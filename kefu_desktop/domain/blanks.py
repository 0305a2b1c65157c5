"""Blanks that somebody left in a text to fill in by hand: XX, X月X日, **. No such text is ever pasted."""

from __future__ import annotations

import re
from typing import Final

_X: Final = "xX\u00d7\uff38\uff58"
_UNITS: Final = (
    "月(?![底初])|日(?![常用系本])|号|元(?![旦宵件素])|小时|分钟|个工作日|天(?![猫然])|折(?!叠)|先生|小姐|女士"
)
_NO_LETTER_BEFORE: Final = r"(?<![A-Za-z\uff21-\uff3a\uff41-\uff5a])"
_NO_LETTER_AFTER: Final = r"(?![A-Za-z\uff21-\uff3a\uff41-\uff5a])"
_BLANK: Final = re.compile(
    rf"""
      {_NO_LETTER_BEFORE} [{_X}]{{3,}} (?: [ -] [{_X}]{{3,}} )+ {_NO_LETTER_AFTER}
    | {_NO_LETTER_BEFORE} [{_X}]{{2,}} {_NO_LETTER_AFTER}
    | (?<![A-Za-z0-9]) [{_X}] (?={_UNITS})
    | (?<![A-Za-z0-9)\]*\uff0a]) [*\uff0a]{{2,9}} (?![*\uff0a])
    | (?<=[A-Za-z0-9)\]]) [*\uff0a]{{2,9}} (?![*\uff0aA-Za-z0-9(])
    """,
    re.VERBOSE,
)
_TO_FILL: Final = rf"{_UNITS}|[块年件斤码店款种%]|快递|旗舰店|cm|kg"
_BEFORE: Final = "单号|快递|电话|微信|地址|型号|颜色|尺码|原价|现价|价格|链接"
_START: Final = r"(?<!\*)\*\*(?=[^\s*,，。.;；:：、!！?？)）])"
_WORDS: Final = rf"(?!{_TO_FILL})[^*\n]{{2,200}}(?<!\s)"
_CLAUSE: Final = rf"(?!{_TO_FILL})[^*\n,，。;；!！?？]{{2,60}}(?<!\s)"
_END: Final = r"\*\*(?!\*)"
_FREE: Final = r"(?:(?<![^\s])|(?<=[(（【「\"“]))"
_HEADING: Final = rf"{_FREE}{_START}[^*\s,，。;；!！?？]{{2,40}}{_END}(?!\w)"
_SURE: Final = re.compile(
    rf"{_HEADING}|{_FREE}{_START}{_WORDS}{_END}(?!\w)|{_FREE}{_START}{_CLAUSE}{_END}|{_START}{_CLAUSE}{_END}(?!\w)"
)
_ANY: Final = re.compile(rf"{_HEADING}|{_START}{_WORDS}{_END}")
_ENDS_IN_A_GAP: Final = re.compile(rf".+(?:[是为减满叫和与及或到至¥￥,，、]|[,，。;； ].*(?:{_BEFORE})[:：]?)\Z")


def find_blanks(text: str) -> tuple[str, ...]:
    """The blanks in the text, in order.

    A run of x is a blank where no letter touches it: "XX元" and "20XX年" are, "XXL", "2XL" and "Maxx" are not; runs as
    in "XXX XXX XXXX" are one. One x alone is a blank only before a unit ("X月X日"), as "iPhone X" is a name, and a
    times sign between numbers a size. Stars are blanks ("满**元"), but not around words in bold type ("**注意**"),
    between digits that they hide ("138****0000"), between letters ("a**b"), or as a line of them.
    """
    return tuple(text[start:end] for start, end in blank_spans(text))


def blank_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the blanks begin and end."""
    spans = [found.span() for found in _BLANK.finditer(text)]
    marks = _marks_of_bold(text) if "**" in text else frozenset()
    return tuple(span for span in spans if span not in marks)


def _marks_of_bold(text: str) -> frozenset[tuple[int, int]]:
    """The places of the stars around words in bold type; where one word surely is, others are too."""
    if not any(map(_is_whole, _SURE.finditer(text))):
        return frozenset()
    pairs = [found.span() for found in _ANY.finditer(text) if _is_whole(found)]
    return frozenset(place for start, end in pairs for place in ((start, start + 2), (end - 2, end)))


def _is_whole(found: re.Match[str]) -> bool:
    """Whether the words are no text between two blanks, as in "**先生,单号**"."""
    return not _ENDS_IN_A_GAP.match(found[0][2:-2])
