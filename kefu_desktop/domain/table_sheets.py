"""From the sheets of a workbook to phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_words import likely_category, shelf_name
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Columns, Row, guess
from kefu_desktop.domain.table_items import items
from kefu_desktop.domain.taken import Item, Taken

_SURE: Final = 0.9
_NOTES: Final = re.compile("说明|须知|示例|样例|填写|目录|字典|选项|更新记录|readme|notes", re.IGNORECASE)
_NAMELESS: Final = re.compile(r"\s*(?:sheet|工作表|表|table)\s*\d*\s*\Z", re.IGNORECASE)

Choice = Mapping[int, Columns | None]
"""What the columns of a sheet hold, by the sheet's number, None to pass it over; guessed for those left out."""


def take_sheets(source: Source, sheets: Iterable[tuple[str, Sequence[Row]]], columns: Choice | None = None) -> Taken:
    """The phrases of all sheets; a sheet without any is passed over.

    Args:
        source: the workbook.
        sheets: its sheets by name, each with all its rows.
        columns: as above.

    Raises:
        BadInputError: no sheet holds phrases.
    """
    found: list[tuple[str, Taken]] = []
    passed: list[Problem] = []
    for number, (name, rows) in enumerate(sheets):
        chosen = columns is not None and number in columns
        fitting = columns[number] if columns and number in columns else guess(rows)
        if fitting is None:
            continue
        if not chosen and is_explanation(name, fitting):
            passed.append(
                Problem(name, "The sheet looks like an explanation and is left out. Choose its columns to take it in.")
            )
        else:
            found.append((name, items(rows, fitting, partial(_place, name), counted=source.counted)))
    if not found and not columns:
        raise BadInputError("No column of {file} looks like phrases. Name one 话术内容.", file=source.name)
    several = len(found) > 1
    every = tuple(_grouped(item, name, alone=not several) for name, taken in found for item in taken.items)
    problems = (*passed, *(problem for _, taken in found for problem in taken.problems))
    ours = bool(found) and all(taken.ours for _, taken in found)
    return Taken(every, problems, ours=ours, title=source.stem)


def is_explanation(name: str, guessed: Columns) -> bool:
    """Whether a sheet of that name is left out unless somebody chooses its columns."""
    return guessed.sure < _SURE and _NOTES.search(name) is not None


def _place(sheet: str, number: int) -> str:
    return f"{sheet}!{number + 1}" if sheet else f"{number + 1}"


def _grouped(item: Item, sheet: str, *, alone: bool) -> Item:
    """Of several sheets each is a category; the only one is if it says so, as 售后 does and 话术 does not."""
    if item.category or _NAMELESS.match(sheet) or (alone and not likely_category(sheet)):
        return item
    return replace(item, category=shelf_name(sheet))
