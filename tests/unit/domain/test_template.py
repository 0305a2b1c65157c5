"""Texts with placeholders."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain import template
from kefu_desktop.domain.template import Ask, Piece, parse
from tests.helpers.strategies import template_texts, texts

VALUES = {"商品": "棉鞋", "快递": "顺丰", "称呼": "小王"}


def rendered(text: str, *, turn: int = 0, **values: str) -> str:
    return parse(text).render(values, turn=turn).text


@given(template_texts() | st.text(), st.integers(), st.dictionaries(st.sampled_from(["商品", "快递", "颜色"]), texts()))
def test_reading_and_filling_never_fails(text: str, turn: int, values: dict[str, str]) -> None:
    result = parse(text).render(values, turn=turn)

    assert result.text == "".join(piece.text for piece in result.pieces)
    assert 0 <= result.caret_back <= len(result.text)
    assert (result.obstacle is None) == result.complete


@given(texts())
def test_an_escaped_text_renders_as_itself(text: str) -> None:
    parsed = parse(template.escape(text))

    assert parsed.render({}).text == text
    assert (parsed.names, parsed.wordings, parsed.problems) == ((), 1, ())


@given(texts().filter(lambda text: not set(text) & set("{}")))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert rendered(text) == text


@given(template_texts(), st.dictionaries(st.sampled_from(["商品", "快递"]), texts()), st.integers(0, 50))
def test_nothing_with_something_unfilled_or_with_a_blank_is_complete(
    text: str, values: dict[str, str], turn: int
) -> None:
    result = parse(text).render(values, turn=turn)

    if any(not piece.filled for piece in result.pieces):
        assert not result.complete
    if result.complete:
        assert "**" not in result.text
        assert not result.asks


@given(template_texts(), st.integers(0, 30))
def test_asks_are_the_unfilled_names_each_once_in_order(text: str, turn: int) -> None:
    result = parse(text).render({}, turn=turn)

    unfilled = dict.fromkeys(piece.name for piece in result.pieces if not piece.filled)
    assert [ask.name for ask in result.asks] == list(unfilled)
    assert set(result.asks) <= set(result.fields)
    assert {ask.name for ask in result.fields} <= set(parse(text).names)


@given(st.lists(st.lists(st.sampled_from("甲乙丙丁戊"), min_size=2, max_size=4, unique=True), max_size=4))
def test_consecutive_turns_go_through_all_combinations_of_alternatives(options: list[list[str]]) -> None:
    text = "-".join("{" + "|".join(option) + "}" for option in options)
    parsed = parse(text)

    seen = [parsed.render({}, turn=7 + turn).text for turn in range(parsed.wordings)]
    assert sorted(seen) == sorted("-".join(combination) for combination in product(*options))


@given(st.text("{}|亲a=:光标", max_size=30))
def test_nested_alternatives_are_all_reached(text: str) -> None:
    parsed = parse(text)
    if parsed.wordings > 200:
        return

    once = {parsed.render({}, turn=turn).text for turn in range(parsed.wordings)}
    twice = {parsed.render({}, turn=turn).text for turn in range(2 * parsed.wordings)}
    assert once == twice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{商品}", "棉鞋"),
        ("{ 商品 }", "棉鞋"),
        ("{{{商品}}}", "{棉鞋}"),
        ("{{商品}}", "{商品}"),
        ("{快递}", "顺丰"),
        ("{承运=圆通}", "圆通"),
        ("{承运= 圆通 }", "圆通"),
        ("{链接=https://a.cn/?b=1}", "https://a.cn/?b=1"),
        ("[{备注=}]", "[]"),
        ("{亲|您好}", "亲"),
        ("{|亲}你好", "你好"),
        ("{{亲|您好}", "{亲|您好}"),
        ("{:)|:D}", ":)"),
        ("{亲,\n欢迎|您好}", "亲,\n欢迎"),
        ("{", "{"),
        ("}", "}"),
        ("{}", "{}"),
        ("{ }", "{ }"),
        ("{=圆通}", "{=圆通}"),
        ("{颜色:|}", "{颜色:|}"),
        ("(*^{^*) 好", "(*^{^*) 好"),
        ("a}b", "a}b"),
        ("{快递={称呼}}", "{快递=小王}"),
        ("第一行\r\n{商品}", "第一行\r\n棉鞋"),
    ],
)
def test_each_form_renders_as_written(text: str, expected: str) -> None:
    assert parse(text).render(VALUES).text == expected


def test_a_placeholder_without_a_value_is_asked_for_and_shown_by_its_name() -> None:
    result = parse("{商品}有货,{商品}今天发").render({}, suggestions={"商品": "棉鞋"})

    assert result.asks == (Ask("商品", suggestion="棉鞋"),)
    assert result.pieces == (
        Piece("{商品}", "商品", filled=False),
        Piece("有货,"),
        Piece("{商品}", "商品", filled=False),
        Piece("今天发"),
    )
    assert not result.complete
    assert str(result.obstacle) == "Please fill in 商品 first."


def test_a_default_fills_and_can_still_be_changed() -> None:
    parsed = parse("发{快递=圆通}")

    assert parsed.render({}).fields == (Ask("快递", default="圆通", value="圆通"),)
    assert parsed.render({}).complete
    assert parsed.render({"快递": "顺丰"}).text == "发顺丰"
    assert parsed.render({"快递": " "}).text == "发圆通"


def test_a_default_or_choice_given_once_holds_for_every_place_of_that_name() -> None:
    assert rendered("{快递},{快递=圆通}") == "圆通,圆通"
    assert parse("{颜色},{颜色:红|白|红}").render({}).asks == (Ask("颜色", choices=("红", "白")),)


def test_an_alternative_may_hold_a_placeholder_which_is_asked_for_only_then() -> None:
    parsed = parse("{亲|{称呼}},您好")

    assert (parsed.names, parsed.wordings) == (("称呼",), 2)
    assert parsed.render({}, turn=0).complete
    assert [ask.name for ask in parsed.render({}, turn=1).asks] == ["称呼"]


def test_an_empty_value_of_the_shop_profile_is_no_value() -> None:
    assert [ask.name for ask in parse("{客服电话}").render({"客服电话": ""}).asks] == ["客服电话"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{节日问候}!欢迎", "欢迎"),
        ("{节日问候}, {备注=}欢迎", "欢迎"),
        ("亲,{节日问候}!欢迎", "亲,欢迎"),
        ("您好。\n{节日问候}~欢迎", "您好。\n欢迎"),
        ("祝您{节日问候}!选礼物", "祝您!选礼物"),
    ],
)
def test_outside_of_a_holiday_its_words_leave_no_stray_comma(text: str, expected: str) -> None:
    result = parse(text).render({"节日": "", "节日问候": ""})

    assert result.text == expected
    assert result.complete


def test_a_sentence_about_a_holiday_is_not_pasted_outside_of_one() -> None:
    assert [ask.name for ask in parse("祝您{节日}愉快").render({"节日": ""}).asks] == ["节日"]


@pytest.mark.parametrize("text", ["{节日问候}", "{光标}", "{|}", " {备注=}\n"])
def test_a_text_of_nothing_is_not_complete(text: str) -> None:
    result = parse(text).render({"节日问候": ""})

    assert not result.complete
    assert result.obstacle is not None


@pytest.mark.parametrize(
    ("behind", "steps"),
    [
        ("", 0),
        ("号码", 2),
        ("😀好", 2),
        ("👍🏽", 1),
        ("👨‍👩‍👧", 1),
        ("🇨🇳🇨🇳", 2),
        ("e\u0301", 1),
        ("1\ufe0f\u20e3", 1),
        ("a\r\nb", 3),
        ("\n\u0301", 2),
        ("{商品}鞋", 3),
        ("\ud83d", 1),
    ],
)
def test_the_caret_walks_back_over_what_stands_behind_its_mark(behind: str, steps: int) -> None:
    assert parse("单号是{光标}" + behind).render({"商品": "棉鞋"}).caret_back == steps


def test_the_first_of_two_caret_marks_counts() -> None:
    assert parse("a{光标}b{光标}c").render({}).caret_back == 2


@pytest.mark.parametrize(
    "text", ["满{减", "a}b", "{}", "{快递={称呼}}", "{" * 3, "{a|{b|{c|{d|{e|f}}}}}", "{" + "长" * 41 + "}"]
)
def test_odd_braces_are_told(text: str) -> None:
    problems = parse(text).problems

    assert problems
    assert all(str(problem) for problem in problems)


def test_deep_nesting_is_no_danger() -> None:
    assert parse("{a|" * 6000 + "}" * 6000).wordings >= 2
    assert parse("{" * 19_999).names == ()
