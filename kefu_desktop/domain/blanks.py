"""Blanks that somebody left in a text to fill in by hand: XX, X月X日, **. No such text is ever pasted."""

from __future__ import annotations

import re
from typing import Final

_X: Final = "xX\u00d7\uff38\uff58"
_UNITS: Final = (
    "月(?![底初])|日(?![常用系本])|号|元(?![旦宵件素])|小时|分钟|个工作日|天(?![猫然])|折(?!叠)|先生|小姐|女士"
)
_BLANK: Final = re.compile(
    rf"""
      (?<![A-Za-z\uff21-\uff3a\uff41-\uff5a]) [{_X}]{{2,}} (?![A-Za-z\uff21-\uff3a\uff41-\uff5a])
    | (?<![A-Za-z0-9]) [{_X}] (?={_UNITS})
    | [*\uff0a]{{2,}}
    """,
    re.VERBOSE,
)


def find_blanks(text: str) -> tuple[str, ...]:
    """The blanks in the text, in order.

    A run of x is a blank where no letter touches it: "XX元" and "20XX年" are, "XXL", "2XL" and "Maxx" are not. One x
    alone is a blank only before a unit ("X月X日"), as "iPhone X" is a name, and a times sign between numbers a size.
    """
    return tuple(found.group() for found in _BLANK.finditer(text))


def blank_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the blanks begin and end."""
    return tuple(found.span() for found in _BLANK.finditer(text))
