"""Which phrase answers a whole message of a buyer: by what it says, not by where its letters stand.

Each phrase is known by what buyers ask when it is the answer, its keywords, its name, what it is for, and a little by
its wordings. Messages are cut into features (see reply_words), and each feature speaks for the phrases in which it is
more frequent than in all of them: a naive Bayes classifier, whose features weigh differently because they overlap.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.reply_words import ReplyWords

Reading = Callable[[str], str]
"""The codes of a character's pinyin (see search_spelling), the likeliest first; empty if unknown."""

_WORDINGS: Final = 0.07
"""What a feature of the wordings counts; one of a question, keyword or name counts 1."""
_SMOOTHING: Final = 250.0
"""How many features of the average phrase each phrase is thought to have besides its own."""
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


class _Counts:
    """In which phrases a feature occurs, each as often as it does."""

    def __init__(self) -> None:
        self.total = 0
        self._owners: dict[str, array[int]] = {}

    def add(self, owner: int, features: Iterable[str]) -> int:
        """Count them, and tell how many they were."""
        before = self.total
        for feature in features:
            self._owners.setdefault(feature, array("I")).append(owner)
            self.total += 1
        return self.total - before

    def of(self, feature: str) -> Sequence[int]:
        return self._owners.get(feature, ())


class ReplyRanker:
    """Ranks phrases by how well they answer. Built from the library when first asked; not for two threads at once."""

    def __init__(self, documents: Iterable[Document], words: ReplyWords, reading: Reading = lambda _: "") -> None:
        """Read the documents; of a very large library the first ones alone, and without their wordings."""
        self._words = words
        self._reading = reading
        self._ids: list[str] = []
        self._units = _Counts()
        self._bags = _Counts()
        some = [document for document, _ in zip(documents, range(_MOST_DOCUMENTS), strict=False)]
        sizes = [self._add(document, with_wordings=len(some) <= _MOST_WITH_WORDINGS) for document in some]
        self._total = self._units.total + _WORDINGS * self._bags.total
        least = min(sizes, default=0.0)
        self._lengths = array("f", (math.log((size + _SMOOTHING) / (least + _SMOOTHING)) for size in sizes))

    def rank(self, message: str, limit: int = 9, among: Callable[[str], bool] | None = None) -> list[tuple[str, float]]:
        """Ids of the likeliest phrases with a score (more is better; 0 does not occur), at most `limit`.

        `among` tells which phrases may be given.
        """
        allowed = (
            (self._ids[owner], score)
            for owner, score in self._scores(message[:_MOST_MESSAGE]).items()
            if score > 0 and (among is None or among(self._ids[owner]))
        )
        return heapq.nsmallest(limit, allowed, key=lambda item: (-item[1], item[0]))

    def _add(self, document: Document, *, with_wordings: bool) -> float:
        """How many features the document has."""
        owner = len(self._ids)
        self._ids.append(document.phrase_id)
        size = 0.0
        for text in (*document.questions, *document.keywords, document.name, document.when):
            size += self._units.add(owner, self._words.features(text, self._reading))
        if with_wordings:
            bag = dict.fromkeys(feature for text in document.texts for feature in self._words.bag(text))
            size += _WORDINGS * self._bags.add(owner, bag)
        return size

    def _scores(self, message: str) -> dict[int, float]:
        """By phrase: how much likelier the message is for it than for any; of phrases with something in common."""
        scores: dict[int, float] = {}
        said = 0.0
        for feature in self._words.features(message, self._reading):
            counts = self._counts(feature)
            if counts:
                weight = self._words.weight(feature)
                said += weight
                expected = _SMOOTHING * sum(counts.values()) / self._total
                # few counts differ, and a logarithm for each phrase would take most of the time
                parts = {count: weight * math.log1p(count / expected) for count in set(counts.values())}
                for owner, count in counts.items():
                    scores[owner] = scores.get(owner, 0.0) + parts[count]
        return {owner: score - said * self._lengths[owner] for owner, score in scores.items()}

    def _counts(self, feature: str) -> Mapping[int, float]:
        counts: dict[int, float] = dict(Counter(self._units.of(feature)))
        for owner in self._bags.of(feature):
            counts[owner] = counts.get(owner, 0.0) + _WORDINGS
        return counts
