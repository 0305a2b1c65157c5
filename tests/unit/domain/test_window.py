"""The customer key of a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.window import customer_key, customer_name


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("(3) 小王", "小王"),
        ("小王 (12)", "小王"),
        ("【2条未读】小王", "小王"),
        ("小王（5条新消息） - 千牛", "小王 - 千牛"),
        ("● 小王", "小王"),
        ("小王 *", "小王"),
        ("小王 正在输入…", "小王"),
        ("小王（对方正在输入中...）", "小王"),
        ("buyer is typing...", "buyer"),
        ("(99+) buyer2 | shop", "buyer2 | shop"),
        ("[2 unread] buyer", "buyer"),
        ("3 条新消息 - 小王", "小王"),
        ("  小  王 ", "小 王"),
    ],
)
def test_what_programs_add_to_a_title_does_not_make_another_customer(noisy: str, clean: str) -> None:
    assert customer_name(customer_key("WeChat", noisy)) == clean


@pytest.mark.parametrize("title", ["小王2", "8号店", "iPhone 15", "(VIP) 小王", "买家 13800", "#shop"])
def test_what_belongs_to_a_name_stays(title: str) -> None:
    assert customer_name(customer_key("x", title)) == title


def test_the_application_tells_two_customers_of_one_name_apart() -> None:
    assert customer_key("pidgin", "buyer") != customer_key("hexchat", "buyer")


@given(st.text(max_size=80))
def test_a_title_that_is_not_blank_never_becomes_blank(title: str) -> None:
    assert bool(customer_name(customer_key("a", title))) == bool(title.split())


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more(title: str) -> None:
    once = customer_key("a", title)
    assert customer_key("a", customer_name(once)) == once
