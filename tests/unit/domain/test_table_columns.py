"""Columns told by header or by look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.table_columns import OUR_HEADER, Columns, from_roles, guess, roles_of
from kefu_desktop.domain.table_items import items
from kefu_desktop.domain.taken import Item


def columns(header: str) -> Columns:
    found = guess([header.split(",")])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("header", "content", "title", "codes", "category", "groups"),
    [
        ("一级分类（必填）,二级分类（选填）,话术标题（选填）,话术内容（必填）", (3,), 2, (), 0, (1,)),
        ("登记日期,分组,快捷编码,快捷短语,是否加入团队", (3,), -1, (2,), 1, ()),
        (
            "分类（10个字以内）,话术分组（10个字以内）,话术短标题（10个字以内）,话术内容（1000字以内）",
            (3,), 2, (), 0, (1,),
        ),
        ("编码,快捷短语内容（必填）", (1,), -1, (0,), -1, ()),
        ("template,category,tags", (0,), -1, (), 1, ()),
        ("Group,Name,Keyword,Snippet", (3,), 1, (2,), 0, ()),
        ("abbreviation,snippet,label", (1,), 2, (0,), -1, ()),
        ("\ufeff分 类,问题,答案1,答案2", (2, 3), 1, (), 0, ()),
        ("话术", (0,), -1, (), -1, ()),
    ],
)  # fmt: skip
def test_headers_seen_in_the_wild_are_understood(
    header: str, content: tuple[int, ...], title: int, codes: tuple[int, ...], category: int, groups: tuple[int, ...]
) -> None:
    found = columns(header)
    assert (found.content, found.title, found.codes, found.category, found.groups) == (
        content,
        title,
        codes,
        category,
        groups,
    )
    assert found.header == 0


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("标准问,相似问,答案", "title keywords content"),
        ("分类,问题,相似问题,答案,答案策略", "category title keywords content -"),
        ("模板名称,触发关键词,回复内容,语言", "title keywords content -"),
        ("序号,关键词,回复内容,匹配类型,回复次数,是否启用", "- keywords content - - enabled"),
        ("产品,客户问题,标准话术,状态", "- title content -"),
        ("阶段,子主题,话术类型,话术模板,备注", "category group title content -"),
        ("id,场景,话术,特殊情况说明", "- title content -"),
        ("script_id,category,title,answer_text,question_text", "- category title content keywords"),
        ("标题,分类,常见问题,处理话术,失效时间", "title category keywords content -"),
        ("一级分类,二级分类,三级分类,话术", "category group title content"),
        ("一级分类,二级分类,三级分类,标题,话术", "category group group title content"),
        ("话术,内容", "title content"),
        ("问题（Q）,回复（A）", "title content"),
        ("类目,问题,话术（亲切版）,话术（专业版）", "category title content content"),
        ("分组,快捷键,话术", "category code content"),
        ("触发条件,自动回复内容", "title content"),
        ("商品ID（可选）,问/客户问法,答", "- title content"),
        ("allow_auto_reply,customer_question,standard_answer", "- title content"),
    ],
)
def test_what_a_heading_means_is_told_by_its_last_words(header: str, roles: str) -> None:
    row = header.split(",")
    below = [["短的词" if cell == "话术" else f"{cell}下面的第{number}个" for cell in row] for number in range(3)]
    found = guess([row, *below])
    assert found is not None
    assert [role or "-" for role in roles_of(found, len(row))] == roles.split()
    assert (found.header, found.sure) == (0, 0.9)


def test_the_header_may_stand_below_a_title_that_reads_like_one() -> None:
    found = guess([["话术库"], [], ["分类", "标题", "内容"], ["售后", "退款", "马上退"]])
    assert found is not None
    assert (found.header, found.content) == (2, (2,))


@pytest.mark.parametrize(
    ("rows", "roles", "sure"),
    [
        ([["1", "怎么退", "亲，七天内可以退的"], ["2", "怎么换", "亲，联系我们就可以换"]], "- title content", 0.5),
        (
            [["咨询—车票—余票", "有票吗？", "您好，可以在线上查询"], ["咨询—车票—预售", "多久？", "您好，是三十天之内"],
             ["咨询—取票", "怎么取？", "您好，带身份证到窗口"]],
            "category title content", 0.5,
        ),
        ([["亲，在的呢，请讲"], ["亲，这款是现货的"]], "content", 0.3),
        ([["question", "id"], ["怎么退票啊", "1"], ["怎么改签呢", "2"]], "content -", 0.4),
        ([["杭州", "13800000000"], ["上海", "13900000000"]], "content -", 0.3),
    ],
)  # fmt: skip
def test_without_words_that_tell_the_look_does(rows: list[list[str]], roles: str, sure: float) -> None:
    found = guess(rows)
    assert found is not None
    assert [role or "-" for role in roles_of(found, len(rows[0]))] == roles.split()
    assert found.sure == pytest.approx(sure)


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


ROLES = ["content", "title", "code", "keywords", "category", "group", "id", "hotkey", "enabled", ""]


@given(st.lists(st.sampled_from(ROLES), max_size=9), st.integers(-1, 3), st.sampled_from(["", "|", "\n"]))
def test_roles_of_columns_and_back(roles: list[str], header: int, between: str) -> None:
    once = [role if role in {"content", "code", "keywords", "group"} or role not in roles[:at] else ""
            for at, role in enumerate(roles)]  # fmt: skip
    if "content" not in roles:
        with pytest.raises(BadInputError, match="Choose one"):
            from_roles(roles, header, between)
        return
    columns = from_roles(roles, header, between)
    assert roles_of(columns, len(roles)) == once
    assert from_roles(once, header, between) == columns
    assert (columns.header, columns.between) == (header, between)


def test_a_guess_is_the_same_by_its_roles() -> None:
    for header in (OUR_HEADER, ("分类", "编码", "问题", "答案1", "答案2", "标签", "备注")):
        found = guess([header])
        assert found is not None
        back = from_roles(roles_of(found, len(header)), found.header, found.between)
        assert replace(back, sure=found.sure) == found


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), max_size=4), max_size=6))
def test_no_table_makes_it_fail(rows: list[list[str]]) -> None:
    found = guess(rows)
    if found is not None:
        items(rows, found, str)
