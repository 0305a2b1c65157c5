"""Pieces that several readers and writers of foreign formats share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.foreign_placeholders import DATE, TIME, WEEKDAY
from kefu_desktop.domain.pack_words import CATEGORY_NAMES
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES
from kefu_desktop.domain.taken import Item
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Alternative, Caret, Field, Node, Text

MOST_WORDINGS: Final = 12
"""That an alternative is spelled out into, at most."""
_MOST_INLINED: Final = 20
_DAY: Final = re.compile(r"%[-_0]?[YymdDFxeBbhjvcs+]")
_HOUR: Final = re.compile(r"%[-_0]?[HMSTXRIprklcs+]")
_WEEKDAY: Final = re.compile(r"%[-_0]?[Aauw]")

Flat = Text | Caret | Field


@dataclass(slots=True)
class Body:
    """A text on its way to a template of ours.

    `off` says that it holds what would have been run: it comes in switched off. `lost` are sentences for the user.
    """

    text: str
    off: bool = False
    lost: list[tuple[str, str]] = field(default_factory=list)
    _inlined: int = 0

    def may_inline(self) -> bool:
        """Whether one more text may be put into it: a bound for texts that hold one another."""
        self._inlined += 1
        return self._inlined <= _MOST_INLINED

    def never_run(self, what: str) -> str:
        """Note that a script or the like stands here as plain text; the template of that text."""
        self.off = True
        self.lost.append(("{what} is never run. It stands there as text, switched off.", what))
        return what.replace("{", "{{").replace("}", "}}")

    def left_out(self, what: str) -> str:
        """Note that this cannot be carried over; nothing stands in its place."""
        self.lost.append(("{what} cannot be carried over and is left out.", what))
        return ""

    def problems(self, where: str) -> list[Problem]:
        """What is to be told."""
        return [Problem(where, sentence, {"what": what[:60]}) for sentence, what in dict.fromkeys(self.lost)]


def moment(pattern: str) -> str:
    """Our placeholders for a date or time in the letters of strftime."""
    if not pattern:
        return f"{DATE} {TIME}"
    found = [
        *([DATE] if _DAY.search(pattern) else ()),
        *([WEEKDAY] if _WEEKDAY.search(pattern) else ()),
        *([TIME] if _HOUR.search(pattern) else ()),
    ]
    return " ".join(found) or DATE


def first_keyword(item: Item) -> str:
    """What tells that two items are wordings of one phrase; empty if nothing does."""
    return item.keywords[0] if item.keywords else ""


def merged(items: Iterable[Item], mark: Callable[[Item], str] = first_keyword) -> tuple[Item, ...]:
    """Items of one group and one mark become one with all their wordings; those with an empty mark stay alone.

    Raises:
        BadInputError: there are too many.
    """
    found: dict[object, Item] = {}
    for number, item in enumerate(items):
        key: object = (item.group, mark(item)) if mark(item) else number
        known = found.get(key)
        if known is None:
            found[key] = item
        else:
            variants = [*known.variants, *(v for v in item.variants if v not in known.variants)]
            found[key] = replace(known, variants=tuple(variants))
    if len(found) > MOST_PHRASES:
        raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return tuple(found.values())


def spelled_out(text: str, most: int = MOST_WORDINGS) -> list[list[Flat]]:
    """The template without alternatives: one list of nodes for each combination, up to `most`."""
    wordings: list[list[Flat]] = [[]]
    for node in parse(text).nodes:
        options = _flat(node, most)
        wordings = [[*before, *option] for before in wordings for option in options][:most]
    return wordings


def _flat(node: Node, most: int) -> list[list[Flat]]:
    if not isinstance(node, Alternative):
        return [[node]]
    found: list[list[Flat]] = []
    for option in node.options:
        parts: list[list[Flat]] = [[]]
        for inner in option:
            parts = [[*before, *after] for before in parts for after in _flat(inner, most)][:most]
        found += parts
    return found[:most]


def enabled(phrase: Phrase) -> list[Variant]:
    """The wordings that are in use."""
    return [variant for variant in phrase.variants if variant.enabled]


def shelf(phrase: Phrase) -> str:
    """The category and the group in words, as "售后 / 物流"."""
    words = CATEGORY_NAMES.get(phrase.category, phrase.category)
    return f"{words} / {phrase.group}" if phrase.group.strip() else words


def lost_to_strangers(phrases: Sequence[Phrase], *kept: str) -> list[Problem]:
    """What programs that are not ours cannot hold: each a line, unless it is among `kept`."""
    lost = []
    for phrase in phrases:
        variants = enabled(phrase)
        if "off" not in kept and len(variants) < len(phrase.variants):
            lost.append(Problem(phrase.id, "Wordings that are switched off are not written in this format."))
        if any(variant.images for variant in variants):
            lost.append(Problem(phrase.id, "The pictures are not written in this format."))
        if "keywords" not in kept and phrase.keywords:
            lost.append(Problem(phrase.id, "The keywords are not written in this format."))
        if "hotkey" not in kept and phrase.hotkey:
            lost.append(Problem(phrase.id, "The hotkey is not written in this format."))
        if "placeholders" not in kept and any(parse(variant.text).names for variant in variants):
            lost.append(Problem(phrase.id, "Placeholders become plain text or lose their choices in this format."))
    return lost
