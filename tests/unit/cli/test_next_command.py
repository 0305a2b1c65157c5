"""next: the wording that comes next, and when it counts as used."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.helpers.commands import Commands

TEXTS = [
    "今天{时段问候}，一会儿就发出。",
    "您好，包裹{日期}{时间}前打包好。",
    "放心，{星期}之内一定寄走。",
    "已经在打包了，请放心。",
]


@pytest.fixture
def parcel(kefu: Commands) -> str:
    """The id of a phrase in four wordings, with nothing to fill in."""
    found: str = kefu.json("add", "打包", "--category", "common", "--id", "parcel", "--variant", *TEXTS)["id"]
    return found


@pytest.fixture
def courier(kefu: Commands) -> str:
    """The id of a phrase with two things to fill in."""
    texts = ["走{快递}，单号{单号}。", "{快递}已经揽收，{单号}可以查。"]
    found: str = kefu.json("add", "单号", "--category", "after-sales", "--id", "courier", "--variant", *texts)["id"]
    return found


def uses(kefu: Commands) -> list[tuple[object, ...]]:
    """The log of uses."""
    with closing(sqlite3.connect(kefu.folder / "library.sqlite")) as connection:
        return connection.execute("SELECT phrase_id, at FROM use ORDER BY serial").fetchall()


def variants(kefu: Commands, phrase: str, customer: str, count: int) -> list[int]:
    return [kefu.json("next", phrase, "--customer", customer)["variant"] for _ in range(count)]


def test_a_customer_hears_every_wording_before_one_comes_again(kefu: Commands, parcel: str) -> None:
    """And each customer has a rotation of their own."""
    assert sorted(variants(kefu, parcel, "小明", 4)) == [0, 1, 2, 3]
    first = variants(kefu, parcel, "小红", 2)
    assert len(set(first)) == 2
    again = variants(kefu, parcel, "小明", 4)
    assert sorted(again) == [0, 1, 2, 3]
    assert sorted([*first, *variants(kefu, parcel, "小红", 2)]) == [0, 1, 2, 3]
    assert len(uses(kefu)) == 12


def test_without_a_customer_wordings_rotate_over_all_of_them(kefu: Commands, parcel: str) -> None:
    assert sorted(kefu.json("next", parcel)["variant"] for _ in range(4)) == [0, 1, 2, 3]


def test_the_document_has_the_text_and_nothing_unfilled(kefu: Commands, parcel: str) -> None:
    told = kefu.json("next", parcel, "--at", "2026-10-20T09:30")
    assert list(told) == ["id", "variant", "text", "unfilled"]
    assert (told["id"], told["unfilled"]) == (parcel, [])
    plain = kefu("next", parcel, "--at", "2026-10-20T09:30")
    assert plain.out.count("\n") == 1


def test_the_clock_is_that_of_at_and_so_is_the_log(kefu: Commands, parcel: str) -> None:
    """Local where it has no offset."""
    told = [kefu.json("next", parcel, "--customer", "甲", "--at", "2026-10-20T09:30") for _ in range(4)]
    texts = {answer["variant"]: answer["text"] for answer in told}
    assert texts == {
        0: "今天早上好，一会儿就发出。",
        1: "您好，包裹10月20日09:30前打包好。",
        2: "放心，星期二之内一定寄走。",
        3: "已经在打包了，请放心。",
    }
    assert {str(at)[:16] for _, at in uses(kefu)} == {"2026-10-20T09:30"}


@pytest.mark.parametrize(
    "time", ["yesterday", "2026-02-30", "0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "9999-12-31"]
)
def test_a_time_that_is_none_is_wrong_usage(kefu: Commands, parcel: str, time: str) -> None:
    assert kefu("next", parcel, "--at", time).code == 2
    assert uses(kefu) == []


def test_a_peek_is_not_noted_and_gives_what_comes_next(kefu: Commands, parcel: str) -> None:
    peeked = [kefu.json("next", parcel, "--customer", "甲", "--peek") for _ in range(2)]
    assert peeked[0] == peeked[1]
    assert uses(kefu) == []
    assert kefu.json("next", parcel, "--customer", "甲")["variant"] == peeked[0]["variant"]
    assert len(uses(kefu)) == 1


def test_with_something_unfilled_there_is_no_text_and_nothing_is_noted(kefu: Commands, courier: str) -> None:
    """The sentence for people goes to the standard error, so that a script never takes it for the text."""
    answer = kefu("next", courier, "--customer", "甲", "--json")
    assert answer.code == 1
    assert answer.document == {"id": courier, "variant": 0, "text": None, "unfilled": ["快递", "单号"]}
    some = kefu("next", courier, "--customer", "甲", "--set", "快递=圆通")
    assert (some.code, some.out) == (1, "")
    assert "单号" in some.err
    assert "快递" not in some.err
    assert uses(kefu) == []


def test_what_is_set_is_filled_in(kefu: Commands, courier: str) -> None:
    """An equals sign may stand in the value; an empty value fills nothing."""
    filled = kefu.json("next", courier, "--set", "快递=圆通", "--set", "单号=A=1")
    assert filled == {"id": courier, "variant": 0, "text": "走圆通，单号A=1。", "unfilled": []}
    empty = kefu("next", courier, "--set", "快递=", "--set", "单号=1", "--json")
    assert (empty.code, empty.document["unfilled"]) == (1, ["快递"])
    assert [kefu("next", courier, "--set", wrong).code for wrong in ("快递", "=圆通")] == [2, 2]


def test_a_blank_or_an_empty_text_is_not_given_either(kefu: Commands) -> None:
    """And the reason is told: nothing is there to be set."""
    kefu.json("add", "空", "--category", "common", "--id", "blank", "--variant", "运费XX元，请您看看。")
    kefu.json("add", "节", "--category", "common", "--id", "day", "--variant", "{节日问候}")
    blank = kefu("next", "blank", "--json")
    assert (blank.code, blank.document["text"], blank.document["unfilled"]) == (1, None, [])
    assert "XX" in blank.err
    empty = kefu("next", "day", "--at", "2026-11-18T10:00", "--json")
    assert (empty.code, empty.document["text"]) == (1, None)
    assert "empty today" in empty.err
    assert uses(kefu) == []


def test_a_text_is_copied_if_asked_for_and_noted_only_then(kefu: Commands, parcel: str, courier: str) -> None:
    """Where there is no clipboard, the buyer was given nothing."""
    text = kefu.json("next", parcel, "--copy")["text"]
    kefu("next", courier, "--copy")
    kefu.json("next", parcel)
    assert kefu.copied == [text]
    assert len(uses(kefu)) == 2
    kefu.copied = None
    assert kefu("next", parcel, "--copy").code == 3
    assert len(uses(kefu)) == 2


def test_a_phrase_that_is_not_there_is_not_found(kefu: Commands) -> None:
    assert kefu("next", "no-such").code == 1


def test_the_shop_profile_fills_in(kefu: Commands) -> None:
    """Settings are a file that a person writes."""
    kefu.json("add", "我", "--category", "common", "--id", "me", "--variant", "{称呼}，这里是{店铺名}。")
    (kefu.folder / "settings.toml").write_text('[shop]\n"店铺名" = "小鹿家"\n', encoding="utf-8")
    assert kefu.json("next", "me")["text"] == "亲，这里是小鹿家。"


@pytest.mark.parametrize("broken", [b"[shop\n", b"\xff\xfe\x00", b"shop = 3\n[hotkeys]\npalette = 7\n"])
def test_broken_settings_are_told_and_the_usual_ones_taken(kefu: Commands, broken: bytes) -> None:
    """The file is left as it is, and the answer is whole."""
    kefu.json("add", "我", "--category", "common", "--id", "me", "--variant", "{称呼}，您请说。")
    (kefu.folder / "settings.toml").write_bytes(broken)
    answer = kefu("next", "me", "--json")
    assert answer.code == 0
    assert answer.document["text"] == "亲，您请说。"
    assert answer.err.strip()
    assert (kefu.folder / "settings.toml").read_bytes() == broken
    assert kefu("list").err == ""
