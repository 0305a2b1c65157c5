"""Columns told by header or by look."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.table_columns import Columns, guess
from kefu_desktop.domain.table_items import items
from kefu_desktop.domain.taken import Item


def columns(header: str) -> Columns:
    found = guess([header.split(",")])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("header", "content", "title", "codes", "category", "group"),
    [
        ("一级分类（必填）,二级分类（选填）,话术标题（选填）,话术内容（必填）", (3,), 2, (), 0, 1),
        ("登记日期,分组,快捷编码,快捷短语,是否加入团队", (3,), -1, (2,), 1, -1),
        (
            "分类（10个字以内）,话术分组（10个字以内）,话术短标题（10个字以内）,话术内容（1000字以内）",
            (3,), 2, (), 0, 1,
        ),
        ("编码,快捷短语内容（必填）", (1,), -1, (0,), -1, -1),
        ("template,category,tags", (0,), -1, (2,), 1, -1),
        ("Group,Name,Keyword,Snippet", (3,), 1, (2,), 0, -1),
        ("abbreviation,snippet,label", (1,), 2, (0,), -1, -1),
        ("\ufeff分 类,问题,答案1,答案2", (2, 3), 1, (), 0, -1),
        ("话术", (0,), -1, (), -1, -1),
    ],
)  # fmt: skip
def test_headers_seen_in_the_wild_are_understood(
    header: str, content: tuple[int, ...], title: int, codes: tuple[int, ...], category: int, group: int
) -> None:
    found = columns(header)
    assert (found.content, found.title, found.codes, found.category, found.group) == (
        content,
        title,
        codes,
        category,
        group,
    )
    assert found.header == 0


def test_several_answers_in_one_cell_become_variants_where_the_header_says_so() -> None:
    header = ["分类名称", "关键词(逗号分隔)", "回复内容(支持多条,用|分隔)", "优先级"]
    found = guess([header])
    assert found is not None
    taken = items([header, ["售后", "退货，退款", "可以退的|帮您看看 | ", "1"]], found, str)
    assert taken.items == (
        Item("可以退的", (Variant("可以退的"), Variant("帮您看看")), category="after-sales",
             keywords=("退货", "退款"), where="1"),
    )  # fmt: skip


def test_an_empty_cell_below_a_category_belongs_to_it() -> None:
    rows = [["分类", "分组", "内容"], ["售前", "问候", "你好啊"], ["", "", "在的呢"], ["售后", "", "抱歉久等"]]
    found = guess(rows)
    assert found is not None
    assert [(item.category, item.group) for item in items(rows, found, str).items] == [
        ("售前", "问候"),
        ("售前", "问候"),
        ("after-sales", ""),
    ]


def test_rows_with_one_title_are_wordings_of_one_phrase() -> None:
    rows = [["标题", "内容"], ["问候", "你好"], ["问候", "在的"], ["问候", "你好"], ["", "别的"]]
    found = guess(rows)
    assert found is not None
    taken = items(rows, found, str)
    assert [(item.name, len(item.variants)) for item in taken.items] == [("问候", 2), ("别的", 1)]


def test_without_a_header_the_longest_column_is_the_text() -> None:
    rows = [["hi", "您好，欢迎光临小店", "问候"], ["th", "谢谢您的支持，祝您生活愉快", "感谢"]]
    found = guess(rows)
    assert found is not None
    assert (found.content, found.codes, found.title, found.header) == ((1,), (0,), 2, -1)


def test_a_row_without_text_is_told_of() -> None:
    rows = [["标题", "内容"], ["问候", " "], ["", ""]]
    found = guess(rows)
    assert found is not None
    taken = items(rows, found, lambda number: f"row {number + 1}")
    assert [problem.where for problem in taken.problems] == ["row 2"]


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), max_size=4), max_size=6))
def test_no_table_makes_it_fail(rows: list[list[str]]) -> None:
    found = guess(rows)
    if found is not None:
        items(rows, found, str)
