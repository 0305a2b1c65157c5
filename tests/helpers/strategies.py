"""Hypothesis strategies for our values, in one importable place."""
# ruff: noqa: DTZ001, RUF001 - TOML has local times; blanks are written with such signs

from __future__ import annotations

from datetime import date, datetime, time

from hypothesis import strategies as st

from kefu_desktop.domain.hotkey import MODIFIERS, NAMED_KEYS, Hotkey
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant

TEMPLATE_CHARACTERS = "{{{}}}||=:光标亲您好商品快递XX×*x元 ,,。!\n😀a1"
"""Characters that make odd templates likely."""


def texts(*, min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Any text that can be stored: no half characters."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=max_size)


def written_texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """A text with something in it."""
    return texts(min_size=1, max_size=max_size).filter(lambda text: bool(text.strip()))


def template_texts() -> st.SearchStrategy[str]:
    """Texts of templates, most of them odd."""
    marks = [
        "{商品}",
        "{快递=圆通}",
        "{颜色:红|白}",
        "{亲|您好}",
        "{光标}",
        "{{",
        "}}",
        "{",
        "}",
        "|",
        "XX",
        "**",
        "，",
    ]
    pieces = st.one_of(st.text(TEMPLATE_CHARACTERS, max_size=8), st.sampled_from(marks), texts(max_size=5))
    return st.lists(pieces, max_size=12).map("".join)


def slugs() -> st.SearchStrategy[str]:
    """Ids and slugs of categories."""
    return st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True)


def hotkeys() -> st.SearchStrategy[str]:
    """Key combinations in text form."""
    keys = st.sampled_from(sorted(NAMED_KEYS | set("ABCXYZ0189")))
    return st.builds(lambda held, key: str(Hotkey(held, key)), st.frozensets(st.sampled_from(MODIFIERS)), keys)


def toml_values() -> st.SearchStrategy[object]:
    """Whatever may stand behind a key of a TOML file."""
    # TOML keeps milliseconds for sure, and offsets of whole minutes
    moments = st.one_of(
        st.dates(date(1900, 1, 1)),
        st.times().map(lambda at: time(at.hour, at.minute, at.second)),
        st.datetimes(datetime(1900, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    )
    numbers = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False))
    leaves = st.one_of(texts(max_size=10), st.booleans(), numbers, moments)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(max_size=5), inner, max_size=3)),
        max_leaves=5,
    )


def extras() -> st.SearchStrategy[dict[str, object]]:
    """Keys that we do not know."""
    return st.dictionaries(st.sampled_from(["stage", "when", "locked", "备注", "x y"]), toml_values(), max_size=2)


def variants() -> st.SearchStrategy[Variant]:
    """Variants of every kind."""
    images = st.lists(st.sampled_from(["map.png", "尺码.jpg"]), max_size=2).map(tuple)
    return st.builds(Variant, written_texts(), st.booleans(), images, extras())


def keywords() -> st.SearchStrategy[tuple[str, ...]]:
    """Keywords on one line each, without doubled spaces."""
    words = written_texts(10).map(lambda word: " ".join(word.split())).filter(bool)
    return st.lists(words, max_size=3).map(tuple)


def phrases(ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Phrase]:
    """Phrases of every kind."""
    return st.builds(
        Phrase,
        id=slugs() if ids is None else ids,
        name=written_texts(20),
        category=st.one_of(st.sampled_from(FIXED_CATEGORIES), slugs()),
        variants=st.lists(variants(), min_size=1, max_size=4).map(tuple),
        group=texts(max_size=8),
        keywords=keywords(),
        hotkey=st.one_of(st.just(""), hotkeys()),
        extra=extras(),
    )


def libraries(max_size: int = 5) -> st.SearchStrategy[list[Phrase]]:
    """Phrases with different ids."""
    return st.lists(phrases(), max_size=max_size, unique_by=lambda phrase: phrase.id)
