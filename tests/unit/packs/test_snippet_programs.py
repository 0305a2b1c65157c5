"""Beeftext, TextExpander, Text Blaze, Raycast and Alfred: what their variables become, and what stays behind."""

from __future__ import annotations

import json
import plistlib

import pytest

from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain import archive
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken
from kefu_desktop.packs import beeftext, raycast, text_blaze, text_expander

HELLO = "您好，欢迎光临小店，有什么可以帮您的"


def name_of(source: Source) -> str:
    return recognise(source, READERS)[0].reader.name


def combos(*entries: object, groups: object = ()) -> Taken:
    document = {"fileFormatVersion": 10, "combos": list(entries), "groups": groups}
    return beeftext.take(Source("comboList.json", json.dumps(document).encode()))


def snippet(text: str) -> Taken:
    return combos({"name": "x", "keyword": "x", "snippet": text})


def expanded(text: str, **says: object) -> Taken:
    entry = {"abbreviation": ";x", "label": "x", "plainText": text, "snippetType": 0, **says}
    document = {"groupInfo": {"groupName": "售前"}, "snippetsTE2": [entry]}
    return text_expander.take(Source("a.textexpander", plistlib.dumps(document)))


def blazed(text: str, *others: object) -> Taken:
    document = {"folders": [{"name": "售前", "snippets": [{"shortcut": "/x", "text": text}, *others]}]}
    return text_blaze.take(Source("a.json", json.dumps(document).encode()))


def rays(text: str, *others: object) -> Taken:
    return raycast.take(Source("a.json", json.dumps([{"name": "x", "text": text}, *others]).encode()))


def first(found: Taken) -> str:
    return found.items[0].variants[0].text


def is_on(found: Taken) -> bool:
    return found.items[0].variants[0].enabled


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("#{dateTime:+1d:yyyy-MM-dd}前", "{明天日期}前"),
        ("#{dateTime:+2w-1d:dd}", "{13天后日期}"),
        ("#{dateTime:+1M:MM月}", "{1个月后月份}"),
        ("#{dateTime:-3h:hh:mm}", "{3小时前时间}"),
        ("#{dateTime:+1d:hh:mm}", "{时间}"),
        ("#{dateTime:dddd}", "{星期}"),
        ("#{dateTime:yyyy}年", "{年份}年"),
        ("#{dateTime}", "{日期} {时间}"),
        ("#{input:XX金额}元", "{XX金额}元"),
        ("#{input:时间}", "{时间内容}"),
        ("#{input:a\\}b\\\\c}", "{a b\\c}"),
        ("#{key:enter:2}#{cursor}", "\n\n{光标}"),
        ("#{nothing} {x}", "#{{nothing}} {{x}}"),
    ],
)
def test_the_variables_of_beeftext(text: str, ours: str) -> None:
    assert first(snippet(text)) == ours


@pytest.mark.parametrize("text", ["#{powershell:C:\\a.ps1}", "#{envVar:PATH}"])
def test_what_beeftext_would_run_is_switched_off(text: str) -> None:
    found = snippet(text)
    assert (first(found), is_on(found), len(found.problems)) == (text.replace("{", "{{").replace("}", "}}"), False, 1)


def test_combos_within_combos_are_picked_changed_and_bounded() -> None:
    found = combos(
        {"name": "a", "keyword": "a", "snippet": "#{combo:hi}！#{upper:ok}#{trim:sp}#{combo:none}"},
        {"name": "1", "keyword": "hi", "snippet": "亲"},
        {"name": "2", "keyword": "hi", "snippet": "您好"},
        {"name": "3", "keyword": "ok", "snippet": "ok"},
        {"name": "4", "keyword": "sp", "snippet": " 好 "},
    )

    assert first(found) == "{亲|您好}！OK好"
    assert [problem.params["what"] for problem in found.problems] == ["#{combo:none}"]


