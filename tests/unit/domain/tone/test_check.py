"""What the checker says of a text; the rules are the shipped ones."""
# ruff: noqa: RUF001 - Chinese and odd characters are the matter here

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.tone.check import check
from kefu_desktop.domain.tone.finding import SEVERITIES, Finding
from kefu_desktop.domain.tone.rules import Rules, ToneSettings
from kefu_desktop.storage.tone_data import load_rules

RULES = load_rules()
ODD = "你您我不没看一定最好抱歉请吗呢哦,。!?…\n ★z{}|“”《》①👍發嗎００1\u200b\u0301ﷺ"
texts = st.one_of(st.text(max_size=60), st.text(alphabet=ODD, max_size=60))


def serious(text: str, rules: Rules = RULES) -> set[str]:
    return {finding.rule for finding in check(text, rules) if finding.is_serious}


def only(text: str, rule: str) -> Finding:
    found = [finding for finding in check(text, RULES) if finding.rule == rule]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("哦", "cold"),
        ("随便你投诉", "cold"),
        ("你必须今晚寄出", "command"),
        ("把照片发过来", "command"),
        ("难道要我替你选?", "rhetorical"),
        ("尺码是你自己拍错的", "blame"),
        ("物流不归我们管", "shirk"),
        ("你脑子进水了", "insult"),
        ("别催了", "impatient"),
        ("你手机号多少", "you_finger"),
        ("这个退不了", "refusal"),
        ("亲,久等了", "negative_word"),
        ("全网销量第一", "absolute"),
        ("您穿L码肯定合身", "assertion"),
        ("保证后天送到", "overpromise"),
        ("好评返五元红包", "review_reward"),
        ("加我微信转账便宜些", "off_platform"),
        ("短信验证码告诉我", "privacy"),
        ("https://item.example.com/a?id=12", "bare_link"),
    ],
)
def test_each_rule_of_texts_finds_what_it_is_for(text: str, rule: str) -> None:
    assert rule in serious(text)


@pytest.mark.parametrize(
    "text",
    [
        "最近单子多,我第一时间给您打包,最快明天出库",
        "您是第一次拍的话,点到最后一步就能看到券啦",
        "这张卡一流量就是一个G的意思哦",
        "您要的《最好的夏天》有货呢",
        "这款名字叫“绝对甜”,是草莓味",
        "这款不是真丝的哦,是仿真丝",
        "您是不是想要大一码的呢?",
        "一定要记得带上凭证来取哦",
        "麻烦把订单号发我一下哦",
        "方便告诉我您的身高吗?",
        "抱歉,这个退不了呢,我给您申请补差可以吗",
        "请不要把验证码告诉任何人",
        "我们不做好评返现哦",
        "您填错了也没关系,我来改",
        "我一定帮您转达",
        "最好提前一天放冰箱哦",
    ],
)
def test_words_that_only_look_like_it_are_let_pass(text: str) -> None:
    assert serious(text) == set()


@pytest.mark.parametrize(
    ("hostile", "kind"),
    [
        ("把单号发来", "麻烦把单号发来"),
        ("把单号发来", "方便把单号发来吗"),
        ("您只能选一个", "您只能选一个哦"),
        ("不议价", "抱歉,不议价"),
        ("没货了", "没货了,预计周三到货"),
        ("自己查物流", "您可以自己查物流"),
    ],
)
def test_politeness_an_apology_or_an_alternative_redeems(hostile: str, kind: str) -> None:
    assert serious(hostile)
    assert not serious(kind)


@pytest.mark.parametrize("text", ["最★好的料子", "zui好的料子", "最 好 的料子", "蕞好的料子", "最·好的料子"])
def test_evasions_are_undone_and_marked_as_written(text: str) -> None:
    finding = only(text, "absolute")
    assert text[finding.start : finding.end] == text[: text.index("好") + 1]


def test_traditional_and_full_width_forms_are_read() -> None:
    assert "shirk" in serious("這不關我們的事")
    assert "overpromise" in serious("保證３天內送到")
    assert "privacy" in serious("电话１３９１２３４５６７８")


