"""Tables as shops really have them: odd delimiters, titles above the header, merged cells, wordings in one cell."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item
from kefu_desktop.packs import csv_table, xlsx_table

Row = tuple[str, str, str, list[str]]


def said(items: tuple[Item, ...]) -> list[Row]:
    return [(item.category, item.group, item.name, [variant.text for variant in item.variants]) for item in items]


def rows(text: str, name: str = "a.csv", encoding: str = "utf-8") -> list[Row]:
    return said(csv_table.take(Source(name, text.encode(encoding))).items)


SHELF = [("after-sales", "", "退款", ["亲，1-3天到账"]), ("催收", "", "未付", ["亲，还没付款哦"])]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("分类;标题;内容\n售后;退款;亲，1-3天到账;\n催收;未付;亲，还没付款哦\n", "gb18030"),
        ("sep=|\r\n分类|标题|内容\r\n售后|退款|亲，1-3天到账\r\n催收|未付|亲，还没付款哦", "utf-8"),
        ("\ufeff分类\t标题\t内容\r\n售后\t退款\t亲，1-3天到账\r\n催收\t未付\t亲，还没付款哦\r\n", "utf-16-le"),
        ("小店话术（2026版）,,\n,,\n分类,标题,内容\n售后,退款,亲，1-3天到账\n催收,未付,亲，还没付款哦", "gbk"),
        (
            '"*分类\n(必填)","*标题",*内容（500字以内）,图片\n售后,退款,亲，1-3天到账,\n催收,未付,亲，还没付款哦',
            "utf-8",
        ),
        ("序号,标题,分类,答案,备注\n1,退款,售后,答：亲，1-3天到账,\n2,2、未付,催收,A：亲，还没付款哦,常用", "utf-8"),
    ],
)
def test_however_a_table_is_written_down_it_says_the_same(text: str, encoding: str) -> None:
    source = Source("a.csv", text.encode(encoding))
    assert csv_table.sniff(source) == 0.9
    assert said(csv_table.take(source).items) == SHELF


def test_cells_below_a_merged_one_and_rows_that_are_headings() -> None:
    merged = "一级分类,二级分类,标题,话术内容\n售前接待,欢迎,首次,亲，欢迎\n,,二次,亲，又来啦\n,尺码,推荐,亲，您多高"
    assert [row[:3] for row in rows(merged)] == [
        ("售前接待", "欢迎", "首次"),
        ("售前接待", "欢迎", "二次"),
        ("售前接待", "尺码", "推荐"),
    ]
    headings = "标题,话术\n【售前话术】,\n在吗,亲，在的\n二、售后类,\n退款,亲，马上退\n"
    assert [row[:3] for row in rows(headings)] == [("售前话术", "", "在吗"), ("售后类", "", "退款")]


@pytest.mark.parametrize(
    ("cells", "wordings"),
    [
        (["亲，在的|您好呀|在的哦", "包邮的|亲，包邮"], [["亲，在的", "您好呀", "在的哦"], ["包邮的", "亲，包邮"]]),
        (["亲，在的呢------您好，在的", "包邮的亲"], [["亲，在的呢------您好，在的"], ["包邮的亲"]]),
        (["亲，在的---您好，在的", "包邮的---满99包邮"], [["亲，在的", "您好，在的"], ["包邮的", "满99包邮"]]),
        (["1. 亲，今天\n2. 您好，明天", "亲，退\n您好，换"], [["亲，今天", "您好，明天"], ["亲，退", "您好，换"]]),
        (["1、打开\n2、点退款", "亲，步骤：\n1. 打开"], [["1、打开\n2、点退款"], ["亲，步骤：\n1. 打开"]]),
        (["尺码S|M|L都有", "亲，有货"], [["尺码S|M|L都有"], ["亲，有货"]]),
    ],
)
def test_several_wordings_in_one_cell_become_variants_where_it_is_plain(
    cells: list[str], wordings: list[list[str]]
) -> None:
    text = "\n".join(["问题,答案", *(f'问题{number},"{cell}"' for number, cell in enumerate(cells))])
    assert [row[3] for row in rows(text)] == wordings


def test_several_columns_of_wordings_are_variants_and_empty_ones_none() -> None:
    text = (
        "场景,话术1,话术2（专业版）,备用话术,使用次数\n欢迎,亲，欢迎,您好，欢迎光临,,3\n发货,亲，今天发,,亲，马上发,4"
    )
    assert [row[2:] for row in rows(text)] == [
        ("欢迎", ["亲，欢迎", "您好，欢迎光临"]),
        ("发货", ["亲，今天发", "亲，马上发"]),
    ]


def test_commas_that_nobody_quoted_cut_no_text() -> None:
    text = "标题,话术内容\n欢迎,亲,欢迎光临,有什么可以帮您\n发货,亲,今天发\n退款,马上处理"
    assert [row[3] for row in rows(text)] == [["亲,欢迎光临,有什么可以帮您"], ["亲,今天发"], ["马上处理"]]


def test_commas_of_a_chinese_keyboard_stand_between_cells_too() -> None:
    text = "分类，标题，内容\n售后，退款,马上给您退\n催收,未付，还没付款哦"
    assert [row[2:] for row in rows(text)] == [("退款", ["马上给您退"]), ("未付", ["还没付款哦"])]
    assert rows("标题,内容\n欢迎,亲，在的，请讲") == [("", "", "欢迎", ["亲，在的，请讲"])]


def test_columns_without_a_heading_are_no_part_of_the_text() -> None:
    text = "标题,话术内容\n欢迎,亲，欢迎,张三,2026\n发货,亲，今天发,李四,2026"
    assert [row[3] for row in rows(text)] == [["亲，欢迎"], ["亲，今天发"]]


def test_a_quotation_mark_that_is_closed_some_rows_later_swallows_none_of_them() -> None:
    text = '标题,内容\n欢迎,"亲，欢迎\n发货,亲，今天发\n退款,亲，马上退\n换货,亲，可以换"的"\n结束,再见\n'
    assert [row[2] for row in rows(text)] == ["欢迎", "发货", "退款", "换货", "结束"]


def test_numbers_kept_as_text_lose_what_kept_them() -> None:
    assert rows('编号,标题,话术内容\n="001",欢迎,"=""亲，欢迎"""\n="002",号码,="10086"\n') == [
        ("", "", "欢迎", ["亲，欢迎"]),
        ("", "", "号码", ["10086"]),
    ]


