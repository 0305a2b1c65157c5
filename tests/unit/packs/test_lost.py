"""What is named before an export is what does not come back: no less, and no more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kefu_desktop.app.pack_formats import PackWriter
from kefu_desktop.bootstrap.pack_formats import READERS, WRITERS
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_words import CATEGORY_NAMES
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item
from kefu_desktop.domain.template import parse
from tests.helpers.packs import png
from tests.helpers.strategies import hotkeys

READER = {reader.name: reader for reader in READERS}
BOTH_WAYS = [writer for writer in WRITERS if writer.name in READER and writer.name != "text"]
PICTURES = {"map.png": png()}
SAYS = {
    "pictures": "The pictures are not written in this format.",
    "named pictures": "The pictures are named but not written. A .kefupack holds them, too.",
    "extra": "Keys that only a pack knows are not written in this format.",
    "keywords": "The keywords are not written in this format.",
    "hotkey": "The hotkey is not written in this format.",
    "off": "Wordings that are switched off are not written in this format.",
    "place": "Categories and groups are not written in this format.",
    "group": "The group comes back in another form.",
    "name": "The name comes back in another form.",
    "placeholders": "Placeholders become plain text or lose their choices in this format.",
    "characters": "Some characters of a wording mean something else in this format.",
}
ASPECT = {sentence: aspect for aspect, sentence in SAYS.items()}

WORDS = st.text(st.sampled_from("亲您好发货快递，。 ab1\n=+-@'\"|#<>%$[]*_"), min_size=1, max_size=10)
MARKS = st.sampled_from(
    ["<enter>", "<cursor>", "#{cursor}", "$|$", "{{", "}}", "[[x]]", "%Y", "\\n", "1. ", "标题：", "<script x>"]
)
FIELDS = st.sampled_from(
    [
        "{商品}",
        "{颜色:红|白}",
        "{时限=两天}",
        "{快递=}",
        "{日期}",
        "{时间}",
        "{星期}",
        "{剪贴板}",
        "{亲|您好}",
        "{光标}",
    ]
)
TEXTS = (
    st.lists(st.one_of(WORDS, WORDS, MARKS, FIELDS), min_size=1, max_size=5)
    .map("".join)
    .filter(lambda text: bool(text.strip()) and text.count("{光标}") < 2)
)
VARIANTS = st.builds(
    Variant,
    TEXTS,
    st.booleans(),
    st.sampled_from([(), (), ("map.png",)]),
    st.sampled_from([{}, {}, {"note": "旧"}]),
)
PHRASES = st.builds(
    Phrase,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
    name=st.text(st.sampled_from("问候查件abc1"), min_size=1, max_size=8),
    category=st.sampled_from([*FIXED_CATEGORIES, "gifts"]),
    variants=st.lists(VARIANTS, min_size=1, max_size=3, unique_by=lambda variant: variant.text).map(tuple),
    group=st.sampled_from(["", "物流", "尺码 / 大", "a/b"]),
    keywords=st.sampled_from([(), ("物流",), ("物流", "没到")]),
    hotkey=st.one_of(st.just(""), hotkeys()),
    extra=st.sampled_from([{}, {"stage": "pre"}]),
)
LIBRARIES = st.lists(PHRASES, min_size=1, max_size=3, unique_by=lambda phrase: phrase.id)


def back(phrases: list[Phrase], writer: PackWriter) -> tuple[dict[str, Item], set[str]]:
    """What comes back by ids, and the pictures that do."""
    files = writer.write(phrases, PICTURES)
    ending = [*writer.endings, ""][0]
    source = Source(f"x{ending}", files[""]) if "" in files else Source("x", files=files)
    with suppress(BadInputError):
        taken = READER[writer.name].take(source)
        return {item.id: item for item in taken.items}, set(taken.images)
    return {}, set()


def differs(phrase: Phrase, item: Item | None, images: set[str]) -> set[str]:
    """In what they differ, as far as anything came back."""
    found = set()
    if item is None:
        item = Item(phrase.name, (), phrase.id, phrase.category, phrase.group)
    named = {name for variant in phrase.variants for name in variant.images}
    if named - images:
        there = {name for variant in item.variants for name in variant.images}
        found.add("named pictures" if named == there else "pictures")
    if (phrase.extra, [v.extra for v in phrase.variants if v.extra]) != (
        item.extra,
        [v.extra for v in item.variants if v.extra],
    ):
        found.add("extra")
    compared: dict[str, Callable[[], bool]] = {
        "keywords": lambda: not set(phrase.keywords) <= set(item.keywords),
        "hotkey": lambda: phrase.hotkey != item.hotkey,
        "name": lambda: phrase.name != item.name,
        "place": lambda: not whole(item).startswith(CATEGORY_NAMES.get(phrase.category, phrase.category)),
    }
    found |= {aspect for aspect, is_other in compared.items() if is_other()}
    wanted = " / ".join(filter(None, (CATEGORY_NAMES.get(phrase.category, phrase.category), phrase.group)))
    if "place" not in found and whole(item) != wanted:
        found.add("group")
    return found | differing_texts(phrase, item)


def whole(item: Item) -> str:
    """Category and group in words."""
    return " / ".join(filter(None, (CATEGORY_NAMES.get(item.category, item.category), item.group)))


def differing_texts(phrase: Phrase, item: Item) -> set[str]:
    """Of the wordings that are written."""
    off = [variant for variant in phrase.variants if not variant.enabled]
    all_off_gone = len(off) > sum(not variant.enabled for variant in item.variants)
    kept = [variant for variant in phrase.variants if variant.enabled or not all_off_gone]
    there = {(parse(variant.text).nodes, variant.enabled) for variant in item.variants}
    gone = [v.text for v in kept if (parse(v.text).nodes, v.enabled) not in there]
    found = {"off"} if all_off_gone else set()
    with_fields = {any(type(node).__name__ in {"Field", "Alternative"} for node in parse(text).nodes) for text in gone}
    return found | {"placeholders" if fields else "characters" for fields in with_fields}


@pytest.mark.parametrize("writer", BOTH_WAYS, ids=lambda writer: writer.name)
@settings(deadline=None, max_examples=25)
@given(phrases=LIBRARIES)
@example(phrases=[Phrase("a", "a", "common", (Variant("{亲|您}好{a|b}{c|d}{e|f}{g|h}"),))])
@example(phrases=[Phrase("a", "a", "common", (Variant("x", enabled=False),), keywords=("k",))])
@example(phrases=[Phrase("a", "a", "gifts", (Variant("x\n\n1. y"),), "a / b")])
def test_what_is_named_is_what_does_not_come_back(writer: PackWriter, phrases: list[Phrase]) -> None:
    """For each phrase, one by one."""
    items, images = back(phrases, writer)
    named: dict[str, set[str]] = {phrase.id: set() for phrase in phrases}
    for problem in writer.lost(phrases):
        for phrase_id in [problem.where] if problem.where else named:
            named[phrase_id].add(ASPECT[problem.template])
    assert named == {phrase.id: differs(phrase, items.get(phrase.id), images) for phrase in phrases}


@settings(deadline=None, max_examples=25)
@given(phrases=LIBRARIES)
def test_of_plain_text_it_is_said_which_wordings_come_back_in_pieces(phrases: list[Phrase]) -> None:
    """And which are not written at all."""
    writer = next(writer for writer in WRITERS if writer.name == "text")
    taken = READER["text"].take(Source("x.txt", writer.write(phrases, {})[""])) if phrases else None
    texts = {variant.text for item in taken.items for variant in item.variants} if taken else set()
    pieces = "Some wordings come back in pieces, or without their first words."
    named = [(problem.where, problem.template) for problem in writer.lost(phrases)]
    for phrase in phrases:
        torn = any(variant.text not in texts for variant in phrase.variants if variant.enabled)
        assert ((phrase.id, pieces) in named) == torn
        assert ((phrase.id, SAYS["off"]) in named) == any(not variant.enabled for variant in phrase.variants)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_of_nothing_nothing_is_lost(writer: PackWriter) -> None:
    """No sentence for an empty library."""
    if writer.name != "handbook-pdf":
        writer.write([], {})
    assert list(writer.lost([])) == []
