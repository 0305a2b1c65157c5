"""Tables of Excel: .xlsx in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Final, cast
from xml.parsers import expat

from kefu_desktop.domain.cell_text import GUARDED, cell_text
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Row
from kefu_desktop.domain.table_items import not_in_a_table, rows_of
from kefu_desktop.domain.table_sheets import Choice, take_sheets
from kefu_desktop.domain.taken import Taken

MOST_CELLS: Final = 6_000_000
"""Between the first and the last cell of a sheet: the reader makes room for all of them."""
_OTHER: Final = re.compile(r"^(?:content\.xml|xl/workbook\.bin)\Z", re.IGNORECASE)
"""Of kinds of workbooks that the reader would try next."""
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml\Z", re.IGNORECASE)
_STRINGS: Final = re.compile(r"xl/sharedstrings\.xml\Z", re.IGNORECASE)
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})?(\d{1,7})\Z")
_MOST_LETTERS: Final = 100 * 1024**2
"""Of all cells together: many may share one long text."""
_ESCAPED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CARRIED: Final = 200
_WIDTHS: Final = (24, 12, 16, 24, 24, 14, 8, 80)


def sniff(source: Source) -> float:
    """Whether it is a workbook."""
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
            rows: list[Row] = [tuple(map(cell_text, row)) for row in table.iter_rows()]
            yield sheet.name, _carried_down(rows, table.merged_cell_ranges or ())
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


def take(source: Source, columns: Choice | None = None) -> Taken:
    """The phrases of all sheets; a sheet without any is passed over.

    Args:
        source: the workbook.
        columns: what the columns of each sheet hold.

    Raises:
        BadInputError: as sheets(), or no sheet holds phrases.
    """
    return take_sheets(source, sheets(source), columns)


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


def _carried_down(rows: list[Row], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> list[Row]:
    """What stands in a cell that reaches over several rows, such as a category, belongs to each of them."""
    room = MOST_CELLS // 10
    for (top, left), (bottom, _) in merged:
        room -= bottom - top + 1
        if room < 0:
            break
        text = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if not text.strip() or len(text) > _LONGEST_CARRIED or bottom - top > MOST_CELLS // 1000:
            continue
        for number in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[number]):
                rows[number] = (*rows[number][:left], text, *rows[number][left + 1 :])
    return rows


def _fit(text: str) -> str:
    """What XML cannot hold goes; what would be read as an escape is escaped."""
    guarded = f"'{text}" if GUARDED.match(text) else text
    return _ESCAPED.sub(lambda found: "_x005F" + found.group(), _UNFIT.sub("", guarded))


def _look_before(source: Source) -> None:
    """Refuse what would take too much memory, before the reader opens it: it would end the program."""
    if not any(map(_SHEET.match, source.files)) or any(map(_OTHER.search, source.files)):
        raise _unreadable()
    strings = next((source.files[name] for name in source.files if _STRINGS.match(name)), b"")
    longest = max(_lengths(strings), default=0) if strings else 0
    # a workbook may name any of its files as a sheet
    cells = [content for content in source.files.values() if b"sheetData" in content]
    if sum(_Extent().measure(content) for content in cells) * longest > _MOST_LETTERS:
        lengths = _lengths(strings)
        if sum(_Shared(lengths).measure(content) for content in cells) > _MOST_LETTERS:
            raise _too_many()


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    def refuse(*_: object) -> None:
        raise _unreadable()

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the end of the data
    except expat.ExpatError as error:
        raise _unreadable() from error


def _lengths(data: bytes) -> list[int]:
    """Of the texts that cells share."""
    found: list[int] = []

    def begin(tag: str, _attributes: object) -> None:
        if tag.rpartition(":")[2] == "si":
            found.append(0)

    def add(text: str) -> None:
        if found:
            found[-1] += len(text)

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = add
    _parse(parser, data)
    return found


class _Extent:
    """How far the cells of a sheet reach."""

    def __init__(self) -> None:
        self._row = self._column = self._last_row = self._last_column = self._shared = 0

    def measure(self, data: bytes) -> int:
        """How many of its cells share their text with others.

        Raises:
            BadInputError: it reaches too far, or is broken.
        """
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        _parse(parser, data)
        return self._shared

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind not in {"row", "c"}:
            return
        written = attributes.get("r", "")
        place = _PLACE.match(written)
        if written and place is None:
            # the reader would make some other place of it
            raise _unreadable()
        self._shared += attributes.get("t") == "s"
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


class _Shared:
    """How many letters the cells of a sheet have that share their text with others."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = lengths
        self._letters = 0
        self._is_shared = self._is_value = False

    def measure(self, data: bytes) -> int:
        """The letters.

        Raises:
            BadInputError: it is broken.
        """
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.CharacterDataHandler = self._add
        _parse(parser, data)
        return self._letters

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "c":
            self._is_shared = attributes.get("t") == "s"
        self._is_value = kind == "v"

    def _add(self, text: str) -> None:
        if self._is_shared and self._is_value and text.strip().isdecimal() and len(text) < 20:
            place = int(text)
            self._letters += self._lengths[place] if place < len(self._lengths) else 0


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _unreadable() -> BadInputError:
    return BadInputError("The Excel file cannot be read. Save it as .xlsx without a password and try again.")


def _too_many() -> BadInputError:
    return BadInputError("The sheet is too large. Delete empty rows and columns, or save it as CSV.")
