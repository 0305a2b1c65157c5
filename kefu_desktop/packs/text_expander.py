"""TextExpander: its .textexpander files (XML or binary) and its CSV. Scripts are left out."""

from __future__ import annotations

import csv
import plistlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from itertools import islice
from pathlib import PurePosixPath
from typing import Final
from xml.parsers.expat import ExpatError

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, merged, moment
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert, field
from kefu_desktop.domain.pack_html import to_text
from kefu_desktop.domain.pack_text import with_doubled_quotes
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

_LETTER: Final = r"%[0-9]?[YymBbdeAaHIMSpj]"
_MACRO: Final = re.compile(
    r"(?P<percent>%%)|(?P<caret>%\|)|(?P<clipboard>%clipboard)"
    r"|%(?P<kind>fill(?:text|area|popup|part|partend|top)|snippet|key)(?::(?P<rest>[^%\n]{0,500}))?%"
    rf"|(?P<moment>{_LETTER}(?:[-/.:年月日时分 ,]{{0,2}}{_LETTER}){{0,12}}[年月日时分秒]?)"
)
_TELLS: Final = re.compile(r"%(?:\||clipboard|fill(?:text|area|popup):|snippet:|key:)")
_HTML: Final = re.compile(r"\s*<(?:!DOCTYPE|html|p|div|span|b|i|ul|br)\b", re.IGNORECASE)
_KEYS: Final[Mapping[str, str]] = {"tab": "\t", "enter": "\n", "return": "\n"}
_SCRIPTS: Final = frozenset({"2", "3", "4"})
_DEEPEST: Final = 5


@dataclass(frozen=True, slots=True)
class _Snippet:
    abbreviation: str
    text: str
    label: str
    group: str = ""
    script: bool = False


def sniff(source: Source) -> float:
    """Whether it is a property list with snippets."""
    if source.ending == ".textexpander":
        return 0.97
    head = source.data[:200_000]
    if not head.startswith(b"bplist00") and b"<plist" not in head[:2000]:
        return 0.0
    return 0.95 if b"snippetsTE" in source.data or b"snippetPlists" in source.data else 0.0


def sniff_csv(source: Source) -> float:
    """Whether there are two or three columns and macros of TextExpander."""
    if not source.is_text or source.json is not None or not _TELLS.search(source.text):
        return 0.0
    rows = list(islice(_rows(source.text), 50))
    return 0.85 if rows and all(len(row) in {2, 3} for row in rows) else 0.0


def take(source: Source) -> Taken:
    """The phrases of a file.

    Raises:
        BadInputError: it is no property list, or there are too many.
    """
    document = _load(source)
    found = document.get("snippetsTE3") or document.get("snippetPlists") or document.get("snippetsTE2")
    if not isinstance(found, list):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    group = loose.text(loose.table(document.get("groupInfo")), "groupName") or loose.text(document, "name")
    snippets = [
        _Snippet(
            loose.text(entry, "abbreviation").strip(),
            loose.text(entry, "plainText"),
            loose.text(entry, "label").strip(),
            group.strip(),
            loose.text(entry, "snippetType") in _SCRIPTS,
        )
        for entry in loose.tables(found)
    ]
    return _taken(snippets, source)


def take_csv(source: Source) -> Taken:
    """The phrases of a CSV: abbreviation, text, label; the group is the file's name.

    Raises:
        BadInputError: it is broken, or there are too many.
    """
    group = PurePosixPath(source.name).name.split(".")[0]
    rows = [[*row, "", ""] for row in _rows(source.text)]
    if rows and rows[0][0].strip().lower() in {"abbreviation", "abbr", "shortcut"}:
        del rows[0]
    return _taken([_Snippet(row[0].strip(), row[1], row[2].strip(), group) for row in rows], source)


def _taken(snippets: Sequence[_Snippet], source: Source) -> Taken:
    known = {snippet.abbreviation: snippet.text for snippet in reversed(snippets) if not snippet.script}
    items: list[Item] = []
    problems: list[Problem] = []
    for number, snippet in enumerate(snippets, 1):
        where = snippet.label or snippet.abbreviation or str(number)
        if snippet.script:
            problems.append(Problem(where, "{what} is a script and is left out.", {"what": where}))
            continue
        text = to_text(snippet.text) if _HTML.match(snippet.text) else snippet.text
        body = Body(text)
        template = _template(text, body, known, 0)
        problems += body.problems(where)
        try:
            variant = Variant(template)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        words = unique([snippet.abbreviation])
        wanted = snippet.abbreviation.strip(";:/,.")
        items.append(
            Item(
                snippet.label or name_of(template), (variant,), wanted, group=snippet.group, keywords=words, where=where
            )
        )
    return Taken(merged(items), tuple(problems), title=source.stem)


def _template(text: str, body: Body, known: Mapping[str, str], depth: int) -> str:
    return convert(text, _MACRO, partial(_macro, body=body, known=known, depth=depth))


def _macro(found: re.Match[str], body: Body, known: Mapping[str, str], depth: int) -> str:
    for group, ours in (("percent", "%"), ("caret", CARET), ("clipboard", CLIPBOARD)):
        if found[group]:
            return ours
    if found["moment"]:
        return moment(found["moment"])
    kind, rest = found["kind"], found["rest"] or ""
    if kind in {"filltext", "fillarea", "fillpopup"}:
        return _fill(rest)
    if kind == "snippet" and rest in known and depth < _DEEPEST and body.may_inline():
        return _template(known[rest], body, known, depth + 1)
    return _KEYS.get(rest, "") if kind == "key" and rest in _KEYS else body.left_out(found[0])


def _fill(rest: str) -> str:
    name, default, choices = "内容", None, []
    for part in rest.split(":"):
        key, equals, value = part.partition("=")
        if equals and key == "name":
            name = value
        elif equals and key == "default":
            default = value
            choices.append(value)
        elif part and not (equals and key == "width"):
            choices.append(part)
    return field(name, default, choices if len(choices) > 1 else ())


def _load(source: Source) -> Mapping[str, object]:
    try:
        return loose.table(plistlib.loads(source.data))
    except (
        plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, TypeError,
        AttributeError, LookupError,
    ) as error:  # fmt: skip
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name) from error


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(StringIO(with_doubled_quotes(text), newline="")) if any(row))
    except csv.Error as error:
        raise BadInputError("The file is broken: a cell is larger than any text.") from error
