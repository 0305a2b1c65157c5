"""add, edit, remove and undo."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.commands import Commands

ADD = ("add", "快递慢了", "--category", "after-sales", "--variant", "马上帮您催快递。")
LONGEST = "好" * 20_000


def add(kefu: Commands, *more: str) -> Any:
    return kefu.json(*ADD, *more)


def test_add_tells_the_phrase_as_show_does(kefu: Commands) -> None:
    added = add(
        kefu,
        "一会儿给您回复。",
        "--variant",
        "正在查。",
        "--group",
        "物流",
        "--keyword",
        "没到",
        "催",
        "--hotkey",
        "ctrl+alt+f7",
    )
    assert added == {
        "id": "kuai-di-man-le",
        "name": "快递慢了",
        "category": "after-sales",
        "group": "物流",
        "keywords": ["没到", "催"],
        "hotkey": "Ctrl+Alt+F7",
        "variants": [{"text": text, "enabled": True} for text in ("马上帮您催快递。", "一会儿给您回复。", "正在查。")],
    }
    assert kefu.json("show", "kuai-di-man-le") == added
    assert kefu.json("search", "快递慢了")[0]["id"] == "kuai-di-man-le"


def test_a_second_phrase_of_that_name_gets_an_id_of_its_own(kefu: Commands) -> None:
    assert [add(kefu)["id"], add(kefu)["id"], add(kefu, "--id", "慢")["id"]] == [
        "kuai-di-man-le",
        "kuai-di-man-le-2",
        "慢",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("add", "甲", "--category", "common"),
        ("add", "甲", "--variant", "您请说。"),
        ("add", "甲", "--category", "no-such", "--variant", "您请说。"),
        ("add", "甲", "--category", "a b", "--variant", "您请说。"),
        ("add", " ", "--category", "common", "--variant", "您请说。"),
        ("add", "甲", "--category", "common", "--variant", " \n"),
        ("add", "甲", "--category", "common", "--variant", "您请说。", LONGEST + "好"),
        ("add", "甲", "--category", "common", "--variant", "您请说。", "--id", "a b"),
        ("add", "甲", "--category", "common", "--variant", "您请说。", "--id", "greet-first"),
        ("add", "甲", "--category", "common", "--variant", "您请说。", "--hotkey", "Ctrl+Nothing"),
        ("edit", "greet-first", "--variant", ""),
        ("edit", "greet-first", "--variant", LONGEST + "好"),
        ("edit", "greet-first", "--name", ""),
        ("edit", "greet-first", "--category", "no-such"),
        ("edit", "greet-first", "--hotkey", "Q"),
        ("edit",),
        ("remove",),
    ],
)
def test_what_has_no_meaning_is_wrong_usage_and_changes_nothing(kefu: Commands, words: tuple[str, ...]) -> None:
    before = kefu("list", "--json").out, kefu("show", "greet-first", "--json").out
    assert kefu(*words).code == 2
    assert (kefu("list", "--json").out, kefu("show", "greet-first", "--json").out) == before
    assert kefu("undo", "--json").code == 1


def test_a_text_may_be_twenty_thousand_characters_long(kefu: Commands) -> None:
    """One more is refused above."""
    added = kefu.json("add", "长", "--category", "common", "--id", "long", "--variant", LONGEST)
    assert added["variants"] == [{"text": LONGEST, "enabled": True}]
    assert kefu.json("next", "long")["text"] == LONGEST
    assert "long" in [hit["id"] for hit in kefu.json("search", "好好好好", "--limit", "200")]


@pytest.mark.parametrize(
    "text", ["𠮷野家的𠮷，请收好👍🏽👨‍👩‍👧", "第一行\n第二行\t\u3000尾", "{{不是变量}}，50%off \\n"]
)
def test_any_character_comes_back_as_it_was(kefu: Commands, text: str) -> None:
    """In the phrase, in the text that is pasted, and in what the search shows."""
    added = kefu.json("add", "𠮷测试😀", "--category", "common", "--variant", text, "--keyword", "𠮷")
    shown = kefu.json("show", added["id"])
    assert (shown["name"], shown["keywords"], shown["variants"][0]["text"]) == ("𠮷测试😀", ["𠮷"], text)
    assert kefu.json("next", added["id"])["text"] == text.replace("{{", "{").replace("}}", "}")
    hit = kefu.json("search", "𠮷测试")[0]
    assert (hit["id"], hit["name"], hit["preview"][:2]) == (added["id"], "𠮷测试😀", text[:2])


def test_half_a_character_is_refused_and_nothing_is_added(kefu: Commands) -> None:
    """Such as what a shell hands over of a text that is not UTF-8."""
    assert kefu("add", "甲", "--category", "common", "--variant", "半个\udce5", "--json").code in (2, 4)
    assert kefu("undo").code == 1


def test_edit_changes_what_is_named_and_nothing_else(kefu: Commands) -> None:
    before = add(kefu, "--keyword", "没到")
    edited = kefu.json("edit", before["id"], "--name", "物流慢", "--keyword", "慢", "--group", "物流")
    assert edited == {**before, "name": "物流慢", "keywords": ["慢"], "group": "物流"}
    assert kefu.json("edit", before["id"], "--variant", "甲您好。", "乙您好。")["variants"] == [
        {"text": "甲您好。", "enabled": True},
        {"text": "乙您好。", "enabled": True},
    ]
    assert kefu.json("edit", before["id"], "--category", "common")["category"] == "common"
    assert [kefu("edit", "no-such", "--name", "x").code, kefu("remove", "no-such").code] == [1, 1]


def test_a_combination_has_one_phrase(kefu: Commands) -> None:
    """And it can be taken away again."""
    phrase = add(kefu, "--hotkey", "Ctrl+Alt+F7")
    assert kefu("edit", "greet-first", "--hotkey", "ctrl+alt+f7").code == 2
    assert kefu.json("edit", phrase["id"], "--hotkey", "")["hotkey"] == ""
    assert kefu.json("edit", "greet-first", "--hotkey", "ctrl+alt+f7")["hotkey"] == "Ctrl+Alt+F7"


def test_a_wording_that_stays_keeps_its_history(kefu: Commands) -> None:
    """After an edit of the others, the customer is not given what they have heard."""
    phrase = add(kefu, "一会儿给您回复。")["id"]
    assert kefu.json("next", phrase, "--customer", "甲")["variant"] == 0
    kefu.json("edit", phrase, "--variant", "新的说法。", "马上帮您催快递。")
    assert kefu.json("next", phrase, "--customer", "甲")["text"] == "新的说法。"


def test_remove_tells_what_was_removed_and_undo_brings_it_back(kefu: Commands) -> None:
    before, order = kefu.json("show", "greet-first"), kefu.json("list")
    kefu.json("next", "greet-back", "--set", "店铺名=店")
    assert kefu.json("remove", "greet-first") == before
    assert kefu("show", "greet-first").code == 1
    assert kefu.json("undo") == {**before, "ids": ["greet-first"]}
    assert (kefu.json("show", "greet-first"), kefu.json("list")) == (before, order)


def test_undo_goes_back_step_by_step_until_there_is_none(kefu: Commands) -> None:
    """The phrase is told as it is after the step; of one that is gone, the id."""
    added = add(kefu)
    edited = kefu.json("edit", added["id"], "--name", "别的")
    kefu.json("remove", added["id"])
    gone = {"id": added["id"], "ids": [added["id"]]}
    assert [kefu.json("undo") for _ in range(3)] == [
        {**edited, "ids": [added["id"]]},
        {**added, "ids": [added["id"]]},
        gone,
    ]
    nothing = kefu("undo", "--json")
    assert (nothing.code, nothing.document) == (1, {"ids": []})
    assert len(kefu.json("list")) == 156
