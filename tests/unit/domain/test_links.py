"""Links in texts are found, and what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.links import find_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("点https://item.taobao.com/a?id=1&b=2看看", ("https://item.taobao.com/a?id=1&b=2",)),
        ("HTTP://A.CN.", ("HTTP://A.CN",)),
        ("领券 t.cn/A6abc，谢谢", ("t.cn/A6abc",)),
        ("www.shop.example 和 www.b.cn/x。", ("www.shop.example", "www.b.cn/x")),
        ("打开 weixin://dl/business 或 alipays://platformapi/x", ("weixin://dl/business", "alipays://platformapi/x")),
        ("加我shop.com吧", ("shop.com",)),
        ("店铺taobao.com/shop", ("taobao.com/shop",)),
        ("dwz.mk/3x 是短链", ("dwz.mk/3x",)),
        ("(see https://a.cn/b_(c))", ("https://a.cn/b_(c)",)),
        ("[https://a.cn/b]", ("https://a.cn/b",)),
        ("https://a.cn https://a.cn", ("https://a.cn",)),
        ("http://例子.中国/说明", ("http://例子.中国/说明",)),
        ("192.168.1.1:8080/x", ("192.168.1.1:8080/x",)),
        ("https://a.cn/{单号}", ("https://a.cn/",)),
    ],
)
def test_a_link_is_found_as_it_stands(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


@pytest.mark.parametrize(
    "text",
    [
        "亲，在的呢",
        "原价19.90元，现价9.9",
        "版本v2.0和3.5mm接口",
        "客服邮箱 kefu@shop.com",
        "好的...马上",
        "e.g. this, i.e. that",
        "尺寸 10.5cm/件",
        "readme.md",
        "10.0.0.1",
        "截止11.30/12.5",
        "://",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert find_links(text) == ()


def test_a_link_in_full_width_is_one_too() -> None:
    wide = "https://a.cn/b".translate({sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)})
    assert find_links(f"看{wide} 吧") == (wide,)


@given(st.text(alphabet="a.:/w好，。)(1-@ ", max_size=60))
def test_every_link_is_a_piece_of_the_text(text: str) -> None:
    assert all(link and link in text for link in find_links(text))
