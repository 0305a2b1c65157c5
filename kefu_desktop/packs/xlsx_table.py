"""Tables of Excel: .xlsx in and out; an old .xls is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Final, cast
from xml.parsers import expat

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Columns, Row, guess
from kefu_desktop.domain.table_items import items, not_in_a_table, rows_of
from kefu_desktop.domain.taken import Item, Taken

MOST_CELLS: Final = 6_000_000
"""Between the first and the last cell of a sheet: the reader makes room for all of them."""
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER: Final = re.compile(r"^(?:content\.xml|xl/workbook\.bin)\Z", re.IGNORECASE)
"""Of kinds of workbooks that the reader would try next."""
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml\Z", re.IGNORECASE)
_STRINGS: Final = re.compile(r"xl/sharedstrings\.xml\Z", re.IGNORECASE)
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})?(\d{1,7})\Z")
_ESCAPED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS: Final = (24, 12, 16, 24, 24, 14, 8, 80)


def sniff(source: Source) -> float:
    """Whether it is a workbook."""
    if source.data[:8] == _OLD:
        return 0.9 if source.ending in {".xls", ".et"} else 0.5
    return 0.95 if not source.is_folder and any(map(_SHEET.match, source.files)) else 0.0


def sheets(source: Source) -> Iterator[tuple[str, list[Row]]]:
    """The name and all cells of each sheet that can be seen.

    Raises:
        BadInputError: it is broken, has a password, or is too large.
    """
    import python_calamine

    _look_before(source)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(source.data))
        for sheet in book.sheets_metadata:
            if sheet.visible is not python_calamine.SheetVisibleEnum.Visible:
                continue
            table = book.get_sheet_by_name(sheet.name)
            yield sheet.name, [tuple(map(_text, row)) for row in table.iter_rows()]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise BadInputError(
            "The Excel file cannot be read. Save it as .xlsx without a password and try again."
        ) from error
    except BaseException as error:
        # what goes wrong in the depth of the reader is no Exception of Python
        if type(error).__name__ != "PanicException":
            raise
        raise BadInputError(
            "The Excel file cannot be read. Save it as .xlsx without a password and try again."
        ) from None


def take(source: Source, columns: Columns | None = None) -> Taken:
    """The phrases of all sheets; a sheet without any is passed over.

    Raises:
        BadInputError: as sheets(), or no sheet holds phrases.
    """
    found: list[tuple[str, Taken]] = []
    for name, rows in sheets(source):
        fitting = columns or guess(rows)
        if fitting is not None:
            found.append((name, items(rows, fitting, partial(_place, name))))
    if not found:
        raise BadInputError("No column of {file} looks like phrases. Name one 话术内容.", file=source.name)
    several = len(found) > 1
    every = tuple(_grouped(item, name) if several else item for name, taken in found for item in taken.items)
    problems = tuple(problem for _, taken in found for problem in taken.problems)
    return Taken(every, problems, ours=all(taken.ours for _, taken in found), title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One workbook with one sheet; every cell is text, also where it looks like a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook(write_only=True)
    sheet = cast("Worksheet", book.create_sheet("话术"))
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows_of(phrases)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, _fit(text))
            cell.data_type = "s"
            if not number:
                cell.font = bold
            elif "\n" in text:
                cell.alignment = wrapped
            cells.append(cell)
        sheet.append(cells)
    target = BytesIO()
    book.save(target)
    return {"": target.getvalue()}


lost = not_in_a_table


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == datetime.min.time() else f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _fit(text: str) -> str:
    """What XML cannot hold goes; what would be read as an escape is escaped."""
    return _ESCAPED.sub(lambda found: "_x005F" + found.group(), _UNFIT.sub("", text))


def _place(sheet: str, number: int) -> str:
    return f"{sheet}!{number + 1}"


def _grouped(item: Item, sheet: str) -> Item:
    return item if item.category else replace(item, category=sheet)


def _look_before(source: Source) -> None:
    """Refuse what would take too much memory, before the reader opens it."""
    if source.data[:8] == _OLD:
        # python-calamine 0.9.1 never comes back from some broken .xls files (a fuzzer found them), so none is opened
        raise BadInputError("The file is an old .xls, or has a password. Save it as .xlsx without one and try again.")
    if not any(map(_SHEET.match, source.files)) or any(map(_OTHER.search, source.files)):
        raise _unreadable()
    for name in source.files:
        if _SHEET.match(name):
            _Extent().measure(source.files[name])
        elif _STRINGS.match(name):
            _strings = source.files[name]  # unpacked once within the limits of a zip


class _Extent:
    """How far the cells of a sheet reach."""

    def __init__(self) -> None:
        self._row = self._column = self._last_row = self._last_column = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = self._refuse

    def measure(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - the end of the data
        except expat.ExpatError as error:
            raise BadInputError(
                "The Excel file cannot be read. Save it as .xlsx without a password and try again."
            ) from error

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind not in {"row", "c"}:
            return
        place = _PLACE.match(attributes.get("r", ""))
        if kind == "row":
            self._row = int(place[2]) if place else self._row + 1
            self._column = 0
        else:
            self._column = _number(place[1]) if place and place[1] else self._column + 1
            self._row = int(place[2]) if place else self._row
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > MOST_CELLS:
            raise _too_many()

    def _refuse(self, *_: object) -> None:
        raise _unreadable()


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _unreadable() -> BadInputError:
    return BadInputError("The Excel file cannot be read. Save it as .xlsx without a password and try again.")


def _too_many() -> BadInputError:
    return BadInputError("The sheet is too large. Delete empty rows and columns, or save it as CSV.")
