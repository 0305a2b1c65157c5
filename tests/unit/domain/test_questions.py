"""Questions, answers and numbers before texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.questions import answer_of, asks, is_answer, is_question, pair_of, question_of, without_number


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("1、亲", "亲"), ("2. 亲", "亲"), ("(3) 亲", "亲"), ("④亲", "亲"), ("- 亲", "亲"), ("3.5折优惠", "3.5折优惠"),
        ("12306查询", "12306查询"), ("9:00上班", "9:00上班"), ("1.", "1."),
    ],
)  # fmt: skip
def test_numbers_of_lists_go_and_numbers_of_texts_stay(text: str, bare: str) -> None:
    assert without_number(text) == bare


@pytest.mark.parametrize(
    "text", ["问：有货吗", "Q1: 有货吗", "Q：有货吗", "问题3：有货吗", "客户：有货吗", "【问】有货吗", "1、问：有货吗"]
)
def test_a_question_loses_its_mark(text: str) -> None:
    assert question_of(text) == "有货吗"


@pytest.mark.parametrize(
    "text", ["答：有的", "A1: 有的", "A：有的", "回复：有的", "客服：有的", "【答】有的", "标准话术：有的"]
)
def test_an_answer_loses_its_mark(text: str) -> None:
    assert is_answer(text)
    assert answer_of(text) == "有的"


@pytest.mark.parametrize("text", ["回复1查物流", "APP：请下载", "QQ：12345", "答应您的", "问候语"])
def test_words_that_only_begin_so_are_no_marks(text: str) -> None:
    assert not is_question(text)
    assert answer_of(question_of(text)) == text


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("问：有货吗？答：有的", ("有货吗？", "有的")),
        ("Q: 有货吗\nA: 有的\n今天发", ("有货吗", "有的\n今天发")),
        ("1. 问：有货吗？\n   答：有的", ("有货吗？", "有的")),
        ("问：有货吗", ("", "")),
        ("问：有货吗？答：", ("", "")),
        ("有货吗？有的", ("", "")),
    ],
)
def test_both_in_one_text_are_told_apart(text: str, pair: tuple[str, str]) -> None:
    assert pair_of(text) == pair


@given(st.text(st.sampled_from("问答题QA12:：.、。？?\n亲 【】"), max_size=30))
def test_nothing_but_marks_gets_lost(text: str) -> None:
    assert text.strip().endswith(question_of(text))
    assert text.strip().endswith(answer_of(text).strip())
    question, answer = pair_of(text)
    assert bool(question) == bool(answer)
    assert question in text
    assert answer in text
    asks(text)
