"""CSV and XLSX."""

from __future__ import annotations

import csv
import zipfile
from contextlib import suppress
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_text import clean
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import from_roles
from kefu_desktop.packs import csv_table, xlsx_table
from tests.helpers.packs import phrase_of, without_extra
from tests.helpers.strategies import libraries

ROWS = '一级分类（必填）,二级分类（选填）,话术标题（选填）,话术内容（必填）\r\n售后,物流,查件,"亲，马上\n帮您查"\r\n'


def is_plain(phrase: Phrase) -> bool:
    """Whether nothing in it is cleaned away when it comes in, which tables do not keep: spaces at the edges too."""
    words = [phrase.name, phrase.group, *phrase.keywords, *(variant.text for variant in phrase.variants)]
    edged = any(word != word.strip() for word in (phrase.name, phrase.group))
    doubled = len(set(phrase.keywords)) < len(phrase.keywords)
    return all(clean(word).text == word for word in words) and not edged and not doubled


def plain_libraries() -> st.SearchStrategy[list[Phrase]]:
    return libraries().map(lambda found: [without_extra(phrase) for phrase in found if is_plain(phrase)])


@settings(deadline=None)
@given(plain_libraries())
@example([Phrase("a", "=1+1", "common", (Variant("'=cmd"), Variant("@x", enabled=False), Variant("+86\n-1")), "-")])
@example([Phrase("a", "a", "common", (Variant("a"),), "", ("0", "\\"))])
def test_csv_survives_the_round_trip(phrases: list[Phrase]) -> None:
    data = csv_table.write(phrases, {})[""]

    taken = csv_table.take(Source("a.csv", data))
    assert [phrase_of(item) for item in taken.items] == phrases
    assert taken.ours
    assert csv_table.sniff(Source("a.csv", data)) > 0.9


@settings(deadline=None)
@given(plain_libraries())
@example([Phrase("a", "=1+1", "common", (Variant("_x0041_ _x005F_"), Variant(" a \n b\n")), "-", ("a,b",))])
@example([Phrase("a", "'=1+1", "common", (Variant("''-1"), Variant("'引"), Variant("@x")), "'+")])
def test_xlsx_survives_the_round_trip(phrases: list[Phrase]) -> None:
    data = xlsx_table.write(phrases, {})[""]

    taken = xlsx_table.take(Source("a.xlsx", data))
    assert [phrase_of(item) for item in taken.items] == phrases


def test_csv_for_excel_has_a_mark_and_no_formula() -> None:
    data = csv_table.write([Phrase("a", "=HYPERLINK()", "common", (Variant("=1+1"),))], {})[""]

    assert data.startswith(b"\xef\xbb\xbf")
    assert b",'=HYPERLINK()," in data
    assert b",'=1+1\r\n" in data


def test_a_csv_of_ours_that_was_saved_as_a_workbook_has_no_apostrophes_left() -> None:
    from openpyxl import Workbook

    phrases = [Phrase("a", "=1+1", "common", (Variant("-1 折"), Variant("'=x"), Variant("'引")), "@组")]
    book = Workbook()
    for row in csv.reader(StringIO(csv_table.write(phrases, {})[""].decode("utf-8-sig"))):
        book.worksheets[0].append(row)
    target = BytesIO()
    book.save(target)

    assert [phrase_of(item) for item in xlsx_table.take(Source("a.xlsx", target.getvalue())).items] == phrases


@pytest.mark.parametrize("text", [" 前", "后 ", "a,b", 'a"b', "a;b", "\n a", "=1", "' =", "\t="])
def test_a_cell_of_csv_keeps_its_edges(text: str) -> None:
    data = csv_table.write([Phrase("a", "a", "common", (Variant(text),))], {})[""]
    assert csv_table.take(Source("a.csv", data)).items[0].variants == (Variant(text),)


def test_xlsx_holds_no_formula() -> None:
    data = xlsx_table.write([Phrase("a", "=HYPERLINK()", "common", (Variant("=1+1"),))], {})[""]

    sheet = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"=1+1" in sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_template_of_another_program_comes_in(delimiter: str, encoding: str) -> None:
    source = Source("a.csv", ROWS.replace(",", delimiter).encode(encoding))

    assert csv_table.sniff(source) == 0.9
    taken = csv_table.take(source)
    assert [(i.category, i.group, i.name, i.variants) for i in taken.items] == [
        ("after-sales", "物流", "查件", (Variant("亲，马上\n帮您查"),))
    ]
    assert not taken.ours


def test_a_quotation_mark_that_nobody_closed_loses_no_rows() -> None:
    rows = "\n".join(['hi,"您好', *(f"k{number},这是第{number}条话术的内容" for number in range(2000))])

    assert len(csv_table.take(Source("a.csv", rows.encode())).items) == 2001


