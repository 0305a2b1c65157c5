"""Plain text."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import plain_text


def texts(text: str) -> list[tuple[str, str]]:
    taken = plain_text.take(Source("a.txt", text.encode()))
    return [(item.category, item.variants[0].text) for item in taken.items]


def test_a_line_is_a_phrase() -> None:
    assert texts("您好在的\n现货，今天发\n\n") == [("", "您好在的"), ("", "现货，今天发")]


def test_blocks_between_blank_lines_are_phrases() -> None:
    assert texts("第一行\n第二行\n\n另一条") == [("", "第一行\n第二行"), ("", "另一条")]


@pytest.mark.parametrize("heading", ["【售后】", "# 售后", "== 售后 ==", "一、售后", "[售后]"])
def test_headings_are_categories(heading: str) -> None:
    assert texts(f"{heading}\n马上帮您查\n抱歉久等了") == [("after-sales", "马上帮您查"), ("after-sales", "抱歉久等了")]


def test_numbers_and_bullets_before_a_phrase_go() -> None:
    assert [text for _, text in texts("1、您好\n2. 在的\n- 好的\n(3) 谢谢\n3.5折优惠")] == [
        "您好",
        "在的",
        "好的",
        "谢谢",
        "3.5折优惠",
    ]


def test_what_stands_before_a_colon_is_the_name() -> None:
    taken = plain_text.take(Source("a.txt", "发货时间：现货当天发出，预售看页面".encode()))
    assert [(item.name, item.variants[0].text) for item in taken.items] == [("发货时间", "现货当天发出，预售看页面")]


def test_what_is_written_can_be_read_again() -> None:
    phrases = [
        Phrase("a", "问候", "common", (Variant("您好呀"), Variant("在的\n请讲")), "开场"),
        Phrase("b", "查件", "after-sales", (Variant("马上查"), Variant("旧的", enabled=False))),
    ]
    data = plain_text.write(phrases, {})[""]
    taken = plain_text.take(Source("a.txt", data))

    assert [(item.category, item.group, item.variants[0].text) for item in taken.items] == [
        ("common", "开场", "您好呀"),
        ("common", "开场", "在的\n请讲"),
        ("after-sales", "", "马上查"),
    ]
    assert plain_text.lost(phrases)


@settings(deadline=None)
@given(st.text(st.sampled_from("【】#=一、1. -\n：:话术{}"), max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    source = Source("a.txt", text.encode())
    plain_text.sniff(source)
    with suppress(BadInputError):
        plain_text.take(source)
