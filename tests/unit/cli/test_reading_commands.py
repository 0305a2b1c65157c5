"""list, show and search."""

from __future__ import annotations

import pytest

from tests.helpers.commands import Commands


def test_list_tells_each_phrase_in_the_order_of_the_library(kefu: Commands) -> None:
    """A new library has the 156 of the four general packs, the common ones first."""
    listed = kefu.json("list")
    assert len(listed) == 156
    assert all(
        list(entry) == ["id", "name", "category", "group", "keywords", "variants"] and entry["variants"] >= 4
        for entry in listed
    )
    assert list(dict.fromkeys(entry["category"] for entry in listed)) == [
        "common",
        "product",
        "payment-chase",
        "after-sales",
    ]
    first = kefu.json("show", listed[0]["id"])
    assert {**listed[0], "variants": len(first["variants"])} == listed[0]
    assert [listed[0][key] for key in ("name", "group", "keywords")] == [
        first[key] for key in ("name", "group", "keywords")
    ]


def test_list_of_a_category_has_no_other(kefu: Commands) -> None:
    assert {entry["category"] for entry in kefu.json("list", "--category", "after-sales")} == {"after-sales"}
    nothing = kefu("list", "--category", "no-such", "--json")
    assert (nothing.code, nothing.document) == (1, [])


def test_list_without_json_has_a_line_a_phrase(kefu: Commands) -> None:
    answer = kefu("list", "--category", "payment-chase")
    assert answer.code == 0
    assert len(answer.out.splitlines()) == len(kefu.json("list", "--category", "payment-chase"))
    assert "pay-what" not in answer.out
    assert "nudge-stock" in answer.out


def test_show_tells_a_phrase_whole(kefu: Commands) -> None:
    shown = kefu.json("show", "greet-first")
    assert list(shown) == ["id", "name", "category", "group", "keywords", "hotkey", "variants"]
    assert (shown["id"], shown["category"], shown["hotkey"]) == ("greet-first", "common", "")
    assert all(list(variant) == ["text", "enabled"] and variant["enabled"] is True for variant in shown["variants"])
    assert all(variant["text"] in kefu("show", "greet-first").out for variant in shown["variants"])


def test_show_of_what_is_not_there_finds_nothing(kefu: Commands) -> None:
    answer = kefu("show", "no-such", "--json")
    assert answer.code == 1
    assert answer.document == {"ok": False, "error": answer.err.strip()}
    assert "no-such" in answer.err


def test_show_flow_lists_the_playbooks_or_tells_one(kefu: Commands) -> None:
    flows = kefu.json("show", "--flow")
    known = {entry["id"] for entry in kefu.json("list")}
    assert len(flows) > 1
    assert all({"id", "name", "when", "steps"} == set(flow) for flow in flows)
    assert {phrase for flow in flows for step in flow["steps"] for phrase in step["phrases"]} <= known
    assert kefu.json("show", "--flow", flows[1]["id"]) == [flows[1]]
    assert kefu("show", "--flow", "no-such").code == 1


@pytest.mark.parametrize("words", [("show",), ("show", "greet-first", "--flow", "vent"), ("search",), ("dance",), ()])
def test_wrong_usage_is_told_apart_from_finding_nothing(
    kefu: Commands, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kefu(*words).code == 2
    assert "usage: kefu" in capsys.readouterr().err


@pytest.mark.parametrize("query", ["什么时候发货", "sheme shihou", "smshfh", "发huo"])
def test_search_understands_characters_pinyin_and_initials(kefu: Commands, query: str) -> None:
    hits = kefu.json("search", query)
    assert all(list(hit) == ["id", "name", "category", "score", "preview"] for hit in hits)
    assert "shipping-when" in [hit["id"] for hit in hits]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_search_gives_nine_or_as_many_as_asked_for(kefu: Commands) -> None:
    nine = kefu.json("search", "您")
    assert len(nine) == 9
    assert kefu.json("search", "您", "--limit", "2") == nine[:2]
    common = kefu.json("search", "您", "--category", "after-sales", "--limit", "500")
    assert {hit["category"] for hit in common} == {"after-sales"}
    assert len(common) > 9
    assert [kefu("search", "您", "--limit", number).code for number in ("0", "-1", "x")] == [2, 2, 2]


def test_search_that_finds_nothing_says_so_by_its_code(kefu: Commands) -> None:
    nothing = kefu("search", "zzqqxx火星", "--json")
    assert (nothing.code, nothing.document) == (1, [])