def test_questions_and_answers_in_one_column_belong_together() -> None:
    text = "内容\n问：有货吗\n答：亲，有的\nQ2：包邮吗？\nA2：包邮的亲\n问题：能退吗？ 回复：可以退\n亲，在的\n"
    assert [(name, wordings) for _, _, name, wordings in rows(text)] == [
        ("有货吗", ["亲，有的"]),
        ("包邮吗？", ["包邮的亲"]),
        ("能退吗？", ["可以退"]),
        ("在的", ["亲，在的"]),
    ]


def test_rows_with_one_keyword_are_wordings_of_one_phrase_and_rows_with_one_tag_are_not() -> None:
    assert len(rows("关键词,回复内容\n退货,亲，可以退\n退货,您好，支持退\n发货,今天发\n尺码,看图哦")) == 3
    assert len(rows("标签,回复内容\n常用,亲，可以退\n常用,您好，支持退\n常用,今天发")) == 3


def test_what_a_spreadsheet_puts_on_the_clipboard_is_a_table() -> None:
    table = Source("", '分类\t标题\t内容\n售后\t退款\t"亲，退款\n1-3天"\n售后\t换货\t亲，可以换\n'.encode())
    assert csv_table.sniff(table) == 0.9
    assert said(csv_table.take(table).items)[0] == ("after-sales", "", "退款", ["亲，退款\n1-3天"])

    bare = Source("", "退款\t亲，1-3天到账\n换货\t亲，可以换的哦\n".encode())
    assert csv_table.sniff(bare) == 0.5
    column = Source("", '"亲，您好\n欢迎光临"\n亲，在的\n"他说""好"""\n'.encode())
    assert csv_table.sniff(column) == 0.45
    assert [row[3] for row in said(csv_table.take(column).items)] == [
        ["亲，您好\n欢迎光临"],
        ["亲，在的"],
        ['他说"好"'],
    ]


