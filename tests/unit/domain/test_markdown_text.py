"""Markdown as plain text."""

from __future__ import annotations

import pytest

from kefu_desktop.domain.markdown_text import to_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## 公告\n> **今天**发*货*", "公告\n今天发货"),
        ("看[这里](https://a.example/b 'x')和![图](a.png)", "看这里 https://a.example/b和图"),
        ("`a` ~~旧~~ __新__ _斜_ {{my_long_name}}", "a 旧 新 斜 {{my_long_name}}"),
        ("赔**元，2*3*4 = 24", "赔**元，234 = 24"),
        ("- 一\n- 二", "- 一\n- 二"),
        ("**", "**"),
        ("*" * 20_000, "*" * 20_000),
        ("[" * 20_000 + "_ " * 20_000, "[" * 20_000 + "_ " * 20_000),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    assert to_text(markdown) == text
