"""Raycast: the list that its import takes. Alfred: a zip of such snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, merged
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, DATE, TIME, WEEKDAY, convert
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source, read_json
from kefu_desktop.domain.taken import Item, Taken

_PLACEHOLDER: Final = re.compile(r"\{(cursor|clipboard|date|time|datetime|day|isodate|uuid|random)\b([^{}\n]*)\}")
_FIXED: Final[Mapping[str, str]] = {
    "cursor": CARET,
    "clipboard": CLIPBOARD,
    "date": DATE,
    "isodate": DATE,
    "time": TIME,
    "datetime": f"{DATE} {TIME}",
    "day": WEEKDAY,
}


def sniff(source: Source) -> float:
    """Whether it is a list of tables with names and texts."""
    first = next(loose.tables(source.json), {})
    return 0.9 if "name" in first and "text" in first else 0.0


def sniff_alfred(source: Source) -> float:
    """Whether it is a zip (or a folder) of snippets."""
    if source.ending == ".alfredsnippets":
        return 0.98
    names = [name for name in source.files if name.endswith(".json")][:3]
    return 0.95 if any(b'"alfredsnippet"' in source.files[name] for name in names) else 0.0


def take(source: Source) -> Taken:
    """The phrases of a list.

    Raises:
        BadInputError: it is none, or there are too many.
    """
    if not isinstance(source.json, list):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    return _taken(((str(number), entry) for number, entry in enumerate(loose.tables(source.json), 1)), source)


def take_alfred(source: Source) -> Taken:
    """The phrases of a zip.

    Raises:
        BadInputError: it is none, or there are too many.
    """
    found = [name for name in source.files if name.lower().endswith(".json")]
    if not found:
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    return _taken(_alfred(source, found), source)


def _alfred(source: Source, names: list[str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name in names:
        document = loose.table(read_json(Source("", source.files[name]).text))
        yield name, loose.table(document.get("alfredsnippet"))


def _taken(entries: Iterator[tuple[str, Mapping[str, object]]], source: Source) -> Taken:
    items: list[Item] = []
    problems: list[Problem] = []
    for place, entry in entries:
        name, keyword = loose.text(entry, "name").strip(), loose.text(entry, "keyword").strip()
        body = Body(loose.text(entry, "text", "snippet"))
        template = convert(body.text, _PLACEHOLDER, partial(_value, body=body))
        where = name or place
        problems += body.problems(where)
        try:
            variant = Variant(template)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        items.append(
            Item(name or name_of(template), (variant,), keyword.strip("!:;/"), keywords=unique([keyword]), where=where)
        )
    return Taken(merged(items), tuple(problems), title=source.stem)


def _value(found: re.Match[str], body: Body) -> str:
    return _FIXED.get(found[1]) or body.left_out(found[0])
