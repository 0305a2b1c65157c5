"""The search over all phrases: what is typed in Chinese, pinyin, first letters or a mixture of them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, overload

from kefu_desktop.domain.search_chunks import PART, Chunk, Pairs, Row
from kefu_desktop.domain.search_finder import Found, find_all, find_among, find_one
from kefu_desktop.domain.search_match import IN_GROUP, WORST, Span, best_variant, name_spans
from kefu_desktop.domain.search_query import Hay, Needle, narrows, needles, words
from kefu_desktop.domain.search_typos import typo_needles

CHUNK_ROWS: Final = 4096
_FRESH_ROWS: Final = 128
_ENOUGH: Final = 3
_MOST_NARROWED: Final = 64
_MOST_HOT: Final = 24
_CACHED: Final = 32
_TYPO_CHARACTERS: Final = 3_500_000
_MOST_GUESSES: Final = 9
_LINES: Final = {ord("\n"): " ", ord("\r"): " "}


_Needles = tuple[Needle, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found.

    `variant` is the index of the wording in `preview`, which is one line of the same length as the wording. The spans
    are the matching stretches in `name` and `preview`. `score` is 0 to 1; `in_name` tells that a name, a keyword or a
    group matched just as it was typed.
    """

    phrase_id: str
    name: str
    category: str
    group: str
    score: float
    variant: int
    preview: str
    name_spans: tuple[Span, ...] = ()
    preview_spans: tuple[Span, ...] = ()
    in_name: bool = False


class Matches(Sequence[Match]):
    """Matches that are put together when they are looked at: a list shows few of the many that it holds."""

    def __init__(self, count: int, match_at: Callable[[int], Match]) -> None:
        self._made: list[Match | None] = [None] * count
        self._match_at = match_at

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Match: ...

    @overload
    def __getitem__(self, at: slice) -> list[Match]: ...

    def __getitem__(self, at: int | slice) -> Match | list[Match]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        made = self._made[at]
        if made is None:
            made = self._made[at] = self._match_at(at if at >= 0 else at + len(self))
        return made


@dataclass(slots=True)
class _Run:
    """The phrases of one category: sorted ones as they were loaded (the first), and those that changed since."""

    sequences: list[list[Chunk]] = field(default_factory=lambda: [[]])
    fresh: dict[str, tuple[int, Row]] = field(default_factory=dict)
    fresh_chunk: Chunk | None = None


