"""Tables as text: CSV and TSV, from whatever program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from statistics import mode
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_text import with_doubled_quotes
from kefu_desktop.domain.phrase import MOST_TEXT, Phrase
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import OUR_HEADER, Columns, Row, guess
from kefu_desktop.domain.table_items import items, not_in_a_table, rows_of
from kefu_desktop.domain.taken import Taken

_DELIMITERS: Final = ",\t;|，"
_SAMPLE: Final = 50
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def sniff(source: Source) -> float:
    """Whether several lines have the same number of cells, and what the header says."""
    if not source.is_text or source.json is not None or source.text.lstrip()[:1] == "<":
        return 0.0
    named = source.ending in {".csv", ".tsv", ".tab"}
    rows = list(islice(_rows(source.text, _delimiter(source.text)), _SAMPLE))
    columns = guess(rows) if rows else None
    if columns is None:
        return 0.0
    if columns.header >= 0 and max(map(len, rows)) > 1:
        return 0.97 if columns.ours else 0.9
    if named:
        return 0.7
    even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    return 0.5 if len(rows[0]) > 1 and even > 0.9 and len(rows) > 1 else 0.0


def rows(source: Source) -> list[Row]:
    """All cells, for those who want to choose the columns themselves.

    Raises:
        BadInputError: it is no text.
    """
    text = source.text
    if not text.startswith(",".join(OUR_HEADER)):
        # in a table that we wrote a backslash is itself
        text = with_doubled_quotes(text)
    found = list(_rows(text, _delimiter(text)))
    if any(len(cell) > MOST_TEXT and "\n" in cell for row in found for cell in row):
        # a quotation mark that nobody closed has swallowed the rest
        found = [row for line in text.splitlines() for row in _rows(line, _delimiter(text))]
    return [tuple(map(_without_guard, row)) for row in found]


def take(source: Source, columns: Columns | None = None) -> Taken:
    """The phrases.

    Args:
        source: the table.
        columns: what the columns hold; guessed if it is left out.

    Raises:
        BadInputError: nothing in it looks like phrases, or there are too many.
    """
    cells = rows(source)
    columns = columns or guess(cells)
    if columns is None:
        raise BadInputError("No column of {file} looks like phrases. Name one 话术内容.", file=source.name)
    taken = items(cells, columns, lambda number: f"{number + 1}")
    broken = source.decoded.broken
    problems = [Problem("", "{count} characters could not be read.", {"count": broken})] if broken else []
    return Taken(taken.items, (*problems, *taken.problems), ours=taken.ours, title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One file as Excel reads it: with a mark for UTF-8, and an apostrophe before what would be a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target)
    for row in rows_of(phrases):
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return {"": target.getvalue().encode("utf-8-sig")}


lost = not_in_a_table


def _without_guard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            # a cell beyond all measure: the reader goes on behind it
            yield ["?" * (MOST_TEXT + 1)]


def _delimiter(text: str) -> str:
    lines = [line for line in text[:20_000].splitlines()[:_SAMPLE] if line.strip()]
    if not lines:
        return ","
    best = (0.0, ",")
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        usual = mode(counts) or lines[0].count(delimiter)
        steady = sum(count == usual for count in counts) / len(counts)
        quoted = sum(f'"{delimiter}"' in line for line in lines) / len(lines)
        head = lines[0].count(delimiter) > 0
        best = max(best, ((usual > 0) * steady + quoted + 0.3 * head, delimiter), key=lambda found: found[0])
    return best[1]
