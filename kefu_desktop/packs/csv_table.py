"""Tables as text: CSV and TSV, from whatever program, and what a spreadsheet puts on the clipboard."""

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
_HEAD: Final = 2000
_SURE: Final = 0.9
_NAMED: Final = frozenset({".csv", ".tsv", ".tab"})
_OURS: Final = ",".join(OUR_HEADER)
_TOLD: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")
_QUOTED: Final = re.compile(r"""[,;"\r\n]|\A\s|\s\Z""")
"""Cells that a reader would tear apart, or whose spaces it would leave out."""
_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"\Z')


def sniff(source: Source) -> float:
    """Whether several lines have the same number of cells, and what the header says."""
    if not source.is_text or source.json is not None or source.text.lstrip()[:1] == "<":
        return 0.0
    text = _body(source.text)
    delimiter = _delimiter(source.text, text)
    rows = list(islice(_rows(text, delimiter), _SAMPLE))
    columns = guess(rows) if rows else None
    if columns is None:
        return 0.0
    named = source.ending in _NAMED
    if columns.sure >= _SURE and (named or sum(map(bool, rows[columns.header])) > 1):
        return 0.97 if columns.ours else _SURE
    return columns.sure if named else _without_a_name(rows, delimiter)


def rows(source: Source) -> list[Row]:
    """All cells, for those who want to choose the columns themselves.

    Raises:
        BadInputError: it is no text.
    """
    text = _body(source.text)
    ours = text.startswith(_OURS)
    if not ours:
        # in a table that we wrote a backslash is itself
        text = with_doubled_quotes(text)
    delimiter = _delimiter(source.text, text)
    found = list(_rows(text, delimiter))
    if not ours and _has_swallowed(found, delimiter):
        found = list(_by_lines(text, delimiter))
    clean = _without_guard if ours else _without_formula
    return [tuple(map(clean, row)) for row in found]


def sheets(source: Source) -> Iterator[tuple[str, list[Row]]]:
    """The only sheet there is, as of a workbook.

    Raises:
        BadInputError: it is no text.
    """
    yield source.stem, rows(source)


