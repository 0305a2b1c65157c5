"""Rows of a long list that lies elsewhere, fetched in blocks when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

T = TypeVar("T")

SIZE: Final = 100
"""Rows of a block."""
_KEPT: Final = 100
_AT_ONCE: Final = 2
_QUEUE: Final = 6
"""Blocks that wait to be asked for; of older ones the user has scrolled away."""


class Blocks(Generic[T]):
    """Keeps the blocks that were looked at last.

    Args:
        wanted: called when there is something to ask for; then, or later, call `due`.
    """

    def __init__(self, wanted: Callable[[], None]) -> None:
        self._wanted = wanted
        self._kept: OrderedDict[int, tuple[int, Sequence[T]]] = OrderedDict()
        self._asked: dict[int, int] = {}
        self._queue: list[int] = []
        self._age = 0

    def row(self, number: int) -> T | None:
        """The row, or None while it is not here; an old one is shown until the new one comes."""
        block, at = divmod(number, SIZE)
        age, rows = self._kept.get(block, (-1, ()))
        if age != self._age:
            self._want(block)
        else:
            self._kept.move_to_end(block)
        return rows[at] if at < len(rows) else None

    def due(self) -> list[int]:
        """The blocks to be asked for now, those looked at last first."""
        found = []
        while self._queue and len(self._asked) < _AT_ONCE:
            block = self._queue.pop()
            self._asked[block] = self._age
            found.append(block)
        return found

    def put(self, first: int, rows: Sequence[T]) -> None:
        """Rows came, from the number `first` on."""
        block = first // SIZE
        self._kept[block] = self._asked.pop(block, self._age), rows
        self._kept.move_to_end(block)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def grow_old(self) -> None:
        """Ask anew for what is looked at."""
        self._age += 1

    def forget(self) -> None:
        """Nothing is known any more."""
        self._kept.clear()
        self._asked.clear()
        self._queue.clear()
        self._age += 1

    def _want(self, block: int) -> None:
        if self._asked.get(block) == self._age:
            return
        if block in self._queue:
            self._queue.remove(block)
        self._queue.append(block)
        del self._queue[:-_QUEUE]
        self._wanted()
