"""Plain text: a phrase a line, or blocks between blank lines or rulers, with headings for categories."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_brackets import open_braces
from kefu_desktop.domain.pack_words import CATEGORY_NAMES, fixed_category, name_of
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.questions import answer_of, pair_of, question_of, without_number
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.text_blocks import pieces

_LEAD: Final = re.compile(r"(?P<title>[^\n:：。！？，,!?~～]{1,16})(?:：|:(?!\d|//))\s*(?P<rest>\S[\s\S]*)")
_SHORTEST_REST: Final = 8
_SAID: Final = ("http", "亲", "您", "你", "我")


def sniff(source: Source) -> float:
    """Any text may be phrases; surer by its name."""
    if not source.is_text or not source.text.strip() or source.json is not None:
        return 0.0
    if source.text.lstrip()[:1] == "<":
        return 0.0
    return 0.4 if source.ending in {".txt", ".text", ""} else 0.1


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: it is no text, or there are too many.
    """
    items: dict[object, Item] = {}
    problems: list[Problem] = []
    category = ""
    if source.decoded.broken:
        problems.append(Problem("", "{count} characters could not be read.", {"count": source.decoded.broken}))
    for piece in pieces(source.text):
        if piece.kind == "heading":
            category = piece.text
            continue
        where = f"{piece.line}"
        try:
            item = _item(piece.text, piece.title, category, where)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        key: object = (category, item.name) if piece.title else piece.line
        known = items.get(key)
        items[key] = replace(known, variants=known.variants + item.variants) if known else item
        if len(items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return Taken(tuple(items.values()), tuple(problems), title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One file: a heading for each category and group, then one block for each wording."""
    parts: list[str] = []
    before = ""
    for phrase in phrases:
        words = CATEGORY_NAMES.get(phrase.category, phrase.category)
        heading = " / ".join(filter(None, (words, " ".join(phrase.group.split()))))
        if heading != before:
            parts.append(f"# {heading}")
            before = heading
        parts += [variant.text.strip("\n") for variant in phrase.variants if variant.enabled]
    return {"": ("\n\n".join(parts) + "\n").encode("utf-8-sig")}


def _item(text: str, title: str, category: str, where: str) -> Item:
    question, answer = pair_of(text)
    bare = without_number(text)
    led = None if title or question or any(map(_LEAD.match, bare.split("\n")[1:])) else _LEAD.match(bare)
    if title or question:
        name, text = question_of(question or title), answer or answer_of(text)
    elif led and len(led["rest"]) >= _SHORTEST_REST and not led["title"].startswith(_SAID):
        name, text = led["title"].strip(), led["rest"]
    else:
        name, text = name_of(bare), bare
    first, _, second = category.partition(" / ")
    known = fixed_category(first)
    category, group = (known, second) if known else (category, "")
    return Item(name, (Variant(open_braces(text.strip())),), category=category, group=group, where=where)