def take(source: Source, columns: Mapping[int, Columns | None] | None = None) -> Taken:
    """The phrases.

    Args:
        source: the table.
        columns: what the columns of sheet 0 hold, None to pass it over; guessed if it is left out.

    Raises:
        BadInputError: nothing in it looks like phrases, or there are too many.
    """
    cells = rows(source)
    fitting = columns[0] if columns and 0 in columns else guess(cells)
    if fitting is None and columns:
        return Taken((), title=source.stem)
    if fitting is None:
        raise BadInputError("No column of {file} looks like phrases. Name one 话术内容.", file=source.name)
    if fitting.header >= 0 and not fitting.ours:
        cells = _joined(cells, fitting, _delimiter(source.text, _body(source.text)))
    taken = items(cells, fitting, lambda number: f"{number + 1}", counted=source.counted)
    broken = source.decoded.broken
    problems = [Problem("", "{count} characters could not be read.", {"count": broken})] if broken else []
    return Taken(taken.items, (*problems, *taken.problems), ours=taken.ours, title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One file as Excel reads it: with a mark for UTF-8, and an apostrophe before what would be a formula."""
    lines = (",".join(map(_written, row)) for row in rows_of(phrases))
    return {"": "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")}


lost = not_in_a_table


def _written(cell: str) -> str:
    guarded = f"'{cell}" if _FORMULA.match(cell) else cell
    return '"{}"'.format(guarded.replace('"', '""')) if _QUOTED.search(guarded) else guarded


def _without_guard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _without_formula(cell: str) -> str:
    """Numbers that are to stay text stand as ="001" in the tables of many programs."""
    found = _AS_TEXT.match(cell.strip())
    return found[1].replace('""', '"') if found else _without_guard(cell)


def _without_a_name(rows: Sequence[Row], delimiter: str) -> float:
    """How sure it is that a text is a table, if neither its name nor a header says so."""
    width = len(rows[0])
    even = sum(len(row) == width for row in rows) / len(rows)
    if width > 1 and even > 0.9 and len(rows) > 1:
        # sentences have commas too, but no tabs
        return 0.5 if delimiter == "\t" else 0.3
    return 0.45 if width == 1 and any("\n" in cell for row in rows for cell in row) else 0.0


def _body(text: str) -> str:
    """Without the line in which Excel is told what stands between the cells."""
    told = _TOLD.match(text)
    return text[told.end() :] if told else _with_one_comma(text)


def _with_one_comma(text: str) -> str:
    """Where somebody typed full-width commas between the cells, as many in each line, they are ordinary ones."""
    head = text[:_HEAD].lstrip("\n").partition("\n")[0]
    count = head.count("，")
    if count < 2 or "," in head or '"' in text:
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    even = sum(line.count("，") + line.count(",") == count for line in lines)
    return text.replace("，", ",") if even * 10 >= len(lines) * 9 and len(lines) > 1 else text


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


def _has_swallowed(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether a quotation mark that nobody closed made one cell of several rows."""
    width = mode(map(len, rows)) if rows else 0
    for row in rows:
        for cell in row:
            if "\n" in cell and (len(cell) > MOST_TEXT or _full_lines(cell.split("\n"), delimiter, width) > 1):
                return True
    return False


def _by_lines(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows, where a quotation mark that is closed some rows later only is one that stands for itself."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = mode([line.count(delimiter) for line in lines if line.strip()] or [0]) + 1
    begin = 0
    while begin < len(lines):
        end, marks = begin + 1, lines[begin].count('"')
        while marks % 2 and end < len(lines):
            marks += lines[end].count('"')
            end += 1
        if marks % 2 or _full_lines(lines[begin + 1 : end], delimiter, width) > 1:
            yield [cell.strip(' "') for cell in lines[begin].split(delimiter)]
            begin += 1
        else:
            yield from _rows("\n".join(lines[begin:end]), delimiter)
            begin = end


def _full_lines(lines: Sequence[str], delimiter: str, width: int) -> int:
    return sum(line.count(delimiter) == width - 1 for line in lines) if width > 1 else 0


def _joined(cells: Sequence[Row], columns: Columns, delimiter: str) -> list[Row]:
    """The rows, with the text whole again where somebody wrote the delimiter in it without quotation marks."""
    width, place = len(cells[columns.header]), max(columns.content)
    longer = [len(row) for row in cells if len(row) > width and any(row[width:])]
    if not longer or place >= width or longer.count(mode(longer)) * 2 > len(cells):
        # columns without a heading are no part of the text
        return list(cells)
    return [_join(row, width, place, delimiter) if len(row) > width and any(row[width:]) else row for row in cells]


def _join(row: Row, width: int, place: int, delimiter: str) -> Row:
    behind = place + len(row) - width + 1
    return (*row[:place], delimiter.join(row[place:behind]), *row[behind:])


def _delimiter(text: str, body: str) -> str:
    """The one that the text names, that makes a header of its body, or that stands as often in most lines of it."""
    told = _TOLD.match(text)
    if told:
        return told[1]
    body = body[:20_000]
    lines = [line for line in body.splitlines()[:_SAMPLE] if line.strip()]
    best, chosen = 0.0, ","
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        if not any(counts):
            continue
        usual = mode(counts) or lines[0].count(delimiter)
        steady = sum(count == usual for count in counts) / len(counts)
        quoted = sum(f'"{delimiter}"' in line for line in lines) / len(lines)
        columns = guess(list(islice(_rows(body, delimiter), 10)))
        heads = 3 if columns is not None and columns.sure >= _SURE else 0.3 * (lines[0].count(delimiter) > 0)
        if delimiter == "，" and heads < 1:
            # that stands in every sentence
            continue
        found = (usual > 0) * steady + quoted + heads
        if found > best:
            best, chosen = found, delimiter
    return chosen
