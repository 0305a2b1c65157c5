"""Tables of web pages and of Excel's old XML; many systems give them the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kefu_desktop.domain.html_tables import tables
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Row
from kefu_desktop.domain.table_sheets import Choice, take_sheets
from kefu_desktop.domain.taken import Taken

_SAMPLE: Final = 200_000
_TABLE: Final = re.compile(r"<(?:[a-z]{1,9}:)?table[\s>]", re.IGNORECASE)
_NAMED: Final = frozenset({".xls", ".et", ".htm", ".html", ".xml"})


def sniff(source: Source) -> float:
    """Whether it is marked up and has a table."""
    if not source.is_text or source.text.lstrip()[:1] != "<" or not _TABLE.search(source.text[:_SAMPLE]):
        return 0.0
    return 0.9 if source.ending in _NAMED else 0.6


def sheets(source: Source) -> Iterator[tuple[str, list[Row]]]:
    """The name and all cells of each table.

    Raises:
        BadInputError: it is no text, or too large.
    """
    yield from tables(source.text)


def take(source: Source, columns: Choice | None = None) -> Taken:
    """The phrases of all tables.

    Args:
        source: the page.
        columns: what the columns of each table hold.

    Raises:
        BadInputError: as sheets(), or no table holds phrases.
    """
    return take_sheets(source, sheets(source), columns)
