"""Gaps in the texts of others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kefu_desktop.domain.foreign_gaps import name_gaps
from kefu_desktop.domain.template import parse
from tests.helpers.strategies import template_texts


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("亲，您的单号：____，请查收", "亲，您的单号：{您的单号}，请查收"),
        ("快递单号：______", "快递单号：{快递单号}"),
        ("给您补____元可以吗", "给您补XX元可以吗"),
        ("优惠（  ）元", "优惠XX元"),
        ("请寄到（退货地址），收件人（姓名）", "请寄到{退货地址}，收件人{姓名}"),
        ("我是客服（您的昵称）", "我是客服{昵称}"),
        ("全国（新疆、西藏除外）包邮", "全国（新疆、西藏除外）包邮"),
        ("请您填写以下信息：\n姓名：____\n电话：____", "请您填写以下信息：\n姓名：____\n电话：____"),
        ("麻烦提供一下（姓名）和（电话）哦", "麻烦提供一下（姓名）和（电话）哦"),
        ("{备注=____}", "{备注=____}"),
        ("好的 ^__^ 亲 T__T __init__ -__-", "好的 ^__^ 亲 T__T __init__ -__-"),
        ("温馨提示\n__________\n谢谢", "温馨提示\n__________\n谢谢"),
        ("a_b 和 snake_case", "a_b 和 snake_case"),
    ],
)
def test_gaps_become_placeholders_but_the_forms_of_buyers_do_not(text: str, filled: str) -> None:
    assert name_gaps(text)[0] == filled


@settings(deadline=None)
@given(template_texts())
def test_a_text_with_its_gaps_named_is_a_template_still(text: str) -> None:
    once, named = name_gaps(text)
    parse(once)
    assert name_gaps(once)[0] == once or not named
