"""What a short text talks about: stretches of characters, with words that mean the same made one sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from kefu_desktop.domain.search_spelling import fold, is_chinese

_FIRST_SIGN: Final = 0xE000
_MOST_SIGNS: Final = 0x1800
_SOUND: Final = "~"
_WRITTEN: Final = "="
# long ones are names (1688, 12315), not amounts
_DIGITS: Final = re.compile(r"(?<!\d)\d{1,3}(?:\.\d+)?(?!\d)")
_NUMBER: Final = "#"
_MARKS: Final = "，。！？、,!?…"
# from the first numeral of a stretch alone: a text of nothing but 好 would else be read from each of its characters
_NUMERAL: Final = re.compile(
    "(?<![一二三四五六七八九十两几好多])[一二三四五六七八九十两几好多]+(?=[天个块元分号点小次斤件])"
)
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")

# how much features say, for stretches of one, two and three; the best of a few in tests/bench/reply_crossvalidation.py
_SIGN_WEIGHT: Final = 2.2
_WEIGHTS: Final = (0.2, 0.3, 0.2)
_WRITTEN_WEIGHTS: Final = (0.5, 0.3)
_SOUND_WEIGHT: Final = 0.15


class ReplyWords:
    """Cuts texts into features."""

    def __init__(self, synonyms: Iterable[Sequence[str]], fillers: Iterable[str] = ()) -> None:
        """Learn the vocabulary.

        Args:
            synonyms: groups of words that mean the same to a shop.
            fillers: words that say nothing and are left out.
        """
        self._signs: dict[str, str] = {}
        for at, group in enumerate(synonyms):
            for word in group:
                if at < _MOST_SIGNS and fold(word):
                    self._signs.setdefault(fold(word), chr(_FIRST_SIGN + at))
        for word in fillers:
            if fold(word):
                self._signs.setdefault(fold(word), "")
        self._reach: dict[str, int] = {}
        for word in self._signs:
            self._reach[word[0]] = max(len(word), self._reach.get(word[0], 0))

    def features(self, text: str, reading: Callable[[str], str]) -> Iterable[str]:
        """Features of a message or a short text: stretches with signs, as it is written, and as it sounds."""
        found: dict[str, None] = {}
        for piece in _pieces(text):
            found.update(dict.fromkeys(_stretches(self._replaced(piece), 3)))
            found.update(dict.fromkeys(_WRITTEN + stretch for stretch in _stretches(piece, 2)))
            codes = [reading(character)[:1] for character in piece]
            found.update(dict.fromkeys(_SOUND + a + b for a, b in pairwise(codes) if a and b))
        return found

    def bag(self, text: str) -> Iterator[str]:
        """Features of a wording: pairs, and signs alone."""
        for piece in _pieces(_PLACEHOLDER.sub(" ", text)):
            signs = self._replaced(piece)
            for at, sign in enumerate(signs):
                if _is_sign(sign):
                    yield sign
                if at:
                    yield signs[at - 1 : at + 1]

    def weight(self, feature: str) -> float:
        """How much a feature of its kind says."""
        if feature[0] == _SOUND:
            return _SOUND_WEIGHT
        if feature[0] == _WRITTEN:
            return _WRITTEN_WEIGHTS[len(feature) - 2]
        if len(feature) == 1 and _is_sign(feature):
            return _SIGN_WEIGHT
        return _WEIGHTS[len(feature) - 1]

    def _replaced(self, piece: str) -> str:
        """The piece with signs for known words (the longest first), without fillers."""
        kept: list[str] = []
        at = 0
        while at < len(piece):
            for size in range(self._reach.get(piece[at], 0), 0, -1):
                sign = self._signs.get(piece[at : at + size])
                if sign is not None:
                    kept.append(sign)
                    at += size
                    break
            else:
                kept.append(piece[at])
                at += 1
        return "".join(kept)


def _pieces(text: str) -> Iterator[str]:
    """Folded stretches without punctuation; numbers are all alike."""
    folded = _NUMERAL.sub(_NUMBER, _DIGITS.sub(_NUMBER, fold(text)))
    kept = [character if character.isalnum() or character == _NUMBER else " " for character in folded]
    return (piece for piece in "".join(kept).split())


def _stretches(text: str, longest: int) -> Iterator[str]:
    return (text[at : at + size] for size in range(1, longest + 1) for at in range(len(text) - size + 1))


def _is_sign(character: str) -> bool:
    return _FIRST_SIGN <= ord(character) < _FIRST_SIGN + _MOST_SIGNS


def is_whole_message(query: str) -> bool:
    """Whether a query may be what a buyer wrote: three Chinese characters in one stretch, or a sentence mark."""
    longest = max((sum(map(is_chinese, word)) for word in query.split()), default=0)
    return longest >= 3 or (longest >= 1 and any(mark in query for mark in _MARKS))
