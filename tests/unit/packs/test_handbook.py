"""The handbook as a web page, and as chapters."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings

from kefu_desktop.domain import handbook as book
from kefu_desktop.domain.handbook import Span
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.packs import handbook
from tests.helpers.packs import png
from tests.helpers.strategies import libraries

HEADS = {"html", "head", "meta", "title", "style", "body", "section", "nav", "h1", "h2", "h3", "h4"}
ALLOWED = HEADS | {"p", "a", "b", "ul", "ol", "li", "mark", "span", "img"}


class Page(HTMLParser):
    """What is in a page: its tags with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def page(phrases: list[Phrase], **pictures: bytes) -> Page:
    return Page(handbook.write(phrases, pictures)[""].decode())


def test_groups_stand_together_and_those_without_one_come_first() -> None:
    phrases = [
        Phrase(name, name, category, (Variant("您好"),), group)
        for name, category, group in (
            ("a", "own", ""), ("b", "common", "乙"), ("c", "common", ""), ("d", "common", "甲"), ("e", "common", "乙"),
        )
    ]  # fmt: skip
    chapters = book.chapters(phrases)
    assert [(chapter.title, chapter.count) for chapter in chapters] == [("常用", 4), ("own", 1)]
    assert [(s.title, [e.name for e in s.entries]) for s in chapters[0].sections] == [
        ("", ["c"]),
        ("乙", ["b", "e"]),
        ("甲", ["d"]),
    ]


def test_placeholders_are_marked_and_say_what_they_offer() -> None:
    text = "{商品}和{颜色:红|白}，{快递=圆通}{亲|{称呼}|}好{{x}}{光标}"
    (chapter,) = book.chapters([Phrase("a", "a", "common", (Variant(text),))])
    assert chapter.sections[0].entries[0].wordings[0].spans == (
        Span("商品", mark=True),
        Span("和"),
        Span("颜色：红 / 白", mark=True),
        Span("，"),
        Span("快递（圆通）", mark=True),
        Span("亲 / 称呼 / （空）", mark=True),
        Span("好{x}"),
    )


def test_what_helps_to_find_and_to_choose_stands_below_the_name() -> None:
    phrase = Phrase("a", "a", "common", (Variant("您好"),), "", ("甲", "乙"), "F9", {"when": "第一句话"})
    notes = book.chapters([phrase])[0].sections[0].entries[0].notes
    assert notes == ("第一句话", "关键词：甲、乙", "快捷键：F9")


def test_a_wording_that_is_switched_off_says_so() -> None:
    shown = page([Phrase("a", "a", "common", (Variant("旧的", enabled=False),))])
    assert "（已停用）旧的" in shown.words


@settings(deadline=None, max_examples=50)
@given(libraries())
def test_a_page_holds_no_tag_of_the_texts_and_leads_nowhere_else(phrases: list[Phrase]) -> None:
    """Whatever the phrases say."""
    shown = page([*phrases, Phrase("x", "<script>", "common", (Variant('"><img src=http://x onerror=y>{<a>}'),))])
    assert {tag for tag, _ in shown.tags} <= ALLOWED
    attributes = [(tag, name, value or "") for tag, found in shown.tags for name, value in found.items()]
    assert all(value.startswith("#") for _, name, value in attributes if name == "href")
    assert not [name for _, name, _ in attributes if name.startswith("on") or name in {"src", "style"}]
    targets = {value for _, name, value in attributes if name == "id"}
    links = [value[1:] for _, name, value in attributes if name == "href"]
    assert set(links) <= targets
    assert len(set(links)) == len(phrases) + 1 + len({phrase.category for phrase in phrases} | {"common"}) + 1


def test_pictures_are_in_the_page() -> None:
    phrase = Phrase("a", "a", "common", (Variant("看图", images=("a", "gone")),))
    images = [found for tag, found in page([phrase], a=png()).tags if tag == "img"]
    assert len(images) == 1
    assert re.match("data:image/png;base64,[A-Za-z0-9+/=]+$", images[0]["src"] or "")


def test_the_page_allows_nothing_to_run_or_to_be_fetched() -> None:
    metas = [found for tag, found in page([]).tags if tag == "meta"]
    policy = next(found["content"] for found in metas if found.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
