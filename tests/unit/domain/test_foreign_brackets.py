"""Words in brackets become placeholders when they are to be filled in, and stay when they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.foreign_brackets import name_brackets, open_braces
from kefu_desktop.domain.template import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("亲，这款[产品名称]今天[活动价]元", "亲，这款{产品名称}今天{活动价}元"),
        ("我是[店铺名称]的[客服姓名]", "我是{店铺名}的{客服名}"),
        ("预计[日期]到", "预计{具体日期}到"),
        ("亲爱的#收件人#，单号【快递单号】", "亲爱的{收件人}，单号{快递单号}"),
        ("您的[颜色]码，[今天/明天]发", "您的{颜色}码，{选择:今天|明天}发"),
        ("[颜色]的[尺码]都齐的", "{颜色}的{尺码}都齐的"),
        ("亲，{快递:顺丰[颜色]|圆通}发[颜色]", "亲，{快递:顺丰[颜色]|圆通}发{颜色}"),
        ("亲，选[颜色]，[今天/明天]发，[圆通/顺丰]", "亲，选{颜色}，{选择:今天|明天}发，{选择2:圆通|顺丰}"),
        ("亲，[X]天内发，[X月X日]前到", "亲，{内容}天内发，{内容2}前到"),
        ("亲，满[金额]减[金额]，[X-Y]天到", "亲，满{金额}减{金额2}，{内容}天到"),
        ("Order #[Order Number] ships in [Days]", "Order #{Order Number} ships in {Days}"),
        ("亲，这款[产品]的[触感]很好[玫瑰]", "亲，这款{产品}的{触感}很好[玫瑰]"),
    ],
)
def test_a_word_that_is_filled_in_becomes_a_placeholder(text: str, expected: str) -> None:
    found, named = name_brackets(text)
    assert found == expected
    assert bool(named) == (text != expected)


@pytest.mark.parametrize(
    "text",
    [
        "好的呢[玫瑰][呲牙][OK]",
        "[666][捂脸]谢谢亲[Rose]",
        "【温馨提示】亲，记得收藏哦",
        "[发货时间] 亲，下午四点前都发",
        "推荐 #好物推荐# 给您",
        "百分之百%正品，99%好评",
        "看这里[链接](http://a.cn/b)",
        "《退换货须知》请看一下",
        "亲，[转圈圈][蹦蹦跳]",
        "[颜色]的[洗护]请看说明",
    ],
)
def test_emoji_headings_and_links_stay(text: str) -> None:
    assert name_brackets(text) == (text, ())


def test_what_a_word_became_is_told_once() -> None:
    assert name_brackets("选[颜色]，再选[颜色]吧")[1] == (("[颜色]", "颜色"),)


def test_braces_that_people_typed_are_placeholders() -> None:
    assert open_braces("{{半个}、{{ 半个 }、{{{三个}}}") == "{{半个}、{{ 半个 }、{三个}"
    assert open_braces("{{昵称}}、${name}、#{单号}、{快递}、{{1}}") == "{昵称}、{name}、{单号}、{快递}、{{1}}"


@given(st.text(st.sampled_from("亲[]【】#%<>{}|/=:X名称单号颜色 a1\n"), max_size=40))
def test_whatever_stood_there_comes_out_as_a_template_or_was_none_before(text: str) -> None:
    if not parse(text).problems:
        assert not parse(name_brackets(text)[0]).problems