def test_a_combo_of_a_group_that_is_off_is_off_and_a_broken_one_is_named() -> None:
    found = combos(
        {"name": "a", "keyword": "a", "snippet": "甲", "group": "{1}"},
        "no table",
        {"keyword": "b", "snippet": "乙", "description": "有说明"},
        groups=[{"uuid": "{1}", "name": "旧", "enabled": False}],
    )

    assert [(item.name, item.group, item.variants[0].enabled) for item in found.items] == [
        ("a", "旧", False),
        ("有说明", "", True),
    ]
    assert [problem.where for problem in found.problems] == ["2"]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("%filltext:name=快递:default=顺丰:width=20%", "{快递=顺丰}"),
        ("%fillarea:name=留言:width=30:height=5%", "{留言}"),
        ("%fillpopup:name=色:红:default=白:黑%", "{色:白|红|黑}"),
        ("%fill:姓名%您好", "{姓名}您好"),
        ("%@+1D%m/%d 到", "{明天日期} 到"),
        ("%Y", "{年份}"),
        ("%key:enter%%|100%%", "\n{光标}100%"),
        ("可选%fillpart:name=礼:default=yes%送礼%fillpartend%完", "可选送礼完"),
        ("{x}%clipboard", "{{x}}{剪贴板}"),
    ],
)
def test_the_macros_of_text_expander(text: str, ours: str) -> None:
    assert first(expanded(text)) == ours


@pytest.mark.parametrize("kind", [2, 3, 4])
def test_scripts_of_text_expander_come_in_as_text_switched_off(kind: int) -> None:
    found = expanded("echo {a} %Y", snippetType=kind)

    assert (first(found), is_on(found), len(found.problems)) == ("echo {{a}} %Y", False, 1)


def test_a_text_that_holds_a_script_is_switched_off_too() -> None:
    entries = [
        {"abbreviation": ";a", "label": "a", "plainText": "日期%snippet:;s%", "snippetType": 0},
        {"abbreviation": ";s", "label": "s", "plainText": "date", "snippetType": 3},
    ]
    found = text_expander.take(Source("a.textexpander", plistlib.dumps({"snippetsTE3": entries, "snippetsTE2": []})))

    assert [(item.variants[0].text, item.variants[0].enabled) for item in found.items] == [
        ("日期date", False), ("date", False),
    ]  # fmt: skip


def test_all_groups_of_the_settings_of_text_expander() -> None:
    groups = [
        {"name": name, "snippetPlists": [{"abbreviation": name, "plainText": name, "label": name}]} for name in "甲乙"
    ]
    data = plistlib.dumps({"groupsTE2": groups}, fmt=plistlib.FMT_BINARY)
    source = Source("Settings.textexpander", data)

    assert name_of(source) == "textexpander"
    assert [(item.group, item.name) for item in text_expander.take(source).items] == [("甲", "甲"), ("乙", "乙")]


def test_a_text_expander_csv_without_macros_is_told_by_its_abbreviations() -> None:
    rows = '";hi","<a href=\\"x\\">{y}</a>","问候"\n";bye","再见","告别"\n'
    source = Source("售前.v2.csv", rows.encode())

    assert name_of(source) == "textexpander-csv"
    found = text_expander.take_csv(source)
    assert [(item.name, item.group, item.keywords, item.variants[0].text) for item in found.items] == [
        ("问候", "售前", (";hi",), '<a href="x">{{y}}</a>'),
        ("告别", "售前", (";bye",), "再见"),
    ]


def test_the_export_of_text_expander_is_told_by_its_quotation_marks() -> None:
    rows = '\ufeff"tk","<p>退款 &amp; 退货</p>","退"\n"br","<br />",""\n"a b","甲 &amp; 乙",""\n'
    source = Source("常用.csv", rows.encode())

    assert name_of(source) == "textexpander-csv"
    found = text_expander.take_csv(source)
    assert [(item.name, item.variants[0].text) for item in found.items] == [
        ("退", "退款 & 退货"), ("br", "<br />"), ("甲 & 乙", "甲 & 乙"),
    ]  # fmt: skip
    assert [problem.where for problem in found.problems] == ["退", "a b"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(r"print(\"a\", \"b\")", 'print("a", "b")'), (r'print(""\""a"", 1)', r'print("\"a", 1)')],
)
def test_quotation_marks_of_a_cell_are_doubled_or_behind_a_backslash(cell: str, text: str) -> None:
    source = Source("a.csv", f'";;a","{cell}","甲"\n";;b","乙",""\n'.encode())

    assert name_of(source) == "textexpander-csv"
    assert first(text_expander.take_csv(source)) == text


