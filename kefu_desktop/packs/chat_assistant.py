"""Chat-Assistant: lists in lists, from the scope down to the phrase; and flat lists of a similar make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import escape

_DEEPEST: Final = 8
_ALL: Final = "全部"


def sniff(source: Source) -> float:
    """Whether there are lists in lists, or a list of phrases with templates."""
    first = next(loose.tables(source.json), {})
    if "data" in first and "name" in first:
        return 0.97
    flat = next(loose.tables(loose.table(source.json).get("phrases")), {})
    return 0.9 if "template" in flat else 0.0


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: it is no such list, or there are too many.
    """
    if not sniff(source):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    items: list[Item] = []
    problems: list[Problem] = []
    flat = loose.table(source.json).get("phrases")
    found = _flat(flat) if flat is not None else _nested(source.json, (), 0)
    for number, (path, entry) in enumerate(found, 1):
        text = escape(loose.text(entry, "content", "template"))
        where = " / ".join([*path, str(number)])
        try:
            variant = Variant(text)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        words = unique(loose.texts(entry.get("tags")))
        name = loose.text(entry, "title").strip() or name_of(text)
        items.append(Item(name, (variant,), group=" / ".join(path), keywords=words, where=where))
        if len(items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return Taken(tuple(items), tuple(problems), title=source.stem)


def _nested(value: object, path: tuple[str, ...], depth: int) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    for entry in loose.tables(value):
        if "content" in entry:
            yield path, entry
        elif depth < _DEEPEST:
            name = loose.text(entry, "name").strip()
            inner = path if name in {"", _ALL} else (*path, name)
            yield from _nested(entry.get("data"), inner, depth + 1)


def _flat(value: object) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    for entry in loose.tables(value):
        category = loose.text(entry, "category").strip()
        yield ((category,) if category else ()), entry
