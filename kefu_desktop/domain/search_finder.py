"""Looks through chunks for the rows that match, the likely best first, and stops when it has enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kefu_desktop.domain.search_chunks import OTHER_READING, ROW, Chunk, Column
from kefu_desktop.domain.search_match import extra_cost, name_cost, text_cost
from kefu_desktop.domain.search_query import Needle

_MOST_HITS: Final = 3000
_MOST_FOUND: Final = 400
_FEW: Final = 48
_NAMES, _EXTRAS, _TEXTS = 0, 1, 2

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
    gathered = _Gathered(3 * limit)
    for sequence in sequences:
        before = len(gathered.best)
        gathered.take(sequence, _NAMES, needles)
        gathered.take(sequence, _EXTRAS, needles)
        if len(gathered.best) - before < limit:
            gathered.take(sequence, _TEXTS, needles[:in_texts])
        else:
            gathered.complete = False
    return list(gathered.best.values()), gathered.complete


def find_all(sequences: Sequences, wanted: Sequence[Sequence[Needle]]) -> list[Found]:
    """Rows in which each word matches somewhere; some thousand hits are looked at, and no more."""
    budget = _MOST_HITS
    found: list[Found] = []
    for sequence in sequences:
        before = len(found)
        for chunk in sequence:
            rows, hits = _matching(chunk, None, wanted)
            found += rows
            budget -= hits
            if budget <= 0:
                return found
            if len(found) - before >= _MOST_FOUND:
                break
    return found


def find_among(candidates: Iterable[Found], wanted: Sequence[Sequence[Needle]]) -> list[Found]:
    """Those of the candidates in which each word matches somewhere."""
    rows: dict[int, tuple[Chunk, dict[int, int]]] = {}
    for one in candidates:
        rows.setdefault(id(one.chunk), (one.chunk, {}))[1][one.row] = 0
    return [found for chunk, among in rows.values() for found in _matching(chunk, among, wanted)[0]]


def _matching(
    chunk: Chunk, among: Mapping[int, int] | None, wanted: Sequence[Sequence[Needle]]
) -> tuple[list[Found], int]:
    """Rows of one chunk that match all words, and how many hits were looked at for that."""
    rows, hits = among, 0
    # the longest word first: it is likely to be the rarest
    for needles in sorted(wanted, key=lambda needles: -max((needle.length for needle in needles), default=99)):
        more = dict[int, int]()
        for row, cost in _hits(chunk, rows, needles):
            hits += 1
            if row not in chunk.dead and cost < more.get(row, cost + 1):
                more[row] = cost
        rows = more if rows is None else {row: rows[row] + more[row] for row in more if row in rows}
        if not rows:
            return [], hits
    count = max(1, len(wanted))
    found = [
        Found(cost // count, -chunk.uses[row], chunk.orders[row], chunk, row) for row, cost in (rows or {}).items()
    ]
    return found, hits


def _hits(chunk: Chunk, among: Mapping[int, int] | None, needles: Sequence[Needle]) -> Iterator[tuple[int, int]]:
    """The row and what counts against it, for each match of any of the needles in each column."""
    only: Iterable[int | None] = (None,) if among is None or len(among) > _FEW else tuple(among)
    for column, cost_of in zip(chunk.columns, _COSTS, strict=True):
        for needle in needles:
            for row in only:
                for found, at in column.hits(needle, row=row):
                    yield found, cost_of(column, found, at, needle)
