"""Which phrase answers a whole message of a buyer: by what it says, not by where its letters stand.

Each phrase is known by short units: questions that buyers ask, its keywords, its name, what it is for. Messages and
units are cut into stretches of one to three characters, after words that mean the same have become one sign. A phrase
counts by its likest unit, a little by the next ones, and by what its wordings talk about.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.reply_words import ReplyWords

Reading = Callable[[str], str]
"""The codes of a character's pinyin (see search_spelling), the likeliest first; empty if unknown."""

_QUESTION: Final = 1.0
_KEYWORD: Final = 0.9
_NAME: Final = 0.8
_WHEN: Final = 0.75
_WORDINGS: Final = 0.18
_NEXT_BEST: Final = 0.4
_LENGTH: Final = 0.7
_MOST_WITH_WORDINGS: Final = 2_500
_MOST_DOCUMENTS: Final = 12_000
_MOST_MESSAGE: Final = 120


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a phrase; `keywords` may well be whole questions, `when` says what it is for."""

    phrase_id: str
    name: str
    keywords: Sequence[str]
    texts: Sequence[str]
    when: str = ""
    questions: Sequence[str] = ()


class _Units:
    """Weights of features in units, by feature; and whose units they are."""

    def __init__(self) -> None:
        self.owners = array("I")
        self.factors = array("f")
        self.postings: dict[str, array[int]] = {}

    def add(self, owner: int, weight: float, features: Mapping[str, float]) -> None:
        unit = len(self.owners)
        self.owners.append(owner)
        self.factors.append(weight)
        for feature in features:
            self.postings.setdefault(feature, array("I")).append(unit)


class ReplyRanker:
    """Ranks phrases by how well they answer. Built from the library when first asked; not for two threads at once."""

    def __init__(self, documents: Iterable[Document], words: ReplyWords, reading: Reading = lambda _: "") -> None:
        """Read the documents; of a very large library the first ones alone, and without their wordings."""
        self._words = words
        self._reading = reading
        self._ids: list[str] = []
        self._units = _Units()
        self._bags = _Units()
        self._rarity: dict[str, float] = {}
        some = [document for document, _ in zip(documents, range(_MOST_DOCUMENTS), strict=False)]
        for document in some:
            self._add(document, with_wordings=len(some) <= _MOST_WITH_WORDINGS)
        self._weigh()

    def rank(self, message: str, limit: int = 9, among: Callable[[str], bool] | None = None) -> list[tuple[str, float]]:
        """Ids of the likeliest phrases with a score (more is better; 0 does not occur), at most `limit`.

        `among` tells which phrases may be given.
        """
        features = self._features(message[:_MOST_MESSAGE])
        if not features:
            return []
        scores = self._similar(features)
        for owner, score in self._alike(self._bags, features):
            scores[owner] = scores.get(owner, 0.0) + _WORDINGS * score
        allowed = (
            (self._ids[owner], score)
            for owner, score in scores.items()
            if score > 0 and (among is None or among(self._ids[owner]))
        )
        return heapq.nsmallest(limit, allowed, key=lambda item: (-item[1], item[0]))

    def _add(self, document: Document, *, with_wordings: bool) -> None:
        owner = len(self._ids)
        self._ids.append(document.phrase_id)
        units = [(_QUESTION, text) for text in document.questions]
        units += [(_KEYWORD, text) for text in document.keywords]
        units += [(_NAME, document.name), (_WHEN, document.when)]
        for weight, text in units:
            features = self._features(text)
            if features:
                self._units.add(owner, weight, features)
        if with_wordings:
            bag = dict.fromkeys(feature for text in document.texts for feature in self._words.bag(text))
            if bag:
                self._bags.add(owner, 1.0, dict.fromkeys(bag, 1.0))

    def _features(self, text: str) -> dict[str, float]:
        return self._words.features(text, self._reading)

    def _weigh(self) -> None:
        """Rarity of each feature among the phrases, and the length of each unit."""
        count = len(self._ids) + 1
        for units in (self._units, self._bags):
            lengths = array("f", bytes(4 * len(units.owners)))
            for feature, posting in units.postings.items():
                among = len({units.owners[unit] for unit in posting})
                rarity = math.log(1 + (count - among + 0.5) / (among + 0.5))
                self._rarity.setdefault(feature, rarity)
                weight = (self._words.weight(feature) * self._rarity[feature]) ** 2
                for unit in posting:
                    lengths[unit] += weight
            for unit, length in enumerate(lengths):
                if length > 0:
                    units.factors[unit] /= length ** (_LENGTH / 2)

    def _similar(self, features: Mapping[str, float]) -> dict[int, float]:
        best: dict[int, list[float]] = {}
        for owner, score in self._alike(self._units, features):
            best.setdefault(owner, []).append(score)
        total: dict[int, float] = {}
        for owner, scores in best.items():
            top = heapq.nlargest(3, scores)
            total[owner] = top[0] + sum(score * _NEXT_BEST / place for place, score in enumerate(top[1:], 1))
        return total

    def _alike(self, units: _Units, features: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        """Owner and likeness of each unit that has anything in common with the features."""
        sums: dict[int, float] = {}
        for feature, weight in features.items():
            posting = units.postings.get(feature)
            if posting is not None:
                part = weight * self._words.weight(feature) * self._rarity[feature] ** 2
                for unit in posting:
                    sums[unit] = sums.get(unit, 0.0) + part
        for unit, total in sums.items():
            yield units.owners[unit], total * units.factors[unit]
