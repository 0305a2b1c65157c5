"""Spellings lie on disks: what they look like must not change."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.search_spelling import (
    CODES,
    SYLLABLES,
    encode,
    fold,
    fold_character,
    plain,
    prefix_range,
    simplify,
)


def test_the_table_is_what_it_always_was() -> None:
    assert len(SYLLABLES) == 425
    assert list(SYLLABLES) == sorted(set(SYLLABLES))
    assert (ord(CODES["a"]), ord(CODES["zuo"])) == (0x100, 0x2A8)
    assert hashlib.sha256(" ".join(SYLLABLES).encode()).hexdigest().startswith("bc5c4b016f5941ab")


def test_one_beginning_is_one_range() -> None:
    low, high = prefix_range("zh")
    inside = {syllable for syllable, code in CODES.items() if low <= code < high}
    assert inside == {syllable for syllable in SYLLABLES if syllable.startswith("zh")}
    assert prefix_range("v")[0] == prefix_range("v")[1]


@given(st.text())
def test_a_spelling_is_as_long_as_its_text(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert len(encode(text, [()] * len(text))) == len(text)


def test_other_readings_stand_behind_with_their_surroundings() -> None:
    main, other = encode("重发", [("chong", "zhong"), ("fa",)]).split("\x02")
    assert main == CODES["chong"] + CODES["fa"]
    assert other == chr(0x800) + CODES["zhong"] + CODES["fa"]


@pytest.mark.parametrize(
    ("character", "folded"),
    [("\uff21", "a"), ("發", "发"), ("ü", "v"), ("{", ""), ("\u3000", ""), ("😀", "\x01"), ("㎏", "㎏"), ("，", ",")],
)
def test_characters_are_folded_for_comparing(character: str, folded: str) -> None:
    assert fold_character(character) == folded


def test_texts_are_folded_and_simplified() -> None:
    assert fold("我要 {商品} \uff21\uff22") == "我要商品ab"
    assert simplify("發貨運費") == "发货运费"
