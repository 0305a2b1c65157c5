"""What is said of a phrase as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.tone.phrase_rules import check_phrase
from kefu_desktop.domain.tone.rules import ToneSettings
from kefu_desktop.domain.tone.similar import alikeness, bones
from kefu_desktop.storage.tone_data import load_rules

RULES = load_rules()
THREE = ("在的呢，请问想看哪款呀？", "您好，小店客服在线，欢迎问我哦", "来啦来啦，有什么可以帮您？")


def phrase(*texts: str, category: str = "common", name: str = "问候", extra: dict[str, object] | None = None) -> Phrase:
    return Phrase("p", name, category, tuple(Variant(text) for text in texts), extra=extra or {})


def rules_of(one: Phrase, settings: ToneSettings | None = None) -> list[list[str]]:
    rules = load_rules(settings) if settings else RULES
    return [[finding.rule for finding in findings] for findings in check_phrase(one, rules)]


def test_a_good_phrase_has_no_findings() -> None:
    assert rules_of(phrase(*THREE)) == [[], [], []]


def test_fewer_than_three_enabled_wordings_are_told_of_the_first() -> None:
    assert rules_of(phrase(*THREE[:2])) == [["few_variants"], []]
    off = Phrase("p", "问候", "common", (Variant(THREE[0]), Variant(THREE[1]), Variant(THREE[2], enabled=False)))
    assert rules_of(off)[0] == ["few_variants"]


def test_a_wording_nearly_the_same_as_an_earlier_one_is_told() -> None:
    assert rules_of(phrase(*THREE, THREE[0].replace("，", "~") + "！")) == [[], [], [], ["same_variants"]]


def test_each_wording_is_checked_as_a_text() -> None:
    assert rules_of(phrase(*THREE, "久等了哦，您请说"))[3] == ["negative_word"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("送您一张优惠券，下单能用哦", True),
        ("满199可用的优惠券，送您一张哦", True),
        ("优惠券满199可用，有效期到31号，首页就能领哦", False),
        ("{券面}优惠券：{门槛}可用，{有效期}前有效，首页领取哦", False),
        ("优惠券的问题我帮您看看哦", False),
        ("送您{优惠券}，拍下就能用哦", True),
    ],
)
def test_a_coupon_needs_its_threshold_and_its_end(text: str, is_found: bool) -> None:
    assert ("coupon_terms" in rules_of(phrase(*THREE, text))[3]) is is_found


def test_a_chase_without_a_reason_is_a_hint() -> None:
    texts = ("订单还没有付款哦", "付款有疑问吗，我教您哦", "今天付款送您小礼物哦")
    chase = phrase(*texts, category="payment-chase", name="首次催付")
    found = check_phrase(chase, RULES)
    assert [[f.rule for f in one] for one in found] == [["bare_chase"], [], []]
    assert found[0][0].severity == "hint"
    assert rules_of(phrase(*texts, category="payment-chase", name="提醒", extra={"chase": "pay"}))[0] == ["bare_chase"]
    assert rules_of(phrase(*texts, category="payment-chase", name="致谢")) == [[], [], []]


def test_a_phrase_can_be_excused_from_a_rule_or_from_all() -> None:
    bad = phrase("久等了哦，您请说")
    assert rules_of(bad) == [["few_variants", "negative_word"]] or rules_of(bad) == [["negative_word", "few_variants"]]
    one = ToneSettings(excused={"p": frozenset({"few_variants"})})
    assert rules_of(bad, one) == [["negative_word"]]
    assert rules_of(bad, ToneSettings(excused={"p": frozenset({"*"})})) == [[]]
    assert rules_of(bad, ToneSettings(excused={"q": frozenset({"*"})})) != [[]]


def test_a_rule_about_phrases_can_be_switched_off() -> None:
    assert rules_of(phrase(THREE[0]), ToneSettings(off=frozenset({"few_variants"}))) == [[]]


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric_and_between_nothing_and_one(one: str, other: str) -> None:
    first, second = bones(one), bones(other)
    assert 0.0 <= alikeness(first, second) == alikeness(second, first) <= 1.0
    assert alikeness(first, first) == 1.0
