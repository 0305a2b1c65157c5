"""JSON of no known program gives the texts that people would say, under the names they stand at."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import json_list

INTENTS = {"replies": [{"intent": "打招呼", "templates": ["亲，在的呢", "您好呀亲"], "variables": ["店名"]}]}
FLAT = [{"id": 7, "content": "亲，{{昵称}}今天能发", "tags": ["发货"], "category": "物流", "title": "何时发"}]
NESTED = {
    "售前": {"欢迎语": ["亲，欢迎光临", "您好，请讲"], "尺码": "亲，看下尺码表"},
    "售后": [{"title": "退", "content": "亲，能退的"}],
}
ASKED = {"data": {"list": [{"question": "多久到", "answer": "亲，两三天哦", "keywords": "时效，几天"}], "total": 1}}
BARE = ["亲，在的哦", "好的呢亲"]
SETTINGS = {"name": "shop", "version": "1.0", "scripts": {"build": "npm run build"}, "url": "http://a.cn/一"}


def _source(document: object) -> Source:
    return Source("replies.json", json.dumps(document, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (INTENTS, [("打招呼", "", "", ["亲，在的呢", "您好呀亲"], ())]),
        (FLAT, [("何时发", "物流", "", ["亲，{昵称}今天能发"], ("发货",))]),
        (
            NESTED,
            [
                ("欢迎语", "售前", "", ["亲，欢迎光临", "您好，请讲"], ()),
                ("尺码", "售前", "", ["亲，看下尺码表"], ()),
                ("退", "after-sales", "", ["亲，能退的"], ()),
            ],
        ),
        (ASKED, [("多久到", "", "", ["亲，两三天哦"], ("时效", "几天"))]),
        (BARE, [("在的哦", "", "", ["亲，在的哦"], ()), ("好的呢亲", "", "", ["好的呢亲"], ())]),
    ],
)
def test_texts_come_with_their_names_categories_and_keywords(document: object, expected: object) -> None:
    source = _source(document)
    assert json_list.sniff(source) > 0.3
    assert [
        (item.name, item.category, item.group, [variant.text for variant in item.variants], item.keywords)
        for item in json_list.take(source).items
    ] == expected


def test_settings_of_a_program_are_no_phrases() -> None:
    assert json_list.sniff(_source(SETTINGS)) == 0.0
    with pytest.raises(BadInputError):
        json_list.take(_source(SETTINGS))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["content", "title", "tags", "售前", "data", ""]), inner)
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_whatever_the_document_says_it_is_read_or_refused(document: object) -> None:
    try:
        found = json_list.take(_source(document))
    except BadInputError:
        return
    assert all(item.name or not item.variants for item in found.items)


def test_labels_without_a_sentence_are_taken_with_little_trust() -> None:
    assert json_list.sniff(_source({"标题": {"名": "设置"}, "按钮": {"确定键": "确定", "取消键": "取消"}})) < 0.3
