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


def named(text: str) -> list[tuple[str, str, list[str]]]:
    taken = plain_text.take(Source("a.txt", text.encode()))
    return [(item.category, item.name, [variant.text for variant in item.variants]) for item in taken.items]


def test_a_time_before_a_colon_is_no_name() -> None:
    assert texts("周一到周五9:00上班，欢迎您来") == [("", "周一到周五9:00上班，欢迎您来")]


@pytest.mark.parametrize(
    "heading",
    [
        "（一）售后",
        "第一章 售后",
        "——售后——",
        "★售后★★",
        "*** 售后 ***",
        "1、【售后】",
        "-----\n售后\n-----",
        "售后话术：",
    ],
)
def test_more_ways_to_write_a_heading(heading: str) -> None:
    found = texts(f"{heading}\n1、亲，马上帮您查\n2、亲，抱歉久等了")
    assert [text for _, text in found] == ["亲，马上帮您查", "亲，抱歉久等了"]
    assert {category for category, _ in found} <= {"after-sales", "售后话术"}


def test_rulers_part_texts_that_have_blank_lines() -> None:
    assert texts("您好\n\n第二段\n----------\n再见\n\n欢迎再来") == [("", "您好\n\n第二段"), ("", "再见\n\n欢迎再来")]


def test_questions_name_their_answers() -> None:
    text = (
        "【售后】\n问：怎么退？\n答：亲，七天内退\n保持吊牌\n1. 问：几天到？\n   答：三天\n\n客户：有货吗\n客服：有的亲"
    )
    assert named(text) == [
        ("after-sales", "怎么退？", ["亲，七天内退\n保持吊牌"]),
        ("after-sales", "几天到？", ["三天"]),
        ("after-sales", "有货吗", ["有的亲"]),
    ]


def test_titles_above_texts_and_an_or_between_them() -> None:
    text = "在吗\n亲，在的呢，请讲\n\n几天能到？\n亲，三天就到\n或者\n亲，江浙沪次日达\n\n谢谢惠顾\n欢迎再来"
    assert named(text) == [
        ("", "在吗", ["亲，在的呢，请讲"]),
        ("", "几天能到？", ["亲，三天就到", "亲，江浙沪次日达"]),
        ("", "谢谢惠顾", ["谢谢惠顾\n欢迎再来"]),
    ]


def test_categories_without_any_mark_are_seen_above_lists() -> None:
    text = "售前话术：\n1、亲，在的\n2、亲，是现货\n\n催付\n亲，还没付款哦\n亲，库存不多了"
    assert texts(text) == [
        ("售前话术", "亲，在的"),
        ("售前话术", "亲，是现货"),
        ("payment-chase", "亲，还没付款哦"),
        ("payment-chase", "亲，库存不多了"),
    ]


def test_steps_within_a_text_stay_in_it() -> None:
    text = "亲，退货步骤：\n1、打开订单\n2、点退款\n\n亲，收到了"
    assert texts(text) == [("", "亲，退货步骤：\n1、打开订单\n2、点退款"), ("", "亲，收到了")]


def test_several_lines_with_names_are_no_name_of_one_text() -> None:
    assert texts("您好\n在的\n\n套餐A：每月九块九起\n套餐B：每月十九块九起") == [
        ("", "您好\n在的"),
        ("", "套餐A：每月九块九起\n套餐B：每月十九块九起"),
    ]


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


@settings(deadline=None)
@given(st.text(st.sampled_from("【】#=一、1. -\n：:话术{}问答QA或者？"), max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    source = Source("a.txt", text.encode())
    plain_text.sniff(source)
    with suppress(BadInputError):
        plain_text.take(source)


def test_headings_and_questions_stand_between_wordings_of_one_line_each() -> None:
    text = "售前\n亲，欢迎光临小店\n亲，有货的哦\n售后：\n亲，七天内能退\n"
    text += "问：多久发货\n答：亲，今天发\n下午也发\n亲，谢谢您\n"
    found = plain_text.take(Source("话术.txt", text.encode())).items
    assert [(item.category, item.name, item.variants[0].text) for item in found] == [
        ("售前", "欢迎光临小店", "亲，欢迎光临小店"),
        ("售前", "有货的哦", "亲，有货的哦"),
        ("after-sales", "七天内能退", "亲，七天内能退"),
        ("after-sales", "多久发货", "亲，今天发\n下午也发"),
        ("after-sales", "谢谢您", "亲，谢谢您"),
    ]
