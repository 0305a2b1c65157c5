"""From the placeholders of others to ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.foreign_placeholders import asked, clean_name, convert, field, name_blanks
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Field
from tests.helpers.strategies import template_texts, texts


@settings(deadline=None)
@given(texts(max_size=60), st.none() | texts(max_size=20), st.lists(texts(max_size=10), max_size=4))
def test_whatever_the_words_one_placeholder_comes_out(name: str, default: str | None, choices: list[str]) -> None:
    template = parse(field(name, default, choices))

    if clean_name(name) != "光标":
        assert template.names == (clean_name(name),)
        assert len(template.nodes) == 1
        assert isinstance(template.nodes[0], Field)


@settings(deadline=None)
@given(template_texts())
def test_what_is_no_placeholder_of_theirs_stays_as_it_is(text: str) -> None:
    assert parse(convert(text, re.compile("(?!)"), lambda found: found[0])).render({}).text == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("满XX元减XX元", "满{金额}元减{金额2}元"),
        ("X月X日到X月X日", "{月}月{日}日到{月2}月{日2}日"),
        ("亲爱的XX，我是客服XX", "亲爱的{称呼}，我是客服{客服名}"),
        ("赔**元，XX小时内", "赔{金额}元，{小时数}小时内"),
        ("快递：XX 单号XXXX", "快递：{快递} 单号{单号}"),
        ("XX{金额}元", "{内容}{金额}元"),
        ("XX元{金额}", "{金额2}元{金额}"),
        ("{颜色:XX|白}", "{颜色:XX|白}"),
        ("{亲，退您XX元|退您XX元}", "{亲，退您{金额}元|退您{金额2}元}"),
        ("{XX元|XX}", "{XX元|{内容}}"),
        ("{{XX元}}", "{{{金额}元}}"),
        ("{XX金额}", "{XX金额}"),
        ("尺码XXL，iPhone X", "尺码XXL，iPhone X"),
    ],
)
def test_blanks_get_names_that_say_what_belongs_there(text: str, named: str) -> None:
    assert name_blanks(text)[0] == named


@pytest.mark.parametrize("default", ["XX", "**", "X月"])
def test_a_default_that_is_a_blank_is_none(default: str) -> None:
    assert field("金额", default) == "{金额}"


@pytest.mark.parametrize("name", ["日期", "时间", "光标", "剪贴板"])
def test_a_field_that_asks_is_not_filled_by_the_program(name: str) -> None:
    (found,) = parse(asked(name)).names
    assert found == f"{name}内容"


@settings(deadline=None)
@given(template_texts())
def test_blanks_are_named_once_for_all(text: str) -> None:
    once, _ = name_blanks(text)
    assert name_blanks(once)[0] == once
