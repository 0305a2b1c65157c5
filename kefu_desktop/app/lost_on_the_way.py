"""What a format of another program cannot carry: found by writing it, reading it again, and comparing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kefu_desktop.app.pack_formats import Files
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.foreign_items import enabled, shelf
from kefu_desktop.domain.pack_words import CATEGORY_NAMES
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Alternative, Field, Node

_NONE: Final = Item("", ())


Write = Callable[[Sequence[Phrase], Mapping[str, bytes]], Files]
Take = Callable[[Source], Taken]


def lost_by(write: Write, take: Take) -> Callable[[Sequence[Phrase]], list[Problem]]:
    """The `lost` of a format whose reader gives the ids back."""

    def lost(phrases: Sequence[Phrase]) -> list[Problem]:
        back = {item.id: item for item in _again(phrases, write, take)}
        return [problem for phrase in phrases for problem in _differences(phrase, back.get(phrase.id, _NONE))]

    return lost


def wordings_lost_by(write: Write, take: Take) -> Callable[[Sequence[Phrase]], list[Problem]]:
    """The `lost` of a format that has wordings and categories alone."""

    def lost(phrases: Sequence[Phrase]) -> list[Problem]:
        back: dict[str, set[str]] = {}
        for item in _again(phrases, write, take):
            for variant in item.variants:
                back.setdefault(variant.text, set()).add(_place(item))
        only = Problem("", "Plain text holds wordings and categories alone: no names, keywords, pictures or hotkeys.")
        each = (problem for phrase in phrases for problem in _differences_in_text(phrase, back))
        return [only, *each] if phrases else []

    return lost


def _again(phrases: Sequence[Phrase], write: Write, take: Take) -> tuple[Item, ...]:
    files = write(phrases, {})
    source = Source("x", files[""]) if "" in files else Source("x", files=files)
    try:
        return take(source).items
    except BadInputError:
        # nothing at all was left of it
        return ()


def _differences(phrase: Phrase, item: Item) -> Iterator[Problem]:
    if item.variants:
        yield from _moved(phrase, {_place(item)})
        if phrase.name != item.name:
            yield Problem(phrase.id, "The name comes back in another form.")
    if any(variant.images for variant in phrase.variants):
        yield Problem(phrase.id, "The pictures are not written in this format.")
    if set(phrase.keywords) - set(item.keywords):
        yield Problem(phrase.id, "The keywords are not written in this format.")
    if phrase.hotkey != item.hotkey:
        yield Problem(phrase.id, "The hotkey is not written in this format.")
    if phrase.extra or any(variant.extra for variant in phrase.variants):
        yield Problem(phrase.id, "Keys that only a pack knows are not written in this format.")
    yield from _changed(phrase, item)


def _differences_in_text(phrase: Phrase, back: Mapping[str, set[str]]) -> Iterator[Problem]:
    wordings = enabled(phrase)
    if len(wordings) < len(phrase.variants):
        yield Problem(phrase.id, "Wordings that are switched off are not written in this format.")
    if any(variant.text not in back for variant in wordings):
        yield Problem(phrase.id, "Some wordings come back in pieces, or without their first words.")
    for places in [back[variant.text] for variant in wordings if variant.text in back][:1]:
        yield from _moved(phrase, places)


def _moved(phrase: Phrase, places: set[str]) -> Iterator[Problem]:
    if shelf(phrase) in places:
        return
    if any(place.startswith(shelf(replace(phrase, group=""))) for place in places):
        yield Problem(phrase.id, "The group comes back in another form.")
    else:
        yield Problem(phrase.id, "Categories and groups are not written in this format.")


def _changed(phrase: Phrase, item: Item) -> Iterator[Problem]:
    """Wordings that are not among those that came back."""
    missing = _missing(enabled(phrase), [variant for variant in item.variants if variant.enabled])
    off, off_back = ([variant for variant in one.variants if not variant.enabled] for one in (phrase, item))
    if len(off) > len(off_back):
        yield Problem(phrase.id, "Wordings that are switched off are not written in this format.")
    else:
        missing += _missing(off, off_back)
    marked = [any(isinstance(node, Field | Alternative) for node in nodes) for nodes in missing]
    if any(marked):
        yield Problem(phrase.id, "Placeholders become plain text or lose their choices in this format.")
    if not all(marked):
        yield Problem(phrase.id, "Some characters of a wording mean something else in this format.")


def _missing(wanted: Sequence[Variant], back: Sequence[Variant]) -> list[tuple[Node, ...]]:
    there = {parse(variant.text).nodes for variant in back}
    return [nodes for variant in wanted if (nodes := parse(variant.text).nodes) not in there]


def _place(item: Item) -> str:
    words = CATEGORY_NAMES.get(item.category, item.category)
    return " / ".join(filter(None, (words, item.group)))