def test_what_is_quoted_is_not_said() -> None:
    assert serious("您看到的“爱买不买”不是我们说的哦") == set()
    assert "cold" in serious("“爱买不买”")


def test_placeholders_are_no_text_and_do_not_break_one() -> None:
    assert serious("{称呼},{商品}今天{发货时效}发出哦") == set()
    assert serious("{亲|您好},在的呢") == set()
    finding = only("{称呼},久等了", "negative_word")
    assert (finding.start, finding.end) == (5, 8)


def test_an_apology_in_an_alternative_counts() -> None:
    assert not serious("{抱歉|不好意思},这个退不了")


def test_a_suggestion_replaces_what_is_marked() -> None:
    text = "亲,让您久等了,在查呢"
    finding = only(text, "negative_word")
    better = text[: finding.start] + finding.suggestion + text[finding.end :]
    assert better.startswith("亲,")
    assert "久等" not in better
    assert not serious(better)


def test_every_suggestion_is_itself_without_fault() -> None:
    for rule in RULES.rules:
        for suggestion in {rule.suggestion, *(pattern.suggestion for pattern in rule.patterns)}:
            assert serious(suggestion) == set(), suggestion


def test_a_shop_switches_a_rule_off_and_adds_words() -> None:
    rules = load_rules(ToneSettings(off=frozenset({"cold"}), extra={"absolute": ("封神", " ")}))
    assert serious("哦", rules) == set()
    assert serious("这件封神了哦", rules) == {"absolute"}
    assert serious("这件封神了哦") == set()


def test_words_added_to_a_hint_are_seen() -> None:
    rules = load_rules(ToneSettings(extra={"options": ("第四种",)}))
    assert serious("还有第四种哦", rules) == {"options"}


def test_a_third_option_is_a_hint() -> None:
    assert only("您要红的还是蓝的还是绿的呢?", "options").severity == "hint"
    assert only("方案一退款,方案二换货,方案三补差,您挑一个哦", "options").severity == "hint"
    assert not [f for f in check("您要红的还是蓝的呢?", RULES) if f.rule == "options"]
    assert not [f for f in check("① 打开订单 ② 点退款 ③ 提交就好啦", RULES) if f.rule == "options"]
    off = load_rules(ToneSettings(off=frozenset({"options", "privacy"})))
    assert not check("您要红的还是蓝的还是绿的呢?", off)
    assert not check("打13912345678哦", off)


def test_of_overlapping_findings_of_a_rule_the_gravest_stays() -> None:
    found = check("绝对不可能打折", RULES)
    assert len({finding.rule for finding in found}) == len(found)


def test_one_place_has_one_lesson() -> None:
    assert [finding.rule for finding in check("保证后天送到", RULES)] == ["overpromise"]


def test_empty_and_bare_texts_have_no_findings() -> None:
    for text in ("", " \n", "。。。", "{商品}", "👌", "\u200b"):
        assert check(text, RULES) == []


@given(texts)
def test_it_never_fails_and_marks_only_what_is_there(text: str) -> None:
    found = check(text, RULES)
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.severity in SEVERITIES
        assert finding.message
    assert found == check(text, RULES)


@settings(max_examples=5, deadline=None)
@given(st.text(alphabet=ODD, min_size=1, max_size=12))
def test_long_walls_of_text_have_an_end(part: str) -> None:
    wall = (part * 20_000)[:20_000]
    assert all(finding.end <= len(wall) for finding in check(wall, RULES))


@settings(max_examples=300)
@given(texts)
def test_passing_patterns_over_changes_nothing(text: str) -> None:
    assert check(text, RULES) == check(text, _WITHOUT_NEEDS)


_WITHOUT_NEEDS = replace(
    RULES,
    rules=tuple(
        replace(rule, patterns=tuple(replace(pattern, needs=frozenset()) for pattern in rule.patterns))
        for rule in RULES.rules
    ),
)
