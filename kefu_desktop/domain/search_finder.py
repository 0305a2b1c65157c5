"""Looks through chunks for the rows that match, the likely best first, and stops when it has enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kefu_desktop.domain.search_chunks import OTHER_READING, ROW, Chunk, Column
from kefu_desktop.domain.search_match import extra_cost, name_cost, text_cost
from kefu_desktop.domain.search_query import Needle

_MOST_HITS: Final = 4000
_BLOCK_ROWS: Final = 256
_FEW: Final = 24
_SPARE: Final = 18
_NAMES, _EXTRAS, _TEXTS = 0, 1, 2
_ALL: Final = (_NAMES, _EXTRAS, _TEXTS)

_COSTS: Final[tuple[Callable[[Column, int, int, Needle], int], ...]] = (name_cost, extra_cost, text_cost)

Sequences = Iterable[Sequence[Chunk]]


class Found(NamedTuple):
    """A row that matches; sorts as it is shown (orders differ, so that chunks are never compared)."""

    cost: int
    unused: int
    order: int
    chunk: Chunk
    row: int


class _Gathered:
    """The best match of each row so far, and whether any were left out."""

    def __init__(self, most: int) -> None:
        self.best: dict[int, Found] = {}
        self.complete = True
        self._most = most

    def take(self, sequence: Sequence[Chunk], which: int, needles: Iterable[Needle]) -> None:
        for needle in needles:
            if not self._scan(sequence, which, needle) and which == _NAMES:
                # too many to see all: then at least those that match whole, or from the start
                for begin, end in ((ROW, ROW), (ROW, OTHER_READING), (ROW, "")):
                    self._scan(sequence, which, needle, begin, end)

    def _scan(self, sequence: Sequence[Chunk], which: int, needle: Needle, begin: str = "", end: str = "") -> bool:
        """Whether all matches were seen."""
        left, cost_of = self._most, _COSTS[which]
        for chunk in sequence:
            column, dead = chunk.columns[which], chunk.dead
            for row, at in column.hits(needle, begin, end):
                if row in dead:
                    continue
                if left == 0:
                    self.complete = False
                    return False
                left -= 1
                self._keep(chunk, row, cost_of(column, row, at, needle))
        return True

    def _keep(self, chunk: Chunk, row: int, cost: int) -> None:
        order = chunk.orders[row]
        known = self.best.get(order)
        if known is None or cost < known.cost:
            self.best[order] = Found(cost, -chunk.uses[row], order, chunk, row)


def find_one(
    sequences: Sequences, needles: Sequence[Needle], limit: int, in_texts: int | None = None
) -> tuple[list[Found], bool]:
    """Rows that match a single word, and whether these are all.

    Args:
        sequences: chunks whose rows are sorted by use, each sequence for itself.
        needles: what the word may mean.
        limit: how many are wanted in the end.
        in_texts: how many of the needles are looked for in the wordings, which takes longest; None: all.
    """
    gathered = _Gathered(limit + _SPARE)
    for sequence in sequences:
        before = len(gathered.best)
        gathered.take(sequence, _NAMES, needles)
        gathered.take(sequence, _EXTRAS, needles)
        if len(gathered.best) - before < limit:
            gathered.take(sequence, _TEXTS, needles[:in_texts])
        else:
            gathered.complete = False
    return list(gathered.best.values()), gathered.complete


def find_all(sequences: Sequences, wanted: Sequence[Sequence[Needle]], limit: int) -> list[Found]:
    """Rows in which each word matches somewhere; some thousand hits are looked at, and no more.

    Names, keywords and groups come first; only if these give too little, the wordings are looked through, too.
    """
    lists = list(sequences)
    found = _in_blocks(lists, wanted, limit + _SPARE, (_NAMES, _EXTRAS))
    if len(found) < limit:
        known = {one.order for one in found}
        found += [one for one in _in_blocks(lists, wanted, limit + _SPARE, _ALL) if one.order not in known]
    return found


def find_among(candidates: Iterable[Found], wanted: Sequence[Sequence[Needle]]) -> list[Found]:
    """Those of the candidates in which each word matches somewhere."""
    found: list[Found] = []
    for one in candidates:
        found += _matching(one.chunk, (one.row, one.row + 1), wanted, _ALL)[0]
    return found


def _in_blocks(
    sequences: Sequences, wanted: Sequence[Sequence[Needle]], most: int, which: Sequence[int]
) -> list[Found]:
    """Up to about `most` rows of each sequence."""
    # the longest word first: it is likely to be the rarest
    by_length = sorted(wanted, key=lambda needles: -max((needle.length for needle in needles), default=99))
    budget = _MOST_HITS
    found: list[Found] = []
    for sequence in sequences:
        enough = len(found) + most
        for chunk, rows in _blocks(sequence):
            more, hits = _matching(chunk, rows, by_length, which)
            found += more
            budget -= hits
            if budget <= 0:
                return found
            if len(found) >= enough:
                break
    return found


def _blocks(sequence: Iterable[Chunk]) -> Iterator[tuple[Chunk, tuple[int, int]]]:
    for chunk in sequence:
        for first in range(0, len(chunk), _BLOCK_ROWS):
            yield chunk, (first, min(first + _BLOCK_ROWS, len(chunk)))


def _matching(
    chunk: Chunk, within: tuple[int, int], wanted: Sequence[Sequence[Needle]], which: Sequence[int]
) -> tuple[list[Found], int]:
    """Rows that match all words, and how many hits were looked at for that."""
    rows: dict[int, int] | None = None
    hits = 0
    for needles in wanted:
        costs: dict[int, int] = {}
        for row, cost in _hits(chunk, _ranges(within, rows), needles, which):
            hits += 1
            if row not in chunk.dead and cost < costs.get(row, cost + 1):
                costs[row] = cost
        rows = costs if rows is None else {row: rows[row] + costs[row] for row in costs if row in rows}
        if not rows:
            return [], hits
    count = max(1, len(wanted))
    return [
        Found(cost // count, -chunk.uses[row], chunk.orders[row], chunk, row) for row, cost in (rows or {}).items()
    ], hits


def _ranges(within: tuple[int, int], rows: Mapping[int, int] | None) -> Sequence[tuple[int, int]]:
    if rows is None or len(rows) > _FEW:
        return (within,)
    return [(row, row + 1) for row in rows]


def _hits(
    chunk: Chunk, ranges: Sequence[tuple[int, int]], needles: Iterable[Needle], which: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The row and what counts against it, for each match of any of the needles in each column."""
    for index in which:
        column, cost_of = chunk.columns[index], _COSTS[index]
        for needle in needles:
            for rows in ranges:
                for row, at in column.hits(needle, rows=rows):
                    yield row, cost_of(column, row, at, needle)
