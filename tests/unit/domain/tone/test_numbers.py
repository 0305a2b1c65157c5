"""Phones, identity cards and bank cards are told from order numbers."""

from __future__ import annotations

import pytest

from kefu_desktop.domain.tone.check import check
from kefu_desktop.domain.tone.numbers import CARD, IDENTITY, PHONE, card_fits, identity_fits, kind_of
from kefu_desktop.storage.tone_data import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("13912345678", PHONE),
        ("8613912345678", PHONE),
        ("11010519491231002x", IDENTITY),
        ("110105194912310021", None),
        ("110105194913310021", None),
        ("6222020000000000004", None),
        ("4111111111111111", CARD),
        ("4111111111111112", None),
        ("12912345678", None),
        ("400123456789", None),
    ],
)
def test_kinds(digits: str, kind: str | None) -> None:
    assert kind_of(digits) == kind


def test_checksums() -> None:
    assert identity_fits("11010519491231002x")
    assert not identity_fits("110105194912310020")
    assert card_fits("4111111111111111")
    assert not card_fits("4111111111111110")


def found(text: str) -> list[str]:
    return [text[f.start : f.end] for f in check(text, RULES) if f.rule == "privacy"]


def test_numbers_are_marked_as_written() -> None:
    assert found("请联系 139-1234-5678 哦") == ["139-1234-5678"]
    assert found("卡号4111 1111 1111 1111呢") == ["4111 1111 1111 1111"]
    assert found("联系11010519491231002X哦") == ["11010519491231002X"]


@pytest.mark.parametrize(
    "text", ["您的订单编号4111111111111111查到啦", "客服热线400-123-4567哦", "单号SF13912345678001在路上啦"]
)
def test_order_numbers_and_hotlines_are_no_private_data(text: str) -> None:
    assert found(text) == []


def test_messages_differ_by_kind() -> None:
    phone, card = check("打13912345678哦", RULES), check("付到4111111111111111哦", RULES)
    assert phone[0].message != card[0].message


@pytest.mark.parametrize(
    "text", ["退货地址:杭州市某路1号 张三 13912345678", "麻烦核对一下电话:13912345678", "售后电话13912345678"]
)
def test_a_phone_for_a_parcel_or_of_the_service_line_is_no_finding(text: str) -> None:
    assert found(text) == []
