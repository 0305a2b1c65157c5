"""Characters as a person and an arrow key count them."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINER: Final = "\u200d"
_KEYCAP: Final = "\u20e3"
_VARIATION: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_SKIN: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_TAGS: Final = frozenset(map(chr, range(0xE0020, 0xE0080)))
_REGIONAL: Final = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_STICKS: Final = _VARIATION | _SKIN | _TAGS | {_JOINER, _KEYCAP}


def count_steps(text: str) -> int:
    """How often the left arrow is pressed to walk back over the text.

    An accent, a skin colour or a joined emoji belongs to the character before it, two regional letters are one flag,
    and a CR LF is one line break. Lone surrogates count one each.
    """
    steps = 0
    flag_open = False
    before = ""
    for character in text:
        if character in _REGIONAL:
            steps += not flag_open
            flag_open = not flag_open
        else:
            flag_open = False
            steps += not _belongs_to(before, character)
        before = character
    return steps


def _belongs_to(before: str, character: str) -> bool:
    if not before:
        return False
    if character == "\n":
        return before == "\r"
    if before in "\r\n":
        return False
    if character in _STICKS or unicodedata.category(character) in {"Mn", "Me"}:
        return True
    return before == _JOINER and ord(character) >= 0x2190