def test_a_table_of_phrases_is_no_text_expander_csv() -> None:
    for text in ("问候,您好欢迎光临,nh\n告别,谢谢惠顾哦亲,zj\n", '"问候","您好欢迎光临"\n"告别","谢谢惠顾哦亲"\n'):
        assert name_of(Source("话术.csv", text.encode())) == "csv"


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("{formmenu: 红; 白; name=色; default=白}", "{色:白|红}"),
        ("{formtext: default=您}和{formtext}", "{内容=您}和{内容2}"),
        ("{time: YYYY-MM-DD; shift=+3D}", "{3天后日期}"),
        ("{time: dddd}{enter}", "{星期}\n"),
        ("{formtoggle: name=礼; default=yes}送礼{endformtoggle}", "送礼"),
        ("{import: /y}！", "乙！"),
        ('if (a) {b} {"c": 1}', 'if (a) {{b}} {{"c": 1}}'),
    ],
)
def test_the_commands_of_text_blaze(text: str, ours: str) -> None:
    assert first(blazed(text, {"shortcut": "/y", "text": "乙"})) == ours


@pytest.mark.parametrize("text", ["{if: a}甲{endif}", "{=1+1}", "{urlload: https://a.example}"])
def test_what_text_blaze_would_compute_is_switched_off(text: str) -> None:
    found = blazed(text)
    assert (first(found), is_on(found)) == (text.replace("{", "{{").replace("}", "}}"), False)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ('{argument name="名" default="亲"}好', "{名=亲}好"),
        ('{argument name="色" options="红, 白"}', "{色:红|白}"),
        ('{date offset="+1d"}', "{明天日期}"),
        ('{date format="EEEE"} {day}', "{星期} {星期}"),
        ("{date +7d:long} {isodate:yyyy-MM-dd HH:mm}", "{7天后日期} {日期} {时间}"),
        ("{clipboard | trim}{cursor}", "{剪贴板}{光标}"),
        ('{snippet name="y"}', "乙"),
        ("{selection}", "{选中的文字}"),
        ("{name} {{x}}", "{{name}} {{{{x}}}}"),
    ],
)
def test_the_placeholders_of_raycast_and_alfred(text: str, ours: str) -> None:
    assert first(rays(text, {"name": "y", "text": "乙"})) == ours


def alfred(files: dict[str, bytes]) -> Source:
    return Source("表情.alfredsnippets", archive.make(files))


def test_alfred_collections_have_their_name_as_group_and_their_prefix_in_keywords() -> None:
    old = {"AlfredSnippet": {"snippet": HELLO, "name": "旧", "keyword": "a"}}
    found = raycast.take_alfred(
        alfred(
            {
                "旧 [1].json": json.dumps(old).encode(),
                "斜 [2].json": rb'{"alfredsnippet": {"snippet": "\[x\]", "name": "s", "keyword": ""}}',
                "坏 [3].json": b"{",
                "info.plist": plistlib.dumps({"snippetkeywordprefix": ":", "snippetkeywordsuffix": ";"}),
            }
        )
    )

    assert [(item.name, item.group, item.keywords, item.variants[0].text) for item in found.items] == [
        ("旧", "表情", (":a;",), HELLO),
        ("s", "表情", (), "\\[x\\]"),
    ]
    assert [problem.where for problem in found.problems] == ["坏 [3].json"]


def test_one_alfred_snippet_alone_is_read_too() -> None:
    source = Source("a.json", json.dumps({"alfredsnippet": {"snippet": "您好", "name": "问候"}}).encode())

    assert name_of(source) == "alfred"
    assert [item.name for item in raycast.take_alfred(source).items] == ["问候"]


DOCUMENTS = {
    "beeftext": {"fileFormatVersion": 10, "combos": [{"name": "问候欢迎光临小店", "keyword": "nh", "snippet": HELLO}]},
    "raycast": [{"name": "问候欢迎光临小店", "text": HELLO, "keyword": "nh"}],
    "text-blaze": {
        "folders": [{"name": "售前", "snippets": [{"name": "问候欢迎光临小店", "shortcut": "nh", "text": HELLO}]}]
    },
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_json_is_read_in_each_encoding(name: str, encoding: str) -> None:
    source = Source("a.json", json.dumps(DOCUMENTS[name], ensure_ascii=False).encode(encoding))

    guess = recognise(source, READERS)[0]
    assert guess.reader.name == name
    (item,) = guess.reader.take(source).items
    assert (item.name, item.variants[0].text, item.keywords) == ("问候欢迎光临小店", HELLO, ("nh",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_csv_is_read_in_each_encoding(encoding: str) -> None:
    source = Source("售前.csv", f'";nh","{HELLO}%|","问候"\n'.encode(encoding))

    assert name_of(source) == "textexpander-csv"
    assert first(text_expander.take_csv(source)) == f"{HELLO}{{光标}}"
