"""Tables of web pages and of Excel's old XML: what many shops' systems call .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.html_tokens import Token, tokens
from kefu_desktop.domain.table_columns import Row

MOST_CELLS: Final = 6_000_000
_MOST_COLUMNS: Final = 16_384
_MOST_ROWS: Final = 1_048_576
_ROWS: Final = frozenset({"tr", "row"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_BETWEEN: Final = re.compile(r" {2,}")
_DIGITS: Final = re.compile(r"\d{1,7}\Z")


def tables(text: str) -> list[tuple[str, list[Row]]]:
    """Every table with its name, which may be empty; a table in a cell is text of that cell.

    Raises:
        BadInputError: they are too large.
    """
    reader = _Reader()
    for token in tokens(text):
        reader.read(token)
    return reader.found()


class _Reader:
    def __init__(self) -> None:
        self._sheets: list[tuple[str, list[Row]]] = []
        self._name = ""
        self._depth = 0
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._wide = self._high = 1
        self._covered: dict[int, int] = {}
        self._exact = False
        self._count = 0

    def read(self, token: Token) -> None:
        if not token.tag:
            self._add(token.text)
        elif token.tag == "worksheet":
            self._name = "" if token.ends else token.attributes.get("name", "")
        elif token.tag == "table":
            self._table(begins=not token.ends)
        elif self._depth == 1 and token.tag in _ROWS | _CELLS:
            self._place(token)
        else:
            self._inside(token)

    def found(self) -> list[tuple[str, list[Row]]]:
        self._end_row()
        return [(name, rows) for name, rows in self._sheets if any(any(row) for row in rows)]

    def _place(self, token: Token) -> None:
        is_row = token.tag in _ROWS
        (self._end_row if is_row else self._end_cell)()
        if not token.ends:
            (self._begin_row if is_row else self._begin_cell)(token.attributes)

    def _inside(self, token: Token) -> None:
        if token.tag == "data":
            self._exact = not token.ends
        elif token.tag in _BREAKS and self._cell and not self._cell[-1].endswith("\n"):
            self._cell.append("\n")

    def _add(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text if self._exact else _SPACES.sub(" ", text))

    def _table(self, *, begins: bool) -> None:
        if begins:
            self._depth += 1
            if self._depth == 1:
                self._sheets.append((self._name, []))
                self._covered = {}
        else:
            if self._depth == 1:
                self._end_row()
            self._depth = max(0, self._depth - 1)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        rows = self._sheets[-1][1]
        missing = max(0, _number(attributes.get("index"), 0) - 1 - len(rows))
        if len(rows) + missing > _MOST_ROWS:
            raise _too_large()
        rows.extend([()] * missing)
        self._row = []

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        if self._row is None:
            self._row = []
        missing = _number(attributes.get("index"), 0) - 1 - len(self._row)
        if missing > 0:
            self._fill(missing)
        while self._covered.get(len(self._row), -1) >= len(self._sheets[-1][1]):
            # a cell of a row above reaches down to here
            self._row.append("")
        self._cell = []
        self._wide = _number(attributes.get("colspan"), 1) + _number(attributes.get("mergeacross"), 0)
        self._high = _number(attributes.get("rowspan"), 1)

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            at = len(self._row)
            lines = _BETWEEN.sub(" ", "".join(self._cell)).split("\n")
            self._row.append("\n".join(map(str.strip, lines)).strip())
            self._fill(self._wide - 1)
            if self._high > 1:
                last = len(self._sheets[-1][1]) + self._high - 1
                self._covered |= dict.fromkeys(range(at, len(self._row)), last)
        self._cell = None
        self._exact = False

    def _fill(self, count: int) -> None:
        row = self._row if self._row is not None else []
        if len(row) + count > _MOST_COLUMNS:
            raise _too_large()
        row.extend([""] * count)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._sheets[-1][1].append(tuple(self._row))
            self._count += len(self._row)
            if self._count > MOST_CELLS:
                raise _too_large()
        self._row = None


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and _DIGITS.match(written) else otherwise


def _too_large() -> BadInputError:
    return BadInputError("The sheet is too large. Delete empty rows and columns, or save it as CSV.")
