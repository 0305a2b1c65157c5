"""What files of strangers taught: bold type, comments, folders of lists, tables with odd heads."""

from __future__ import annotations

import json

import pytest

from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.blanks import find_blanks
from kefu_desktop.domain.foreign_gaps import name_gaps
from kefu_desktop.domain.foreign_placeholders import name_blanks
from kefu_desktop.domain.pack_words import join_keywords, name_of, split_keywords
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import guess
from kefu_desktop.domain.table_header import heading
from kefu_desktop.domain.taken import Taken
from kefu_desktop.packs import json_list, markdown, text_expander


def read(source: Source, name: str) -> Taken:
    found = recognise(source, READERS)[0]
    assert found.reader.name == name
    return found.reader.take(source)


def listed(document: object) -> Taken:
    return json_list.take(Source("回复.json", json.dumps(document, ensure_ascii=False).encode()))


@pytest.mark.parametrize(
    "text",
    [
        "**我们的价格**\n\n**主菜：**\n• 炒饭", "💰 **Prices**", "1. **发货**：当天", "- **24小时**内发货",
        "请**注意**，看清再拍", "**注意** 亲，这款**不支持**退货", "(**新品**)", "138****1234", "2**3", "*" * 30,
        "**店铺公告**\n**快递说明**：发顺丰",
    ],
)  # fmt: skip
def test_bold_type_hidden_digits_and_lines_of_stars_are_no_blanks(text: str) -> None:
    assert find_blanks(text) == ()
    assert name_blanks(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("满**元减**元", 2), ("亲,快递是**,单号**。", 2), ("单号:**快递:**", 2), ("**先生您好,单号**", 2),
        ("**色和**色都有", 2), ("**款现货，**款预售", 2), ("原价**元 现价**元", 2), ("电话 **** 请拨", 1),
        ("**注意**，满XX元", 1), ("亲，您的**到了，凭**去取", 2), ("**件 共**元", 2),
        ("电话 XXX XXX XXXX", 1), ("XX XX", 2),
    ],
)  # fmt: skip
def test_stars_and_crosses_to_be_filled_in_stay_blanks(text: str, blanks: int) -> None:
    assert len(find_blanks(text)) == blanks


def test_a_name_has_no_marks_of_bold_type() -> None:
    assert name_of("**退货政策**\n七天内") == "退货政策"


@pytest.mark.parametrize("text", ["now( )", "Get (  )", "f(   )"])
def test_the_call_of_a_program_is_no_gap(text: str) -> None:
    assert name_gaps(text) == (text, ())


def test_a_gap_behind_words_is_one_still() -> None:
    assert name_gaps("共( )元，付（  ）元")[0] == "共XX元，付XX元"


@pytest.mark.parametrize(
    ("cell", "words"),
    [(";sig", (";sig",)), ("/hi", ("/hi",)), ("//x", ("//x",)), (";a;b", ("a", "b")), ("；退货", ("退货",))],
)
def test_the_sign_before_an_abbreviation_is_a_part_of_it(cell: str, words: tuple[str, ...]) -> None:
    assert split_keywords(cell) == words
    assert split_keywords(join_keywords(words)) == words


def test_comments_of_markdown_are_no_phrases_and_are_told_of() -> None:
    text = "# 回复\n\n<!--\n1. 先看订单\n2. 再回\n-->\n\n- 亲，在的<!-- 语气 -->\n- 亲，有货\n"
    taken = markdown.take(Source("a.md", f"{text}\n<!-- 没有结尾\n- 亲，发了\n".encode()))

    assert [item.variants[0].text for item in taken.items][:2] == ["亲，在的", "亲，有货"]
    assert "亲，发了" in {item.variants[0].text for item in taken.items}
    assert [problem.where for problem in taken.problems] == ["3"]


def test_a_comment_within_a_fenced_text_is_a_part_of_it() -> None:
    text = "## 尺码\n```\n<!-- a -->\n亲，偏大一码\n```\n"
    (item,) = markdown.take(Source("a.md", text.encode())).items

    assert item.variants[0].text == "<!-- a -->\n亲，偏大一码"


def test_keys_for_programmers_and_lists_of_identifiers_are_no_phrases() -> None:
    found = listed({
        "_comment": "给程序员看的说明文字", "last_updated": "二〇二六年一月",
        "related": ["portrait_pro", "portrait_id"], "退货": "亲，七天内可以退",
    })  # fmt: skip

    assert [item.name for item in found.items] == ["退货"]


