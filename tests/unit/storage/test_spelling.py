"""How texts are read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.search_spelling import ALTERNATE, CODES, SYLLABLES
from kefu_desktop.storage.spelling import spell


def _read(text: str) -> str:
    main = spell(text).partition(ALTERNATE)[0]
    return " ".join(SYLLABLES[ord(code) - 0x100] if code in CODES.values() else code for code in main)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("发货", "fa huo"),
        ("重量", "zhong liang"),
        ("重新", "chong xin"),
        ("银行", "yin hang"),
        ("绿色", "lv se"),
        ("發貨", "fa huo"),
        ("A款", "a kuan"),
    ],
)
def test_words_are_read_as_they_are_said(text: str, read: str) -> None:
    assert _read(text) == read


def test_a_character_that_is_read_in_two_ways_has_both() -> None:
    assert CODES["zhong"] in spell("重新")
    assert CODES["chong"] in spell("重量")


def test_nothing_is_spelled_as_nothing() -> None:
    assert spell("") == ""


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("发货重长行还都得地\u3007龘\uf900a1 \n\x1f{}，😀"), max_size=20))
def test_the_main_reading_is_as_long_as_the_text(text: str) -> None:
    assert len(spell(text).partition(ALTERNATE)[0]) == len(text)


def test_the_dictionary_is_not_loaded_by_an_import() -> None:
    asked = "import sys, kefu_desktop.storage.spelling; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
