"""Formats of other programs, from files made of their descriptions."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.app.pack_formats import PackReader, recognise
from kefu_desktop.bootstrap.pack_formats import READERS, WRITERS
from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.foreign_items import spelled_out
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import parse
from kefu_desktop.packs import toml_pack
from kefu_desktop.storage.pack_files import read_source
from tests.helpers.packs import png

WRITER = {writer.name: writer for writer in WRITERS}
DATA = Path(__file__).parents[2] / "data/packs"


def named(name: str) -> PackReader:
    return next(reader for reader in READERS if reader.name == name)


def taken(name: str, expected: str) -> Taken:
    """The fixture as the likeliest format reads it."""
    source = read_source(DATA / name)
    guesses = recognise(source, READERS)
    assert guesses[0].reader.name == expected
    return guesses[0].reader.take(source)


def texts(found: Taken) -> dict[str, list[str]]:
    return {item.name: [variant.text for variant in item.variants] for item in found.items}


def off(found: Taken) -> list[str]:
    return [item.name for item in found.items if not any(variant.enabled for variant in item.variants)]


def test_espanso() -> None:
    found = taken("espanso.yml", "espanso")

    assert texts(found) == {
        "问候": ["{亲|您好|亲亲}，欢迎来到小店{光标}"],
        "查件": ["亲，您的{kd:顺丰|圆通}单号是{dh=}"],
        "今天": ["{日期}"],
        "后天": ["{后天日期}"],
        "感谢": ["谢谢您", "感谢支持"],
        "脚本": ["今天 rm -rf /"],
        "粗体": ["您好\n请看"],
        "代码": ["if (a) {{ b }}"],
    }
    assert found.items[0].keywords == (":hi", ":nh", "你好", "nihao")
    assert off(found) == ["脚本"]
    assert [problem.where for problem in found.problems][1:] == ["今天", "后天", "脚本", "粗体", ":img"]


def test_an_espanso_package() -> None:
    found = taken("espanso-package", "espanso")

    assert [(item.group, item.id) for item in found.items] == [("shop", "hi"), ("sizes", "cm")]


@pytest.mark.parametrize(
    "text",
    [
        "matches:\n  - {trigger: a, replace: " + "[" * 20_000,
        "a: &a [x]\nmatches: [" + "*a," * 1000 + "]",
        "matches: [\n",
        "matches: !!python/object/apply:os.system ['true']",
        "matches: &x [*x]",
    ],
)
def test_yaml_that_means_harm_does_none(text: str) -> None:
    source = Source("a.yml", text.encode())
    with suppress(BadInputError):
        assert named("espanso").take(source).items == ()


def test_an_autokey_folder() -> None:
    found = taken("autokey", "autokey")

    assert texts(found) == {
        "催付1": ["亲，{日期}前付款哦{光标}"],
        "old": ["老版本"],
        "执行": ["<script name=x>"],
        "无表": ["没有附表的文字 {{x}}"],
    }
    first = {item.name: item for item in found.items}
    assert (first["催付1"].keywords, first["催付1"].hotkey, first["催付1"].group) == (
        ("cf1",),
        "Ctrl+Alt+1",
        "催付话术",
    )
    assert first["old"].keywords == ("lb",)
    assert off(found) == ["执行"]
    assert sorted(problem.where for problem in found.problems) == ["催付/run.py", "催付/执行.txt"]


def test_a_beeftext_list() -> None:
    found = taken("comboList.json", "beeftext")

    assert texts(found) == {
        "问候": ["您好{光标}，{称呼}", "在的，请讲"],
        "组合": ["{您好{光标}，{称呼}|在的，请讲}\n{日期}"],
        "关": ["关着的"],
        "命令": ["#{{powershell:C:\\x.ps1}}"],
        "富文本": ["第一行\n第二行"],
    }
    assert [(item.group, item.keywords) for item in found.items][:2] == [("售前", ("nh",)), ("售前", ("zh",))]
    assert off(found) == ["关", "命令"]


def test_the_oldest_beeftext_list() -> None:
    old = {"fileFormatVersion": 1, "combos": [{"comboText": "nh", "substitutionText": "您好", "name": "问候"}]}
    source = Source("a.json", json.dumps(old).encode())

    assert [item.variants for item in named("beeftext").take(source).items] == [(Variant("您好"),)]


def test_beeftext_combos_that_hold_one_another_end() -> None:
    combos = [{"keyword": word, "snippet": "x#{combo:a}#{combo:b}" * 20, "name": word} for word in "ab"]
    source = Source("a.json", json.dumps({"fileFormatVersion": 10, "combos": combos}).encode())

    assert len(named("beeftext").take(source).items) == 2


def test_a_beeftext_csv() -> None:
    source = Source("a.csv", "nh,您好#{cursor},问候\r\nkd,#{input:快递}已发,快递\r\n".encode())

    guess = recognise(source, READERS)[0]
    assert guess.reader.name == "beeftext-csv"
    assert texts(guess.reader.take(source)) == {"问候": ["您好{光标}"], "快递": ["{快递}已发"]}


def test_markdown() -> None:
    found = taken("notes.md", "markdown")

    assert [(item.category, item.group, item.name, item.variants[0].text) for item in found.items] == [
        ("after-sales", "物流", "查件", "亲，马上帮您查一下\n稍等两分钟哦"),
        ("after-sales", "物流", "抱歉让您久等了", "抱歉让您久等了"),
        ("售前", "", "问候", "在的呢亲，请讲哦"),
        ("售前", "", "尺码", "亲，看一下尺码表\n再告诉我身高"),
    ]
    assert [problem.where for problem in found.problems] == ["17"]


def test_a_text_expander_csv() -> None:
    found = taken("te.csv", "textexpander-csv")

    assert texts(found) == {
        "问候": ["您好{光标}，我是小店"],
        "查件": ["{快递=顺丰}单号{单号}"],
        "日期": ["今天是{日期} {时间}"],
        "颜色": ["要{颜色:黑|红|白}的吗？100%棉"],
        "组合": ["您好{光标}，我是小店\t"],
        "富文本": ["第一行\n第二行"],
    }
    assert {item.group for item in found.items} == {"te"}
    assert [problem.where for problem in found.problems] == ["日期", "组合", "富文本"]


def test_a_text_expander_group() -> None:
    found = taken("group.textexpander", "textexpander")

    assert texts(found) == {"抱歉": ["抱歉久等{光标}"], "命令": ["rm -rf /"]}
    assert (found.items[0].group, found.items[0].keywords) == ("售后", ("bq",))
    assert off(found) == ["命令"]
    assert [problem.where for problem in found.problems] == ["命令"]


def test_text_blaze() -> None:
    found = taken("textblaze.json", "text-blaze")

    assert [variant.text for item in found.items for variant in item.variants] == [
        "您好 {昵称}{光标}",
        "{颜色:黑|红|白}还是{内容=大码} {日期} ",
    ]
    assert [problem.params["what"] for problem in found.problems] == ["{time: YYYY-MM-DD}", "{formtoggle: name=x}"]


def test_raycast() -> None:
    found = taken("raycast.json", "raycast")

    assert texts(found) == {"问候": ["您好{光标}", "在的 {日期}"], "代码": ["{{x}}"]}


def test_alfred() -> None:
    snippet = {"alfredsnippet": {"snippet": "您好{cursor}", "uid": "1", "keyword": "hi", "name": "问候"}}
    data = archive.make({"问候 [1].json": json.dumps(snippet).encode(), "info.plist": b""})
    source = Source("售前.alfredsnippets", data)

    guess = recognise(source, READERS)[0]
    assert guess.reader.name == "alfred"
    found = guess.reader.take(source)
    assert (texts(found), found.title) == ({"问候": ["您好{光标}"]}, "售前")


def test_chat_assistant_keeps_the_codes_of_faces() -> None:
    found = taken("default_scripts.json", "chat-assistant")

    assert [(item.group, item.variants[0].text) for item in found.items] == [
        ("拼多多售前 / 欢迎语", "您好，欢迎光临[玫瑰]")
    ]
    assert len(found.problems) == 1


def test_a_flat_list_of_templates() -> None:
    found = taken("caisend.json", "chat-assistant")

    assert [(item.group, item.keywords) for item in found.items] == [("售后", ("发货", "物流"))]


@pytest.mark.parametrize("zipped", [False, True])
def test_quicktext(zipped: bool) -> None:
    folder = read_source(DATA / "quicktext")
    source = Source("backup.zip", archive.make(folder.files)) if zipped else folder

    guess = recognise(source, READERS)[0]
    assert guess.reader.name == "quicktext"
    found = guess.reader.take(source)
    assert texts(found) == {
        "查件": ["{称呼=亲}，{快递:顺丰|圆通}{光标}{顺延日期}"],
        "原样": ["a {{b}} c"],
    }
    assert found.items[0].variants[0].images == ("images/1.png",)
    assert list(found.images) == ["images/1.png"]
    assert [problem.where for problem in found.problems] == ["查件", "空", "缺"]


def test_the_handbook_has_contents_and_runs_nothing() -> None:
    evil = Phrase(
        "a", "<script>x</script>", "common",
        (Variant("<img src=x onerror=y>{商品}", images=("p.png",)), Variant("旧", enabled=False)),
        group='"><b>', keywords=("&",), extra={"when": "<i>"},
    )  # fmt: skip
    page = (
        WRITER["handbook"]
        .write([evil, Phrase("b", "乙", "own", (Variant("{亲|您}好"),))], {"p.png": png()})[""]
        .decode()
    )

    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "<b>" not in page.replace("<b>常用</b>", "").replace("<b>own</b>", "")
    assert "<mark>商品</mark>" in page
    assert "<mark>亲 / 您</mark>好" in page
    assert "data:image/png;base64," in page
    assert 'href="#p0-0-0"' in page
    assert 'id="p0-0-0"' in page


WORDS = st.text(st.sampled_from("亲您好发货快递，。 ab1\n"), min_size=1, max_size=12).filter(
    lambda text: bool(text.strip())
)
NAMES = st.sampled_from(["商品", "快递", "单号"])
FIELDS = st.one_of(
    NAMES.map(lambda name: f"{{{name}}}"),
    st.just("{颜色:红|白}"),
    st.just("{时限=两天}"),
    st.sampled_from(["{日期}", "{时间}", "{剪贴板}"]),
)
PLAIN = st.lists(st.one_of(WORDS, st.just("{光标}")), min_size=1, max_size=4)
ASKING = st.lists(st.one_of(WORDS, st.just("{光标}"), FIELDS), min_size=1, max_size=5)


def strangers(pieces: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[Phrase]]:
    """Phrases that other programs can hold."""
    written = pieces.map("".join).filter(lambda text: bool(text.strip()) and text.count("{光标}") < 2)
    phrases = st.builds(
        Phrase,
        id=st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
        name=st.text(st.sampled_from("问候查件abc1"), min_size=1, max_size=8),
        category=st.sampled_from(FIXED_CATEGORIES),
        variants=st.lists(written.map(Variant), min_size=1, max_size=3, unique=True).map(tuple),
        group=st.sampled_from(["", "物流", "尺码"]),
    )
    return st.lists(phrases, max_size=4, unique_by=lambda phrase: phrase.id)


def meaning(item: Item | Phrase) -> tuple[str, str, list[object]]:
    return item.id, item.name, [parse(variant.text).nodes for variant in item.variants]


def reread(phrases: list[Phrase], name: str) -> Taken:
    """Written, and read again by the format that recognises it."""
    writer = WRITER[name]
    files = writer.write(phrases, {})
    source = Source(f"a{[*writer.endings, ''][0]}", files[""]) if "" in files else Source("a", files=files)
    if phrases:
        assert recognise(source, READERS)[0].reader.name == name
    return named(name).take(source)


@settings(deadline=None)
@given(strangers(ASKING))
def test_espanso_survives_the_round_trip(phrases: list[Phrase]) -> None:
    assert [meaning(item) for item in reread(phrases, "espanso").items] == [meaning(phrase) for phrase in phrases]


@settings(deadline=None)
@given(strangers(PLAIN))
def test_autokey_survives_the_round_trip(phrases: list[Phrase]) -> None:
    read = {item.id: meaning(item) for item in reread(phrases, "autokey").items} if phrases else {}
    assert read == {phrase.id: meaning(phrase) for phrase in phrases}


@settings(deadline=None)
@given(strangers(PLAIN))
def test_beeftext_survives_the_round_trip(phrases: list[Phrase]) -> None:
    found = reread(phrases, "beeftext").items
    assert [meaning(item) for item in found] == [meaning(phrase) for phrase in phrases]
    assert all(item.group.startswith(("常用", "产品", "催付", "售后")) for item in found)


@pytest.mark.parametrize("name", ["espanso", "beeftext", "autokey"])
def test_the_shipped_phrases_go_out_and_come_back_with_all_their_wordings(name: str) -> None:
    file = Path(__file__).parents[3] / "phrases/general-after-sales.toml"
    phrases, _ = toml_pack.read(file.read_bytes())

    found = reread(phrases, name)
    assert [item.id for item in found.items] == [phrase.id for phrase in phrases] or name == "autokey"
    assert {item.id: len(item.variants) for item in found.items} == {
        phrase.id: sum(len(spelled_out(variant.text)) for variant in phrase.variants) for phrase in phrases
    }
    assert found.problems == ()


def test_what_a_format_cannot_say_is_told_before() -> None:
    phrase = Phrase(
        "a", "b", "common",
        (Variant("{商品}", images=("a.png",)), Variant("x", enabled=False)), keywords=("k",), hotkey="F9",
    )  # fmt: skip
    told = {writer.name: {str(problem) for problem in writer.lost([phrase])} for writer in WRITERS}

    assert {name for name, sentences in told.items() if not sentences} == {"kefupack"}
    assert len(told["autokey"]) == 5
    assert "The hotkey is not written in this format." in told["espanso"]


@settings(deadline=None)
@given(st.sampled_from(sorted(path.name for path in DATA.iterdir() if path.is_file())), st.data())
def test_a_damaged_file_makes_no_format_fail_but_with_a_message(name: str, data: st.DataObject) -> None:
    content = bytearray((DATA / name).read_bytes())
    at = data.draw(st.integers(0, len(content)))
    content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    source = Source(name, bytes(content))
    recognise(source, READERS)
    for reader in READERS:
        with suppress(BadInputError):
            reader.take(source)