def test_quotation_marks_behind_a_backslash_are_read_as_text_expander_means_them() -> None:
    data = b'"!a","<a href=\\"https://x.cn/?a=1\\">link, please</a>","a"\n"!b","C:\\dir\\","b"\n'

    taken = csv_table.take(Source("a.csv", data))
    assert [item.variants[0].text for item in taken.items] == [
        '<a href="https://x.cn/?a=1">link, please</a>',
        "C:\\dir\\",
    ]


def test_the_sheets_of_a_workbook_are_told_apart() -> None:
    from openpyxl import Workbook

    book = Workbook()
    first, second, hidden = book.active, book.create_sheet("尺码"), book.create_sheet("内部")
    assert first is not None
    for sheet in (first, second, hidden):
        for row in (["标题", "话术内容"], ["问候", "您好"], [None, 2026]):
            sheet.append(row)
    first.title, hidden.sheet_state = "退换", "hidden"
    target = BytesIO()
    book.save(target)

    taken = xlsx_table.take(Source("a.xlsx", target.getvalue()))
    assert [(item.category, item.name, item.where) for item in taken.items] == [
        ("退换", "问候", "退换!2"),
        ("退换", "2026", "退换!3"),
        ("尺码", "问候", "尺码!2"),
        ("尺码", "2026", "尺码!3"),
    ]


def test_each_sheet_may_have_columns_of_its_own() -> None:
    from openpyxl import Workbook

    book = Workbook()
    first, second = book.active, book.create_sheet("尺码")
    assert first is not None
    for sheet in (first, second):
        for row in (["标题", "话术内容", "备用说法"], ["问候", "您好", "在的呢"]):
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    source = Source("a.xlsx", target.getvalue())

    assert [(name, rows[1]) for name, rows in xlsx_table.sheets(source)][1] == ("尺码", ("问候", "您好", "在的呢"))
    taken = xlsx_table.take(source, {0: None, 1: from_roles(["", "content", "content"], 0)})
    assert [(item.where, len(item.variants)) for item in taken.items] == [("尺码!2", 2)]
    assert [item.where for item in xlsx_table.take(source, {0: None}).items] == ["尺码!2"]
    assert xlsx_table.take(source, {0: None, 1: None}).items == ()


def test_a_text_table_is_one_sheet() -> None:
    source = Source("a.csv", ROWS.encode())
    ((name, rows),) = csv_table.sheets(source)
    assert (name, rows[1]) == ("a", ("售后", "物流", "查件", "亲，马上\n帮您查"))

    (item,) = csv_table.take(source, {0: from_roles(["", "content", "", "title"])}).items[1:]
    assert (item.name, item.variants[0].text) == ("亲，马上\n帮您查", "物流")
    assert csv_table.take(source, {0: None}).items == ()
    assert len(csv_table.take(source, {}).items) == 1


def test_what_a_printer_left_in_a_workbook_does_no_harm_and_other_kinds_are_refused() -> None:
    data = xlsx_table.write([Phrase("a", "a", "common", (Variant("a"),))], {})[""]
    files = {**archive.Archive(data), "xl/printerSettings/printerSettings1.bin": b"x"}

    assert len(xlsx_table.take(Source("a.xlsx", archive.make(files))).items) == 1
    for other in ("content.xml", "xl/workbook.bin"):
        with pytest.raises(BadInputError, match="cannot be read"):
            xlsx_table.take(Source("a.xlsx", archive.make({**files, other: b""})))


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 9000 + "</row>" + "<row><c><v>1</v></c></row>" * 1000,
        '<row r="1"><c s="&gt;" r="A1"/></row><!-- <c a=" --><row r="9999999"><c r="C9999999"/></row><!-- "> -->',
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_refused(cells: str) -> None:
    data = xlsx_table.write([Phrase("a", "a", "common", (Variant("a"),))], {})[""]
    files = dict(archive.Archive(data))
    files["xl/worksheets/sheet1.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{cells}</sheetData></worksheet>"
    ).encode()

    with pytest.raises(BadInputError, match="too large"):
        xlsx_table.take(Source("a.xlsx", archive.make(files)))


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 6000))
def test_no_damage_makes_the_workbook_fail_but_with_a_message(junk: bytes, at: int) -> None:
    data = bytearray(xlsx_table.write([Phrase("a", "a", "common", (Variant("a"),))], {})[""])
    data[at : at + len(junk)] = junk
    with suppress(BadInputError):
        source = Source("a.xlsx", bytes(data))
        xlsx_table.sniff(source)
        xlsx_table.take(source)


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(st.sampled_from('内容,"\n\t;|a'), max_size=60).map(str.encode))
def test_no_text_makes_the_table_fail_but_with_a_message(data: bytes) -> None:
    source = Source("a.csv", data)
    csv_table.sniff(source)
    with suppress(BadInputError):
        csv_table.take(source)
