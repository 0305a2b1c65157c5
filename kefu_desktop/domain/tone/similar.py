"""How alike two wordings are."""

from __future__ import annotations

from collections import Counter

from kefu_desktop.domain.tone.normal import FACE, normalise


def bones(text: str) -> str:
    """A wording without punctuation, emoji and spaces: what a buyer remembers of it."""
    return "".join([c for c in normalise(text).whole if c.isalnum() or (c >= "\ue000" and c != FACE)])


def alikeness(one: str, other: str) -> float:
    """From 0 to 1: how many pairs of neighbouring characters two wordings (see bones) share, of all they have."""
    if one == other:
        return 1.0
    first, second = _pairs(one), _pairs(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
