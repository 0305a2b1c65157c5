"""Markdown as people write their phrases down: under headings, in lists, in fenced texts, between explanations."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.packs import markdown

FENCED = """# 小铺售后客服话术

> 给新来的同事看

## 使用说明

- 中括号里的内容自己换

---

## 退换货（2条）

### 1. 退货流程

**适用场景：** 顾客问怎么退

```
亲，在订单页点申请就可以

填好原因哦
```

### 2. 换尺码
关键词：换码、尺码

版本一：
```
亲，尺码不合适可以换的
```
版本二：
```
亲亲，换码我来帮您登记
```

**急用的：**

~~~text
亲，急用的话先帮您发新的
~~~

## 安装

```bash
pip install nothing
```
"""
LISTED = """## 售前

### 1. 欢迎语
- 亲，欢迎光临
- 您好，在的呢

### 尺码
1. **偏大**：亲，这款偏大一码哦
2. 问：会缩水吗
   答：亲，冷水洗不会缩的
- 备注：以上仅供参考
"""


def _taken(text: str) -> Taken:
    return markdown.take(Source("话术.md", text.encode()))


def _short(item: Item) -> tuple[str, str, str, list[str]]:
    return item.category, item.group, item.name, [variant.text for variant in item.variants]


def test_where_fenced_texts_are_the_wordings_headings_name_them_and_the_rest_explains() -> None:
    found = _taken(FENCED)
    assert [_short(item) for item in found.items] == [
        ("退换货", "", "退货流程", ["亲，在订单页点申请就可以\n\n填好原因哦"]),
        ("退换货", "", "换尺码", ["亲，尺码不合适可以换的", "亲亲，换码我来帮您登记"]),
        ("退换货", "换尺码", "急用的", ["亲，急用的话先帮您发新的"]),
    ]
    assert found.items[1].keywords == ("换码", "尺码")
    assert found.title == "小铺售后客服话术"


def test_what_was_left_out_as_an_explanation_is_told_with_its_first_line() -> None:
    (problem,) = _taken(FENCED).problems
    assert (problem.where, problem.params) == ("3", {"count": 2})


def test_entries_under_a_numbered_heading_are_wordings_of_one_phrase_and_others_are_phrases() -> None:
    assert [_short(item) for item in _taken(LISTED).items] == [
        ("售前", "", "欢迎语", ["亲，欢迎光临", "您好，在的呢"]),
        ("售前", "尺码", "偏大", ["亲，这款偏大一码哦"]),
        ("售前", "尺码", "会缩水吗", ["亲，冷水洗不会缩的"]),
    ]


def test_quotes_are_the_wordings_where_most_sections_hold_one() -> None:
    found = _taken("# 话术\n## 催付\n> 亲，还在考虑吗\n> 有疑问问我哦\n\n语气轻一点。\n## 发货\n> 亲，明天发\n")
    assert [(item.name, item.variants[0].text) for item in found.items] == [
        ("催付", "亲，还在考虑吗\n有疑问问我哦"),
        ("发货", "亲，明天发"),
    ]


def test_braces_that_people_typed_are_placeholders() -> None:
    (item,) = _taken("# 话术\n- 亲，{{昵称}}的快递是${快递}哦\n").items
    assert item.variants[0].text == "亲，{昵称}的快递是{快递}哦"


@given(
    st.lists(
        st.sampled_from(
            [*"#->*`|", "```", "~~~", "\n", "\n\n", "- ", "## ", "1. ", "**", "亲，在的", "：", "---", "  "]
        )
    )
)
def test_whatever_marks_there_are_it_is_read(pieces: list[str]) -> None:
    found = _taken("".join(pieces))
    assert all(item.name and any(variant.text for variant in item.variants) for item in found.items)
