"""Blanks that are to be filled in by hand."""
# ruff: noqa: RUF001 - blanks are written with such signs

from __future__ import annotations

import pytest

from kefu_desktop.domain.blanks import find_blanks
from kefu_desktop.domain.template import parse


@pytest.mark.parametrize(
    "text",
    [
        "优惠XX元", "优惠xx元", "××小时内", "XXX先生", "单号XX", "20XX年", "满XX减10", "ＸＸ", "X月X日", "X元", "x天内",
        "X先生您好", "X小时", "共**元", "****", "＊＊", "X号发出", "(XX)", "XX,您好", "打X折",
    ],
)  # fmt: skip
def test_blanks_are_found(text: str) -> None:
    assert find_blanks(text)
    assert not parse(text).render({}).complete


@pytest.mark.parametrize(
    "text",
    [
        "XXL码有货", "XXXL", "2XL", "xxs", "Maxx鞋", "iPhone X有货", "20×30厘米", "5*3", "*小提示", "X光", "T恤XL",
        "EXX-10", "苹果X月底到货", "X元旦", "ExxonMobil", "x", "(×_×)",
    ],
)  # fmt: skip
def test_names_of_products_and_sizes_are_no_blanks(text: str) -> None:
    assert find_blanks(text) == ()
    assert parse(text).render({}).complete


def test_a_blank_in_a_value_stops_the_paste_too() -> None:
    result = parse("{商品}").render({"商品": "XX"})

    assert result.blanks == ("XX",)
    assert "XX" in str(result.obstacle)


def test_the_name_of_an_unfilled_placeholder_is_no_blank() -> None:
    result = parse("{XX}").render({})

    assert result.blanks == ()
    assert [ask.name for ask in result.asks] == ["XX"]


def test_a_letter_and_a_blank_do_not_join_over_a_placeholder() -> None:
    assert parse("{商品}X").render({"商品": "X"}).blanks == ("XX",)
