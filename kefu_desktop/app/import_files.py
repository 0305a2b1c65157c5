"""The files of an import: each read once, and taken anew when somebody chose other columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.app.import_pack import ImportPack, within_limits
from kefu_desktop.app.pack_formats import Guess
from kefu_desktop.domain.errors import BadInputError, UsageError
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Columns, Row, from_roles, guess, roles_of
from kefu_desktop.domain.table_sheets import is_explanation
from kefu_desktop.domain.taken import Taken

GUESSED: Final = "guess"
_SHOWN: Final = 20
_LONGEST_CELL: Final = 200
_WIDEST: Final = 200


@dataclass(slots=True)
class Sheet:
    """A table as it is shown: its first rows, how many there are, and what its columns hold unless somebody says."""

    name: str
    rows: list[list[str]]
    total: int
    guessed: Columns | None


@dataclass(slots=True)
class ImportFile:
    """One of them; `columns` are those that were chosen, by the number of the sheet."""

    path: str
    source: Source
    guess: Guess
    others: list[str]
    taken: Taken
    sheets: list[Sheet] = field(default_factory=list)
    columns: dict[int, Columns | None] = field(default_factory=dict)


def open_file(
    path: str, source: Source, packs: ImportPack, format_name: str, watch: Callable[[int], None]
) -> ImportFile:
    """Recognise and read it.

    Args:
        path: where it lies.
        source: what is in it.
        packs: knows the formats.
        format_name: that the user chose, empty for the likeliest.
        watch: told how many rows were read.

    Raises:
        UsageError: no format has that name.
        BadInputError: nothing can be read.
    """
    source.watch = watch
    first, *others = packs.recognise(source, format_name)
    try:
        taken = within_limits(first.reader.take(source))
    except BadInputError:
        # a table in which no column looks like phrases: somebody may know better
        sheets = _sheets(source, first) if first.reader.table else []
        if not any(sheet.total for sheet in sheets):
            raise
        taken = Taken(())
    else:
        sheets = _sheets(source, first) if first.reader.table else []
    return ImportFile(path, source, first, [guess.reader.name for guess in others], taken, sheets)


def choose_columns(file: ImportFile, number: int, said: object) -> None:
    """Take it with other columns of that sheet; after an error it is as it was.

    Args:
        file: a table.
        number: of the sheet.
        said: "guess", None to pass the sheet over, or roles, header and between.

    Raises:
        UsageError: it has no such sheet, or is no table.
        BadInputError: no column is the content, or there are too many phrases.
    """
    table = file.guess.reader.table
    if table is None or not 0 <= number < len(file.sheets):
        raise unknown()
    columns = dict(file.columns)
    if said == GUESSED:
        columns.pop(number, None)
    else:
        columns[number] = _chosen(said)
    if not columns and not any(sheet.guessed for sheet in file.sheets):
        taken = Taken(())
    else:
        taken = within_limits(table.take(_fresh(file.source), columns))
    file.columns, file.taken = columns, taken


def columns_said(file: ImportFile, number: int) -> Mapping[str, object] | None:
    """What the columns of a sheet hold now; None if it is passed over."""
    sheet = file.sheets[number]
    columns = file.columns.get(number, sheet.guessed)
    if columns is None:
        return None
    width = max(map(len, sheet.rows), default=0)
    return {"roles": roles_of(columns, width), "header": columns.header, "between": columns.between}


def unknown() -> UsageError:
    """What was asked has no meaning."""
    return UsageError("The import window asked for something unknown. Please close it and open it again.")


def _chosen(said: object) -> Columns | None:
    if said is None:
        return None
    if not isinstance(said, Mapping) or not isinstance(said.get("roles"), list):
        raise unknown()
    header, between = said.get("header", -1), said.get("between", "")
    return from_roles(
        [role if isinstance(role, str) else "" for role in said["roles"]],
        header if isinstance(header, int) else -1,
        between if isinstance(between, str) else "",
    )


def _sheets(source: Source, chosen: Guess) -> list[Sheet]:
    assert chosen.reader.table is not None  # noqa: S101 - asked before
    found = [_sheet(name, rows) for name, rows in chosen.reader.table.sheets(_fresh(source))]
    if len(found) > 1:
        for sheet in found:
            if sheet.guessed is not None and is_explanation(sheet.name, sheet.guessed):
                sheet.guessed = None
    return found


def _sheet(name: str, rows: Sequence[Row]) -> Sheet:
    shown = [[cell[:_LONGEST_CELL] for cell in row[:_WIDEST]] for row in rows[:_SHOWN]]
    return Sheet(name, shown, len(rows), guess(rows))


def _fresh(source: Source) -> Source:
    """The same bytes; what a zip may unpack to is counted anew, and no view of them is kept."""
    anew = Source(source.name, source.data, source.files if source.is_folder else None)
    anew.watch = source.watch
    return anew