@pytest.mark.parametrize(
    "text", ["亲，在的\n您好，现货\n亲，包邮的\n", "亲,在的\n您好,现货\n", "【正文】\n亲，在的\n3.5折,今天\n"]
)
def test_commas_in_sentences_make_no_table(text: str) -> None:
    assert csv_table.sniff(Source("a.txt", text.encode())) < 0.4


def test_lists_of_other_things_are_not_taken_for_phrases_with_certainty() -> None:
    for text in ("姓名,电话,地址\n张三,13800000000,杭州\n", "商品名称,价格,库存\n袜子,9.9,100\n帽子,19,20\n"):
        assert csv_table.sniff(Source("a.csv", text.encode())) <= 0.4


def test_merged_cells_explanations_and_hidden_sheets_of_a_workbook() -> None:
    from openpyxl import Workbook

    book = Workbook()
    first, notes, second = book.active, book.create_sheet("填写说明"), book.create_sheet("二、售后话术")
    assert first is not None
    first.title = "Sheet1"
    for row in (
        ["小店话术"],
        ["一级分类", "二级分类", "标题", "话术内容"],
        ["接待", "欢迎", "首次", "亲，欢迎"],
        [None, None, None, "您好，在的"],
        [None, "尺码", "推荐", 1.5],
    ):
        first.append(row)
    for place in ("A1:D1", "A3:A5", "B3:B4", "C3:C4"):
        first.merge_cells(place)
    notes.append(["1. 请不要修改表头"])
    second.append(["问题", "答案"])
    second.append(["退款多久", "亲，1-3天"])
    target = BytesIO()
    book.save(target)

    taken = xlsx_table.take(Source("a.xlsx", target.getvalue()))
    assert said(taken.items) == [
        ("接待", "欢迎", "首次", ["亲，欢迎", "您好，在的"]),
        ("接待", "尺码", "推荐", ["1.5"]),
        ("售后话术", "", "退款多久", ["亲，1-3天"]),
    ]
    assert [problem.where for problem in taken.problems] == ["填写说明"]


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.sampled_from(',;\t"\n 亲好1=+ab。'), max_size=8), min_size=2, max_size=3)))
def test_no_text_of_a_table_gets_lost(cells: list[list[str]]) -> None:
    """Whatever stands in the column of the wordings is in a wording or told of."""
    table = [["标题", "话术内容", "备注"], *(["甲", *row] for row in cells)]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    source = Source("a.csv", text.encode("utf-8-sig"))
    found = " ".join(variant.text for item in csv_table.take(source).items for variant in item.variants)
    for row in cells:
        assert all(word in found for word in row[0].split())


def test_whole_sentences_around_an_upright_stroke_are_wordings_even_in_one_cell_alone() -> None:
    text = "标题,话术内容\n催,亲，马上帮您催一下哦|您好，已经在催了\n码,亲，有S码的\n退,亲，能退的\n"
    assert [(name, wordings) for _, _, name, wordings in rows(text)] == [
        ("催", ["亲，马上帮您催一下哦", "您好，已经在催了"]),
        ("码", ["亲，有S码的"]),
        ("退", ["亲，能退的"]),
    ]


def test_a_column_that_says_the_same_everywhere_names_no_phrase() -> None:
    text = "".join(f"fh{number},亲，今天第{number}批下午就能发出哦,备注\n" for number in range(6))
    assert len(list(rows(text))) == 6