def test_the_name_of_a_field_is_no_name_of_a_phrase_but_a_key_of_its_own_is() -> None:
    fields = {
        "price": {"opening": "亲，这款一百元", "and_then": "亲，现在拍有券"},
        "stock": {"opening": "亲，现货"},
    }

    assert [item.name for item in listed(fields).items] == ["这款一百元", "and_then", "现货"]
    assert [item.name for item in listed({"hours": "亲，早九晚六"}).items] == ["hours"]


RULES = {
    "a/物流.json": {"topic": "物流", "keywords": ["没到"], "replies": ["亲，帮您催一下", "亲，马上查"]},
    "a/退货.json": {"topic": "退货", "keywords": ["退"], "replies": ["亲，可以退的"]},
}


def folder(documents: dict[str, object]) -> Source:
    return Source("规则", files={name: json.dumps(found).encode() for name, found in documents.items()})


def test_a_folder_of_lists_of_no_known_program_is_read() -> None:
    found = read(folder({**RULES, "package.json": {"name": "x", "description": "一个很好用的工具"}}), "folder")

    assert [(item.group, len(item.variants)) for item in found.items] == [("物流", 2), ("退货", 1)]


def test_such_lists_beside_surer_files_or_few_of_many_are_not_read() -> None:
    settings: dict[str, object] = {f"b/{number}.json": {"width": number, "on": True} for number in range(3)}
    others = {f"c/{number}.toml": b"[a]\n" for number in range(3)}
    surer = Source("x", files={**folder(RULES).files, "售后.csv": "标题,话术内容\n退,马上处理\n".encode()})

    assert not recognise(folder({**RULES, **settings}), READERS) or all(
        found.reader.name != "folder" for found in recognise(folder({**RULES, **settings}), READERS)
    )
    assert [item.name for item in read(Source("x", files={**surer.files, **others}), "folder").items] == ["退"]


def test_a_name_a_code_and_a_text_in_quotation_marks_are_no_export_of_text_expander() -> None:
    rows = [("First commit", "init", "Let there be code at last"), ("Add a feature", "feat", "Something new and shiny")]
    source = Source("s.csv", "".join('"{}","{}","{}"\n'.format(*row) for row in rows).encode())

    assert text_expander.sniff_csv(source) == 0.0
    first, _ = read(source, "csv").items
    assert (first.name, first.keywords, first.variants[0].text) == (
        "First commit", ("init",), "Let there be code at last",
    )  # fmt: skip


def test_the_clipboard_of_text_expander_has_two_names() -> None:
    source = Source("a.csv", b'"u","see %pasteboard","U"\n"v","and %clipboard","V"\n')

    assert [item.variants[0].text for item in read(source, "textexpander-csv").items] == [
        "see {剪贴板}", "and {剪贴板}",
    ]  # fmt: skip


def test_the_clipboard_of_espanso_may_be_declared_in_another_file() -> None:
    source = Source("a.yml", b'matches:\n  - {trigger: ":q", replace: "see {{clipboard}} or {{other}}"}\n')

    assert read(source, "espanso").items[0].variants[0].text == "see {剪贴板} or {other}"


@pytest.mark.parametrize("cell", ["<body>", "</title>", '<label for="x">', "<br/>"])
def test_a_tag_of_html_heads_no_column(cell: str) -> None:
    assert heading(cell).role == ""


def test_a_single_column_may_have_a_head() -> None:
    rows = [["问题"], *([f"第{number}种可以退吗"] for number in range(5))]
    found = guess(rows)

    assert found is not None
    assert (found.header, found.content) == (0, (0,))


def test_a_title_that_says_the_same_in_row_after_row_is_none() -> None:
    marks = guess([["label", "review"], *([str(n % 2), f"很快很好吃，第{n}次了"] for n in range(30))])
    shelves = guess([["标题", "内容"], *(["售前" if n % 2 else "售后", f"亲，第{n}款有货"] for n in range(30))])

    assert marks is not None
    assert shelves is not None
    assert (marks.title, marks.content) == (-1, (1,))
    assert (shelves.title, shelves.category, shelves.content) == (-1, 0, (1,))
