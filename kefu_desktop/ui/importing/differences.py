"""Where two wordings differ."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

_LONGEST: Final = 600
"""Characters; comparing takes time that grows with their square."""

Span = tuple[int, int]


def changes(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """What went out of the first text, and what came into the second; nothing for long ones."""
    if max(len(before), len(after)) > _LONGEST:
        return [], []
    out: list[Span] = []
    into: list[Span] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal" and b > a:
            out.append((a, b))
        if kind != "equal" and d > c:
            into.append((c, d))
    return out, into


def closest(text: str, others: Sequence[str]) -> int:
    """The place of the text that is most like this one; -1 if none is alike."""
    best, place = 0.0, -1
    for number, other in enumerate(others):
        if max(len(text), len(other)) > _LONGEST:
            continue
        matcher = SequenceMatcher(None, text, other, autojunk=False)
        if matcher.quick_ratio() <= max(best, 0.5):
            continue
        ratio = matcher.ratio()
        if ratio > max(best, 0.5):
            best, place = ratio, number
    return place
