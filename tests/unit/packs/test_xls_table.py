"""Old .xls files, and what many systems only call so."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.app.own_command import own_command
from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.compound_file import MARK, CompoundFile, with_one_stream
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.old_workbook import put_in_order
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Columns
from kefu_desktop.domain.taken import Taken
from kefu_desktop.packs import html_table
from kefu_desktop.packs.xls_table import XlsTable

OLD = Path(__file__).parents[2] / "data/packs/old.xls"

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{charset}">
<style>td {{mso-number-format:"\\@"}}</style></head><body><table border=1>
<tr><th>分组</th><th>话术标题</th><th>话术内容</th></tr>
<tr><td rowspan=2>售后</td><td>查件</td><td>亲，马上<br>帮您&nbsp;查 &lt;1 分钟&gt;</td></tr>
<tr><td>催件</td><td>正在
   催<table><tr><td>，</td></tr></table>请稍等</td></tr>
</table></body></html>"""

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<ss:Worksheet ss:Name="售前"><ss:Table><ss:Row ss:Index="2"><ss:Cell><ss:Data ss:Type="String">标题</ss:Data></ss:Cell>
<ss:Cell ss:Index="3"><ss:Data ss:Type="String">话术内容</ss:Data></ss:Cell></ss:Row>
<ss:Row><ss:Cell ss:MergeAcross="1"><ss:Data ss:Type="String">问候</ss:Data></ss:Cell>
<ss:Cell><ss:Data ss:Type="String">您好&#10;在的</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet>
</ss:Workbook>"""


def take(name: str, data: bytes, expected: str) -> Taken:
    guess = recognise(Source(name, data), READERS)[0]
    assert guess.reader.name == expected
    return guess.reader.take(Source(name, data))


def told(found: Taken) -> list[tuple[str, str, list[str], str]]:
    return [(item.category, item.name, [variant.text for variant in item.variants], item.where) for item in found.items]


def workbook() -> bytes:
    """The stream of records in the file that is read by all."""
    return CompoundFile(OLD.read_bytes()).read("Workbook")


def child(code: str) -> XlsTable:
    return XlsTable(lambda: [sys.executable, "-c", code], patience=0.1)


def test_an_old_workbook_comes_in() -> None:
    found = take("old.xls", OLD.read_bytes(), "xls")

    assert told(found)[:2] == [
        ("after-sales", "查件", ["亲，马上帮您查"], "退换!2"),
        ("after-sales", "抱歉久等XX天", ["抱歉久等XX天"], "退换!3"),
    ]


def test_the_columns_of_a_sheet_can_be_chosen_and_a_sheet_left_out() -> None:
    table, source = XlsTable(own_command), Source("old.xls", OLD.read_bytes())

    assert table.take(source, {0: None}).items == ()
    chosen = table.take(source, {0: Columns((0,), header=0)})
    assert len(chosen.items) > 0


def test_a_compound_file_put_in_order_says_the_same() -> None:
    data = put_in_order(OLD.read_bytes())

    assert CompoundFile(data).read("Workbook")[: len(workbook())] == workbook()
    assert told(take("a.xls", data, "xls")) == told(take("a.xls", OLD.read_bytes(), "xls"))


@given(st.binary(max_size=20_000))
def test_a_stream_survives_the_compound_file(content: bytes) -> None:
    found = CompoundFile(with_one_stream("Book", content)).read("Book")

    assert found.rstrip(b"\0") == content.rstrip(b"\0")


def test_a_password_is_told_of() -> None:
    locked = with_one_stream("Workbook", workbook()[:20] + b"\x2f\0\x04\0\0\0\0\0" + workbook()[20:])

    for data in (locked, with_one_stream("EncryptedPackage", b"x")):
        with pytest.raises(BadInputError, match="has a password"):
            take("a.xlsx", data, "xls")


@pytest.mark.parametrize(
    "data", [MARK, MARK + bytes(600), with_one_stream("WordDocument", b"x"), OLD.read_bytes()[:2000]]
)
def test_what_is_no_workbook_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(BadInputError, match=r"Save it as \.xlsx"):
        take("a.xls", data, "xls")


def test_sectors_that_go_round_in_circles_are_refused() -> None:
    data = bytearray(with_one_stream("Workbook", workbook()))
    tables = len(data) - 4096
    data[tables : tables + 4] = bytes(4)

    with pytest.raises(BadInputError, match="cannot be read"):
        take("a.xls", bytes(data), "xls")


def test_a_sheet_that_would_fill_the_memory_is_refused() -> None:
    far = b"\x09\x08\x04\0\0\x06\x10\0" + b"\x03\x02\x0e\0\xff\xff\xff\0" + bytes(10)

    with pytest.raises(BadInputError, match="too large"):
        take("a.xls", with_one_stream("Workbook", far), "xls")


@pytest.mark.parametrize(
    "code",
    [
        "print('[]', flush=True); import time; time.sleep(600)",
        "print('[]'); import os; os.abort()",
        "print('[]'); print('[\"a\"]'); print('[[\"b\"')",
        "print('nothing of the kind')",
        "",
    ],
)
def test_whatever_happens_to_the_reader_ends_in_a_message(code: str) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        child(code).take(Source("a.xls", OLD.read_bytes()))


def test_too_much_text_is_told_of() -> None:
    with pytest.raises(BadInputError, match="too large"):
        child("print('[]'); print('[\"a\"]'); print('{\"large\": true}')").take(Source("a.xls", OLD.read_bytes()))


def test_who_wants_only_the_first_sheet_leaves_no_process_behind() -> None:
    code = (
        "print('[]'); print('[\"a\"]'); print('[[\"b\"]]'); print('[\"c\"]', flush=True); import time; time.sleep(600)"
    )
    sheets = XlsTable(lambda: [sys.executable, "-c", code], patience=600).sheets(Source("a.xls", OLD.read_bytes()))

    assert next(iter(sheets)) == ("a", [("b",)])
    sheets.close()  # type: ignore[attr-defined]  # comes back only when the process has ended


@given(st.binary(max_size=60), st.integers(0, 5600))
def test_no_damage_makes_the_compound_file_fail_but_with_a_message(junk: bytes, at: int) -> None:
    data = bytearray(OLD.read_bytes())
    data[at : at + len(junk)] = junk
    XlsTable(own_command).sniff(Source("a.xls", bytes(data)))
    with suppress(BadInputError):
        put_in_order(bytes(data))


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-16"])
def test_a_web_page_under_the_name_of_a_workbook_comes_in(charset: str) -> None:
    data = PAGE.format(charset=charset).encode(charset)

    assert list(html_table.sheets(Source("导出.xls", data))) == [
        (
            "",
            [
                ("分组", "话术标题", "话术内容"),
                ("售后", "查件", "亲，马上\n帮您\u00a0查 <1 分钟>"),
                ("", "催件", "正在 催\n，\n请稍等"),
            ],
        )
    ]
    assert [item.name for item in take("导出.xls", data, "html-table").items] == ["查件", "催件"]


def test_an_xml_workbook_comes_in() -> None:
    assert list(html_table.sheets(Source("a.xls", XML.encode()))) == [
        ("售前", [(), ("标题", "", "话术内容"), ("问候", "", "您好\n在的")])
    ]
    assert [item.where for item in take("a.xls", XML.encode(), "html-table").items] == ["售前!3"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_text_under_the_name_of_a_workbook_comes_in(delimiter: str, encoding: str) -> None:
    rows = ["分组,标题,话术内容", "售后,查件,马上帮您查", "售后,催件,正在催哦"]
    data = "\r\n".join(rows).replace(",", delimiter).encode(encoding)

    assert told(take("a.xls", data, "csv")) == [
        ("after-sales", "查件", ["马上帮您查"], "2"),
        ("after-sales", "催件", ["正在催哦"], "3"),
    ]


@given(
    st.lists(
        st.sampled_from(['<td index="9', "<tr>", "<table>", "</table>", "</td>", "<!--", "-->", '"', ">", "<", "话"])
    )
)
def test_no_markup_makes_the_table_fail_but_with_a_message(pieces: list[str]) -> None:
    source = Source("a.xls", ("<table>" + "".join(pieces)).encode())
    for guess in recognise(source, READERS):
        with suppress(BadInputError):
            guess.reader.take(source)
