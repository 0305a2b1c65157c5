"""Workbooks that were made to fill the memory are refused before their reader opens them."""

from __future__ import annotations

import pytest

from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import xlsx_table

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def workbook(files: dict[str, str], without: str = "") -> Source:
    written = xlsx_table.write([Phrase("a", "标题", "common", (Variant("话术内容"),))], {})[""]
    kept = {name: data for name, data in archive.Archive(written).items() if name != without}
    return Source("a.xlsx", archive.make({**kept, **{name: text.encode() for name, text in files.items()}}))


def sheet(cells: str, behind: str = "") -> str:
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{cells}</sheetData>{behind}</worksheet>'


@pytest.mark.parametrize("place", ["AAAA1", "A99999999", "A1 ", "1A", "A-1", "ZZZZZZZZZZ1"])
def test_a_place_that_readers_would_take_for_different_ones_is_refused(place: str) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        xlsx_table.take(workbook({SHEET: sheet(f'<row r="1"><c r="{place}"><v>1</v></c></row>')}))


def test_a_sheet_under_an_unusual_name_is_measured_too() -> None:
    far = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    with pytest.raises(BadInputError, match="too large"):
        xlsx_table.take(workbook({"xl/media/picture.png": far}))


@pytest.mark.parametrize("cells", [600, 6])
def test_a_long_text_may_stand_in_a_few_cells_but_not_in_thousands(cells: int) -> None:
    strings = f'<sst xmlns="{NAMESPACE}"><si><t>话术内容</t></si><si><t>{"亲" * 300_000}</t></si></sst>'
    rows = '<row><c t="s"><v>0</v></c></row>' + '<row><c t="s"><v>1</v></c></row>' * cells
    source = workbook({SHEET: sheet(rows), STRINGS: strings})

    if cells == 600:
        with pytest.raises(BadInputError, match="too large"):
            list(xlsx_table.sheets(source))
    else:
        assert [len(rows) for _, rows in xlsx_table.sheets(source)] == [7]


def test_merged_cells_without_number_take_no_time() -> None:
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for text in ("话术内容", *["亲，您好"] * 5000)
    )
    merged = "<mergeCells>" + '<mergeCell ref="A2:A5001"/>' * 20_000 + "</mergeCells>"

    assert len(xlsx_table.take(workbook({SHEET: sheet(rows, merged)})).items) > 0
