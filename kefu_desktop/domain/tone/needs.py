"""Which characters a text must have for a pattern to be found in it.

Most patterns are not in most texts. A set of characters, one of which every match must have, lets nine in ten be passed
over without a search. The answer may be too wide, never too narrow.
"""

from __future__ import annotations

import re
from typing import Final

_MOST: Final = 40
_GROUP: Final = re.compile(r"\?(?:[:=!]|<[=!])")
_QUANTIFIER: Final = re.compile(r"[?*+]\??|\{(\d*),?\d*\}\??")
_OPAQUE: Final = "wWdDsSbBAZ"

_Needs = frozenset[str] | None


def needed(pattern: str) -> frozenset[str]:
    """One of these characters is in every match; empty if none can be named."""
    needs, end = _choice(pattern, 0)
    return needs if needs is not None and end >= len(pattern) else frozenset()


def _choice(pattern: str, at: int) -> tuple[_Needs, int]:
    """What `a|b|c` needs, up to a closing bracket or the end: all branches together."""
    needs, at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        branch, at = _sequence(pattern, at + 1)
        needs = needs | branch if needs is not None and branch is not None else None
    return needs, at


def _sequence(pattern: str, at: int) -> tuple[_Needs, int]:
    """What one branch needs: the smallest set among its parts that must be there."""
    best: _Needs = None
    while at < len(pattern) and pattern[at] not in "|)":
        needs, at = _part(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier is not None:
            at = quantifier.end()
            if quantifier.group()[0] in "?*" or quantifier[1] in {"", "0"}:
                needs = None
        if needs is not None and len(needs) <= _MOST and (best is None or len(needs) < len(best)):
            best = needs
    return best, at


def _part(pattern: str, at: int) -> tuple[_Needs, int]:
    character = pattern[at]
    if character == "(":
        return _bracket(pattern, at + 1)
    if character == "[":
        return _class(pattern, at + 1)
    if character == "\\":
        escaped = pattern[at + 1]
        plain = not escaped.isalnum()
        return (frozenset(escaped) if plain else None), at + 2
    return (None if character in ".^$" else frozenset(character)), at + 1


def _bracket(pattern: str, at: int) -> tuple[_Needs, int]:
    opening = _GROUP.match(pattern, at)
    if opening is None:
        needs, end = _choice(pattern, at)
        return needs, end + 1
    needs, end = _choice(pattern, opening.end())
    # what must follow is part of the text, though not of the match; what must not follow says nothing
    return (needs if opening.group() in {"?:", "?=", "?<="} else None), end + 1


def _class(pattern: str, at: int) -> tuple[_Needs, int]:
    negated = pattern[at] == "^"
    first = at + negated
    end = first
    while pattern[end] != "]" or end == first:
        end += 2 if pattern[end] == "\\" else 1
    inner = pattern[first:end]
    if negated or re.search(rf"\\[{_OPAQUE}n]|.-.", inner):
        return None, end + 1
    return frozenset(inner.replace("\\", "")), end + 1