class Index:
    """Finds phrases. Not for use by two threads at once."""

    def __init__(self) -> None:
        self._runs: dict[str, _Run] = {}
        self._readings: dict[str, str] = {}
        self._pairs = Pairs()
        self._next_order = 0
        self._short_characters = 0
        self._text_characters = 0
        self._cache: dict[tuple[str, str, int], Matches] = {}
        self._last: tuple[str, str, list[Found]] | None = None
        # used since they were laid out: the order of their chunk is no longer that of their uses
        self._hot: dict[str, tuple[Chunk, int]] = {}

    def load(self, rows: Iterable[Row]) -> Iterator[int]:
        """Take rows in, in the order of the library; yields how many are read after each piece of work.

        The index can be asked between the pieces and knows the rows that are done; those in use come last.
        """
        unused: dict[str, list[tuple[int, Row]]] = {}
        used: dict[str, list[tuple[int, Row]]] = {}
        for row in rows:
            waiting = (used if row.uses > 0 else unused).setdefault(row.category, [])
            waiting.append((self._next_order, row))
            self._next_order += 1
            if row.uses <= 0 and len(waiting) >= CHUNK_ROWS:
                self._add(row.category, [waiting])
                waiting.clear()
                yield self._next_order
        for category, rest in unused.items():
            self._add(category, [rest] if rest else [])
            yield self._next_order
        for category, rest in used.items():
            rest.sort(key=lambda item: (-item[1].uses, item[0]))
            # the last first, as each goes to the front
            for at in reversed(range(0, len(rest), CHUNK_ROWS)):
                self._add(category, [rest[at : at + CHUNK_ROWS]], first=True)
                yield self._next_order

    def put(self, row: Row) -> None:
        """Add a phrase, or replace the one with its id (it keeps its place)."""
        order = self._take_out(row.phrase_id)
        if order is None:
            order, self._next_order = self._next_order, self._next_order + 1
        run = self._runs.setdefault(row.category, _Run())
        if len(run.fresh) >= _FRESH_ROWS:
            run.sequences.append([self._refreshed(run)])
            run.fresh, run.fresh_chunk = {}, None
        run.fresh[row.phrase_id] = order, row
        run.fresh_chunk = None

    def remove(self, phrase_id: str) -> None:
        """Take a phrase out; nothing happens if it is not there."""
        self._take_out(phrase_id)

    def used(self, phrase_id: str) -> None:
        """Note one more use of a phrase."""
        place = self._find(phrase_id)
        if place is not None:
            self._hot.pop(phrase_id, None)
            hot = [*self._hot.items(), (phrase_id, place)][-_MOST_HOT:]
            self._forget()
            self._hot.update(hot)
            chunk, row = place
            chunk.uses[row] += 1

    def reading(self, character: str) -> str:
        """The codes of the pinyin that a character has in the library, empty if it is not there."""
        return self._readings.get(character, "")

    def shown(self, phrase_ids: Sequence[str], message: str, scores: Sequence[float]) -> list[Match]:
        """These phrases as matches, with what their texts have in common with the message; unknown ids are left out."""
        pairs = {word[at : at + 2] for word in words(message) for at in range(len(word) - 1)}
        wanted = [(Needle(Hay.TEXT, pair, (), 0, 2),) for pair in sorted(pairs) if self._pairs.may_hold(pair)]
        found: list[Match] = []
        for phrase_id, score in zip(phrase_ids, scores, strict=True):
            place = self._find(phrase_id)
            if place is not None:
                found.append(replace(self._match(_found(0, *place), wanted), score=round(score, 3)))
        return found

    def search(self, query: str, category: str = "", limit: int = 9) -> Matches:
        """The best matches, at most `limit`; for an empty query what is used most, then the order of the library.

        Several words must all match, anywhere in the phrase. If little matches, mistyped words are understood.
        """
        key = query, category, limit
        if key not in self._cache:
            if len(self._cache) >= _CACHED:
                del self._cache[next(iter(self._cache))]
            self._cache[key] = self._search(query, category, max(0, limit))
        return self._cache[key]

    def _search(self, query: str, category: str, limit: int) -> Matches:
        asked = words(query)
        if not asked:
            return self._matches([] if query.strip() else self._most_used(category, limit), (), limit)
        wanted = [self._possible(needles(word, self._readings)) for word in asked]
        found = self._with_hot(self._look(asked, wanted, category, limit), category, wanted)
        if len(found) < min(_ENOUGH, limit):
            mistyped = [typo_needles(word, self._readings, self._pairs) for word in asked]
            if any(mistyped):
                known = {one.order for one in found}
                found = found + [
                    one
                    for one in self._guess(wanted, mistyped, category, min(limit, _MOST_GUESSES))
                    if one.order not in known
                ]
                wanted = [(*exact, *other) for exact, other in zip(wanted, mistyped, strict=True)]
        return self._matches(found, wanted, limit)

    def _guess(
        self, wanted: Sequence[_Needles], mistyped: Sequence[_Needles], category: str, limit: int
    ) -> list[Found]:
        if len(wanted) == 1:
            # each needle costs a walk through all names, and through all wordings
            some = mistyped[0][: max(3, _TYPO_CHARACTERS // max(1, self._short_characters))]
            in_texts = _TYPO_CHARACTERS // max(1, self._text_characters)
            return find_one(self._sequences(category), some, limit, in_texts)[0]
        together = [(*exact, *other) for exact, other in zip(wanted, mistyped, strict=True)]
        return find_all(self._sequences(category), together, limit)

    def _possible(self, found: Iterable[Needle]) -> _Needles:
        return tuple(needle for needle in found if needle.hay is Hay.INITIALS or self._pairs.may_hold(needle.find))

    def _look(self, asked: Sequence[str], wanted: Sequence[_Needles], category: str, limit: int) -> list[Found]:
        """Exact matches; a word that grew is only looked for where its beginning was, if these are few and all."""
        last, self._last = self._last, None
        if len(asked) > 1:
            return find_all(self._sequences(category), wanted, limit)
        word = asked[0]
        if last and last[1] == category and word.startswith(last[0]):
            found, complete = find_among(last[2], wanted), True
        else:
            found, complete = find_one(self._sequences(category), wanted[0], limit)
        if complete and len(found) <= _MOST_NARROWED and narrows(word):
            self._last = word, category, found
        return found

    def _matches(self, found: Iterable[Found], wanted: Sequence[_Needles], limit: int) -> Matches:
        best = heapq.nsmallest(limit, found)
        return Matches(len(best), lambda at: self._match(best[at], wanted))

    def _most_used(self, category: str, limit: int) -> list[Found]:
        found = [one for sequence in self._sequences(category) for one in self._first(sequence, limit)]
        return self._with_hot(found, category, ())

    def _with_hot(self, found: list[Found], category: str, wanted: Sequence[_Needles]) -> list[Found]:
        known = {one.order for one in found}
        hot = [_found(0, chunk, row) for chunk, row in self._hot.values() if category in {"", chunk.category}]
        hot = [one for one in hot if one.order not in known]
        return found + (find_among(hot, wanted) if wanted else hot)

    def _first(self, sequence: Iterable[Chunk], limit: int) -> list[Found]:
        found: list[Found] = []
        for chunk in sequence:
            for row in range(len(chunk)):
                if len(found) == limit:
                    return found
                if row not in chunk.dead:
                    found.append(_found(0, chunk, row))
        return found

    def _match(self, one: Found, wanted: Sequence[Sequence[Needle]]) -> Match:
        phrase_id, group, name, joined = one.chunk.record(one.row)
        texts = joined.split(PART)
        variant, spans = best_variant(one.chunk, one.row, texts, wanted)
        return Match(
            phrase_id=phrase_id,
            name=name,
            category=one.chunk.category,
            group=group,
            score=round(1 - min(one.cost, WORST) / WORST, 3),
            variant=variant,
            preview=texts[variant].translate(_LINES),
            name_spans=name_spans(one.chunk, one.row, name, wanted),
            preview_spans=spans,
            in_name=one.cost < IN_GROUP + 10,
        )

    def _sequences(self, category: str) -> Iterator[list[Chunk]]:
        runs = self._runs.values() if not category else [self._runs[category]] if category in self._runs else []
        for run in runs:
            yield from run.sequences
            if run.fresh:
                yield [self._refreshed(run)]

    def _add(self, category: str, pieces: Iterable[Sequence[tuple[int, Row]]], *, first: bool = False) -> None:
        chunks = [Chunk(piece, self._readings, self._pairs) for piece in pieces]
        self._short_characters += sum(len(chunk.names.text) + len(chunk.extras.text) for chunk in chunks)
        self._text_characters += sum(len(chunk.texts.text) for chunk in chunks)
        main = self._runs.setdefault(category, _Run()).sequences[0]
        main[:] = [*chunks, *main] if first else [*main, *chunks]
        self._forget()

    def _refreshed(self, run: _Run) -> Chunk:
        if run.fresh_chunk is None:
            rows = sorted(run.fresh.values(), key=lambda item: (-item[1].uses, item[0]))
            run.fresh_chunk = Chunk(rows, self._readings, self._pairs)
        return run.fresh_chunk

    def _take_out(self, phrase_id: str) -> int | None:
        """The place that the phrase had, None if it was not there."""
        self._forget()
        for run in self._runs.values():
            if phrase_id in run.fresh:
                run.fresh_chunk = None
                return run.fresh.pop(phrase_id)[0]
        place = self._find(phrase_id)
        if place is None:
            return None
        chunk, row = place
        chunk.dead.add(row)
        return chunk.orders[row]

    def _find(self, phrase_id: str) -> tuple[Chunk, int] | None:
        for sequence in self._sequences(""):
            for chunk in sequence:
                row = chunk.find(phrase_id)
                if row is not None:
                    return chunk, row
        return None

    def _forget(self) -> None:
        self._cache.clear()
        self._last = None
        self._hot.clear()


def _found(cost: int, chunk: Chunk, row: int) -> Found:
    return Found(cost, -chunk.uses[row], chunk.orders[row], chunk, row)
