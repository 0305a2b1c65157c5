"""AutoKey folders as they lie about: hidden tables, scripts, keys, other files beside."""

from __future__ import annotations

import json

import pytest

from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken
from kefu_desktop.packs import autokey


def table(**says: object) -> str:
    return json.dumps(
        {
            "type": "phrase",
            "description": "",
            "modes": [1, 3],
            "abbreviation": {"abbreviations": ["cf"]},
            "hotkey": {"modifiers": ["<ctrl>", "<alt>"], "hotKey": "1"},
            **says,
        }
    )


def read(files: dict[str, str | bytes]) -> Taken:
    data = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    return autokey.take(Source("data", files=data))


def one(text: str) -> str:
    """The only wording of a phrase of that text."""
    return read({"a.txt": text, "a.json": table()}).items[0].variants[0].text


def test_hidden_tables_and_nested_folders_are_found_wherever_the_tree_begins() -> None:
    found = read(
        {
            ".config/autokey/data/My Phrases/.folder.json": json.dumps({"type": "folder", "title": "我的话术"}),
            ".config/autokey/data/My Phrases/售后/.folder.json": json.dumps({"type": "folder", "title": "售后"}),
            ".config/autokey/data/My Phrases/售后/退货.txt": "马上处理",
            ".config/autokey/data/My Phrases/售后/.退货.json": table(description="退货"),
            ".config/autokey/data/My Phrases/无表.txt": "无表",
        }
    )

    assert {item.name: (item.group, item.keywords, item.hotkey) for item in found.items} == {
        "退货": ("我的话术 / 售后", ("cf",), "Ctrl+Alt+1"),
        "无表": ("我的话术", (), ""),
    }
    assert found.problems == ()


def test_other_files_beside_are_no_phrases_but_named() -> None:
    found = read(
        {
            "README.txt": "说明",
            "tool.py": "import os",
            "data/My Phrases/folder.json": "{}",
            "data/My Phrases/a.txt": "甲",
            "data/My Phrases/a.json": "{broken",
        }
    )

    assert [(item.name, item.group) for item in found.items] == [("a", "My Phrases")]
    assert [problem.where for problem in found.problems] == ["README.txt", "tool.py"]


def test_scripts_of_its_own_come_in_as_text_switched_off_without_their_hotkey() -> None:
    found = read({"s/folder.json": "{}", "s/x.py": "keyboard.send_keys('{')", "s/x.json": table(type="script")})

    (item,) = found.items
    assert (item.variants[0].text, item.variants[0].enabled, item.hotkey) == ("keyboard.send_keys('{{')", False, "")
    assert [problem.params["what"] for problem in found.problems] == ["x.py"]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("您好<cursor>亲", "您好{光标}亲"),
        ("<code></code><left><left><left><left><left><left><left>", "<code>{光标}</code>"),
        ("第一行<enter>第二行<tab>完", "第一行\n第二行\t完"),
        ("<b>粗</b> a<b", "<b>粗</b> a<b"),
        ("<date format=%H:%M>前", "{时间}前"),
        ("{x} <cursor>", "{{x}} {光标}"),
    ],
)
def test_what_can_be_said_here_is(text: str, ours: str) -> None:
    assert one(text) == ours


@pytest.mark.parametrize(
    "text", ["<ctrl>+v", "a<delete>b", "<system cmd=ls>", "<script name=x>", "<f5>", "<alt>+<tab>"]
)
def test_keys_and_scripts_in_a_text_stand_there_switched_off(text: str) -> None:
    found = read({"a.txt": text, "a.json": table()})

    (variant,) = found.items[0].variants
    assert (variant.text, variant.enabled) == (text, False)
    assert len(found.problems) == 1


def test_an_empty_text_does_not_take_the_others_with_it() -> None:
    found = read({"a.txt": "", "b.txt": "乙", "a.json": table(), "b.json": table(description="乙")})

    assert [item.name for item in found.items] == ["乙"]
    assert [problem.where for problem in found.problems] == ["a.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_it_is_read_in_each_encoding(encoding: str) -> None:
    text = "您好，欢迎光临小店，有什么可以帮您的"
    files = {"a.txt": text.encode(encoding), "a.json": table(description="欢迎光临小店的问候").encode(encoding)}
    source = Source("data", files=files)

    assert recognise(source, READERS)[0].reader.name == "autokey"
    (item,) = autokey.take(source).items
    assert (item.name, item.variants[0].text) == ("欢迎光临小店的问候", text)
