"""Our own format."""

from __future__ import annotations

import tomllib
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import toml_pack
from kefu_desktop.packs.toml_pack import PackHead
from tests.helpers.strategies import extras, libraries, texts

PACK = """
format = 1
name = "售后话术"
version = "1.0"
language = "zh-CN"
starter = true

[[phrase]]
id = "courier-late"
category = "after-sales"
group = "物流"
name = "快递慢了"
keywords = ["没到", "物流"]
stage = "after"
variants = [
  "{称呼},抱歉让您担心了。",
  { text = "……", enabled = false, images = ["map.png"], note = "旧" },
]
"""
GOOD = """
[[phrase]]
id = "good"
category = "common"
name = "好"
variants = ["好的"]
"""


def test_a_pack_is_read_as_it_is_written() -> None:
    phrases, problems = toml_pack.read(PACK.encode())

    assert problems == []
    assert phrases == [
        Phrase(
            "courier-late",
            "快递慢了",
            "after-sales",
            (
                Variant("{称呼},抱歉让您担心了。"),
                Variant("……", enabled=False, images=("map.png",), extra={"note": "旧"}),
            ),
            group="物流",
            keywords=("没到", "物流"),
            extra={"stage": "after"},
        )
    ]
    head = toml_pack.read_head(PACK.encode())
    assert head == PackHead("售后话术", "1.0", "zh-CN", {"starter": True})
    assert head.starter


def test_writing_what_was_read_keeps_every_key() -> None:
    phrases, _ = toml_pack.read(PACK.encode())
    written = toml_pack.write(phrases, toml_pack.read_head(PACK.encode()))

    assert tomllib.loads(written.decode()) == tomllib.loads(PACK)


@settings(deadline=None)
@given(libraries(), st.builds(PackHead, texts(), texts(), texts(), extras()))
def test_a_pack_survives_the_round_trip(phrases: list[Phrase], head: PackHead) -> None:
    data = toml_pack.write(phrases, head)

    assert toml_pack.read(data) == (phrases, [])
    assert toml_pack.read_head(data) == head
    assert toml_pack.sniff(Source("x", data)) == 1


@settings(deadline=None)
@given(st.binary() | texts().map(str.encode) | st.text(PACK).map(str.encode))
@example(b"format = 1\nphrase = [1, 2]")
@example(b"format = 1\nx = " + b"[" * 5000)
def test_no_file_makes_it_fail_but_with_a_message(data: bytes) -> None:
    toml_pack.sniff(Source("x", data))
    with suppress(BadInputError):
        _, problems = toml_pack.read(data)
        assert all(str(problem) for problem in problems)


@pytest.mark.parametrize(
    "bad",
    [
        'id = "bad"\ncategory = "common"\nvariants = ["a"]',
        'name = "a"\ncategory = "common"\nvariants = ["a"]',
        'id = "bad"\nname = "a"\nvariants = ["a"]',
        'id = "bad"\nname = "a"\ncategory = "common"',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = []',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = "a"',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = [" "]',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = [1]',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = [{ enabled = true }]',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = [{ text = "a", enabled = "no" }]',
        'id = "bad"\nname = "a"\ncategory = "common"\nvariants = [{ text = "a", images = [1] }]',
        'id = "bad"\nname = "a"\ncategory = "common"\nkeywords = "a"\nvariants = ["a"]',
        'id = "b a d"\nname = "a"\ncategory = "common"\nvariants = ["a"]',
        'id = "bad"\nname = " "\ncategory = "common"\nvariants = ["a"]',
        'id = "good"\nname = "a"\ncategory = "common"\nvariants = ["a"]',
    ],
)
def test_a_bad_phrase_is_told_with_its_place_and_the_others_come_in(bad: str) -> None:
    after = GOOD.replace("good", "after")
    phrases, problems = toml_pack.read(f"format = 1\n{GOOD}\n[[phrase]]\n{bad}\n{after}".encode())

    assert [phrase.id for phrase in phrases] == ["good", "after"]
    assert len(problems) == 1
    assert problems[0].where.startswith("phrase 2")
    assert str(problems[0])


def test_a_bad_hotkey_is_told_and_the_phrase_comes_in_without_it() -> None:
    phrases, problems = toml_pack.read(f'format = 1\n{GOOD}\nhotkey = "Ctrl+"'.encode())

    assert [phrase.hotkey for phrase in phrases] == [""]
    assert [problem.where for problem in problems] == ["phrase 1 (good)"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"format = 2", "newer version"),
        (b'format = "1"', "no phrase pack"),
        (b"format = true", "no phrase pack"),
        (b"format = 0", "no phrase pack"),
        (b'name = "x"', "no phrase pack"),
        (b"format = 1\nphrase = 3", "no list of phrases"),
        (b"format = ", "no TOML"),
        ("format = 1\nname = '话术'".encode("gb18030"), "UTF-8"),
    ],
)
def test_a_file_that_is_no_pack_for_us_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(BadInputError, match=told):
        toml_pack.read(data)


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (PACK.encode("utf-8-sig"), True),
        (b"format = 9", True),
        (PACK.encode() + b"\nbroken", True),
        (b'[package]\nname = "x"', False),
        (b'{"format": 1}', False),
        (b"", False),
    ],
)
def test_packs_of_ours_are_recognised(data: bytes, ours: bool) -> None:
    assert bool(toml_pack.sniff(Source("x", data))) is ours


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(BadInputError):
        toml_pack.write([Phrase("a", "\ud83d", "common", (Variant("a"),))])
