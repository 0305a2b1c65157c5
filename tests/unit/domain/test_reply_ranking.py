"""Which phrase answers a message of a buyer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.reply_ranking import Document, ReplyRanker
from kefu_desktop.domain.reply_words import ReplyWords, is_whole_message

WORDS = ReplyWords(
    [["快递", "物流", "包裹"], ["便宜", "优惠", "少点"], ["没收到", "还没到", "咋还没来"], ["怎么", "咋"]],
    ["吗", "啊", "的"],
)
SHOP = [
    Document("late", "物流慢", ["怎么还没到", "没收到"], ["抱歉，我去催一下快递。"], "包裹超过预计时间没到"),
    Document("bargain", "议价", ["能便宜点吗", "打个折"], ["这已经是活动价了。"], "买家砍价"),
    Document("size", "尺码建议", ["穿什么码"], ["请告诉我身高体重。"], "买家问穿什么码", ["我165穿多大的"]),
    Document("invoice", "开票", ["能开发票吗"], ["可以开电子发票，请提供抬头。"], "买家要发票"),
]


def _first(message: str, *, among: tuple[str, ...] = ("late", "bargain", "size", "invoice")) -> str:
    ranked = ReplyRanker(SHOP, WORDS).rank(message, 1, lambda found: found in among)
    return ranked[0][0] if ranked else ""


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("我的物流咋还没来啊，都五天了", "late"),
        ("少点行不行", "bargain"),
        ("172的个子穿多大的呢", "size"),
        ("要报销，给我抬头", "invoice"),
        ("包裹", "late"),
    ],
)
def test_a_message_finds_its_answer_by_meaning(message: str, phrase: str) -> None:
    assert _first(message) == phrase


def test_only_phrases_that_are_allowed_are_given() -> None:
    assert _first("包裹没收到", among=("bargain", "size")) in {"", "bargain", "size"}


def test_a_message_that_has_nothing_in_common_finds_nothing() -> None:
    assert ReplyRanker(SHOP, WORDS).rank("xyz") == []
    assert ReplyRanker(SHOP, WORDS).rank("？！") == []
    assert ReplyRanker([], WORDS).rank("没收到") == []


def test_a_wrong_character_of_the_same_sound_is_understood() -> None:
    sounds = {"发": "f", "票": "p", "飘": "p"}
    ranker = ReplyRanker(SHOP, WORDS, lambda character: sounds.get(character, ""))
    assert ranker.rank("发飘")[0][0] == "invoice"


def test_a_question_helps_only_its_own_phrase() -> None:
    plain, taught = (
        ReplyRanker([Document("a", "甲", [], [], questions=asked), Document("b", "乙", [], [])], WORDS)
        for asked in ((), ("在不在店里",))
    )
    assert plain.rank("在店里不") == []
    assert [found for found, _ in taught.rank("在店里不")] == ["a"]


def test_what_all_phrases_say_decides_less_than_what_one_says() -> None:
    asked = [
        Document(slug, slug, [f"衣服能{verb}吗", "衣服"], []) for slug, verb in (("a", "退"), ("b", "换"), ("c", "洗"))
    ]
    ranked = ReplyRanker([Document("d", "d", ["衣服衣服", "衣服呢", "看衣服"], []), *asked], WORDS).rank("衣服，洗不洗")
    assert ranked[0][0] == "c"


def test_a_phrase_does_not_win_because_much_is_known_of_it() -> None:
    much = Document(
        "much", "much", ["开票要多少天", "哪里有门店", "收据丢了", "仓库在哪里", "几点关门", "去哪里拿货"], []
    )
    little = Document("the little", "name", ["开票"], [])
    assert ReplyRanker([much, little], WORDS).rank("开票")[0][0] == "the little"


def test_of_a_very_large_library_the_first_phrases_are_ranked() -> None:
    many = [Document(f"p{number}", "发票", [], ["发票"]) for number in range(12_100)]
    assert len(ReplyRanker(many, WORDS).rank("发票", 20_000)) == 12_000


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("快递没收到便宜吗12.。？ \ud800😀{}a~#\ue000\x01"), max_size=30))
def test_no_message_breaks_it_and_the_best_comes_first(message: str) -> None:
    scores = [score for _, score in ReplyRanker(SHOP, WORDS).rank(message)]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("没收到", True),
        ("在吗？", True),
        ("1688才十几块", True),
        ("发货", False),
        ("fhsj", False),
        ("退货 运费", False),
        ("", False),
    ],
)
def test_whole_messages_are_told_from_search_words(query: str, *, whole: bool) -> None:
    assert is_whole_message(query) is whole
