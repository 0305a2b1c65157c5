"""TextExpander: its .textexpander files (XML or binary) and its CSV. Scripts come in as text, switched off."""

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
from kefu_desktop.domain.foreign_items import Body, html_words, merged, title_of
from kefu_desktop.domain.foreign_moments import shifted, strftime_parts
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert
from kefu_desktop.domain.pack_text import with_doubled_quotes
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import escape

_LETTER: Final = r"%[0-9]?[YymBbdeAaHIMSpj]"
_MACRO: Final = re.compile(
    r"(?P<percent>%%)|(?P<caret>%\|)|(?P<clipboard>%(?:clipboard|pasteboard))"
    r"|%(?P<kind>fill(?:text|area|popup|partend|part|top)?|snippet|key)(?::(?P<rest>[^%\n]{0,500}))?%"
    r"|(?P<shift>(?:%@[+-]\d{1,6}[A-Za-z]){0,6})"
    rf"(?P<moment>{_LETTER}(?:[-/.:年月日时分 ,]{{0,2}}{_LETTER}){{0,12}}[年月日时分秒]?)"
)
_TELLS: Final = re.compile(r"%(?:\||clipboard|pasteboard|fill(?:text|area|popup)?:|snippet:|key:)")
_HTML: Final = re.compile(r"\s*<(?:!DOCTYPE|html|p|div|span|b|i|ul|br)\b", re.IGNORECASE)
_KEYS: Final[Mapping[str, str]] = {"tab": "\t", "enter": "\n", "return": "\n", "space": " "}
_RICH: Final = "1"
_SCRIPTS: Final = frozenset({"2", "3", "4"})
_HEADERS: Final = frozenset({"abbreviation", "abbr", "shortcut"})
_SIZES: Final = frozenset({"width", "height"})
_LISTS: Final = ("snippetsTE3", "snippetPlists", "snippetsTE2", "snippets")
_ABBREVIATION: Final = re.compile(r"[!-/:-@\[-`{-~]\S{1,30}\Z|\S{1,30}[!-/:-@\[-`{-~]\Z", re.ASCII)
_QUOTED: Final = re.compile(r'"[^"\n]{1,40}"[,;\t]"')
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|nbsp|quot|#\d{1,6});")
_DOUBLED: Final = re.compile(r'\\""(?![,;\t\r\n]|\Z)')
_LONGEST_WORD: Final = 30
_DEEPEST: Final = 5
_MOST_SAMPLED: Final = 50


@dataclass(frozen=True, slots=True)
class _Snippet:
    abbreviation: str
    text: str
    rich: bool
    label: str
    group: str = ""
    script: bool = False


def sniff(source: Source) -> float:
    """Whether it is a property list with snippets."""
    if source.is_folder:
        return 0.0
    if source.ending == ".textexpander":
        return 0.97
    head = source.data[:200_000]
    if not head.startswith(b"bplist00") and b"<plist" not in head[:2000]:
        return 0.0
    return 0.95 if b"snippetsTE" in source.data or b"snippetPlists" in source.data else 0.0


def sniff_csv(source: Source) -> float:
    """Whether there are two or three columns, and macros of TextExpander or abbreviations such as ;hi in the first.

    Its own export has all cells in quotation marks and no header.
    """
    if not source.is_text or source.json is not None or source.text.lstrip()[:1] == "<":
        return 0.0
    rows = list(islice(_rows(source.text), _MOST_SAMPLED))
    if not rows or any(len(row) not in {2, 3} for row in rows):
        return 0.0
    first = [row[0].strip() for row in rows]
    if _TELLS.search(source.text):
        return 0.85
    if first[0].lower() in _HEADERS:
        return 0.85
    if source.ending != ".csv":
        return 0.0
    marked = sum(bool(_ABBREVIATION.match(word)) for word in first)
    short = sum(word.isascii() and 0 < len(word) <= _LONGEST_WORD for word in first)
    quoted = _QUOTED.match(source.text) is not None and not _is_named_first(rows) and short >= 0.8 * len(first)
    return 0.75 if quoted or marked >= 0.8 * len(first) else 0.0


def _is_named_first(rows: Sequence[Sequence[str]]) -> bool:
    """Whether names with spaces stand before single words and the texts behind those, as no export of it has them."""
    words = [row[1].strip() for row in rows if len(row) > 2]
    named = sum(" " in row[0].strip() for row in rows) * 2 > len(rows)
    longer = sum(len(row[2]) > len(row[1]) for row in rows if len(row) > 2) * 2 > len(rows)
    return named and longer and not any(" " in word for word in words)


def take(source: Source) -> Taken:
    """The phrases of a file.

    Raises:
        BadInputError: it is no property list, or there are too many.
    """
    document = _load(source)
    several = [*loose.tables(document.get("groupsTE2")), *loose.tables(document.get("groups"))]
    found = [snippet for group in (several or [document]) for snippet in _of_group(group)]
    if not found and not any(isinstance(document.get(name), list) for name in _LISTS):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    return _taken(found, source)


def take_csv(source: Source) -> Taken:
    """The phrases of a CSV: abbreviation, text, label; the group is the file's name.

    Raises:
        BadInputError: it is broken, or there are too many.
    """
    group = PurePosixPath(source.name).name.split(".")[0]
    rows = [[*row, "", ""] for row in _rows(source.text)]
    if rows and rows[0][0].strip().lower() in _HEADERS:
        del rows[0]
    snippets = [_Snippet(row[0].strip(), *_plain(row[1]), row[2].strip(), group) for row in rows]
    return _taken(snippets, source)


def _plain(text: str) -> tuple[str, bool]:
    """A cell without its HTML, and whether there was any; what is nothing but marks was meant as it is."""
    words = html_words(text) if _HTML.match(text) or ("<" not in text and _ENTITY.search(text)) else text
    return (words, words != text) if words.strip() else (text, False)


def _of_group(group: Mapping[str, object]) -> list[_Snippet]:
    found = next((group[name] for name in _LISTS if group.get(name)), None)
    name = loose.text(loose.table(group.get("groupInfo")), "groupName") or loose.text(group, "name", "groupName")
    return [
        _Snippet(
            loose.text(entry, "abbreviation").strip(),
            loose.text(entry, "plainText"),
            loose.text(entry, "snippetType") == _RICH,
            loose.text(entry, "label").strip(),
            name.strip(),
            loose.text(entry, "snippetType") in _SCRIPTS,
        )
        for entry in loose.tables(found)
    ]


def _taken(snippets: Sequence[_Snippet], source: Source) -> Taken:
    known = {snippet.abbreviation: snippet for snippet in reversed(snippets) if snippet.abbreviation}
    items: list[Item] = []
    problems: list[Problem] = []
    for number, snippet in enumerate(snippets, 1):
        where = snippet.label or snippet.abbreviation or str(number)
        body = Body(snippet.text)
        template = _whole(snippet, where, body, known)
        problems += body.problems(where)
        if snippet.rich:
            problems.append(Problem(where, "The formatting is left out, the words are kept."))
        try:
            variant = Variant(template, not body.off)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        words = unique([snippet.abbreviation])
        name = snippet.label or title_of(template, snippet.abbreviation)
        items.append(
            Item(
                name, (variant,), snippet.abbreviation.strip(";:/,."), group=snippet.group, keywords=words, where=where
            )
        )
    return Taken(merged(items), tuple(problems), title=source.stem)


def _whole(snippet: _Snippet, where: str, body: Body, known: Mapping[str, _Snippet]) -> str:
    if snippet.script:
        body.never_run(where)
        return escape(body.text)
    return _template(body.text, body, known, 0)


def _template(text: str, body: Body, known: Mapping[str, _Snippet], depth: int) -> str:
    return convert(text, _MACRO, partial(_macro, body=body, known=known, depth=depth))


def _macro(found: re.Match[str], body: Body, known: Mapping[str, _Snippet], depth: int) -> str:
    for group, ours in (("percent", "%"), ("caret", CARET), ("clipboard", CLIPBOARD)):
        if found[group]:
            return ours
    if found["moment"]:
        shift, whole_days = shifted(found["shift"])
        return body.moment(found[0], strftime_parts(found["moment"]), shift, whole_days=whole_days)
    kind, rest = found["kind"], found["rest"] or ""
    if kind in {"fill", "filltext", "fillarea", "fillpopup"}:
        return _fill(kind, rest, body)
    if kind == "snippet" and rest in known and depth < _DEEPEST and body.may_inline():
        inner = known[rest]
        return body.never_run(inner.text) if inner.script else _template(inner.text, body, known, depth + 1)
    if kind in {"fillpart", "fillpartend"}:
        return body.always(found[0]) if kind == "fillpart" else ""
    return _KEYS[rest] if kind == "key" and rest in _KEYS else body.left_out(found[0])


def _fill(kind: str, rest: str, body: Body) -> str:
    name, default = "内容", None
    choices: list[str] = []
    for part in rest.split(":"):
        key, equals, value = part.partition("=")
        if equals and key == "name":
            name = value
        elif equals and key == "default":
            default = value
            choices.append(value)
        elif part and not (equals and key in _SIZES):
            choices.append(part)
    if kind == "fillpopup":
        return body.ask(name, default, choices if len(choices) > 1 else ())
    return body.ask(choices[0] if kind == "fill" and choices and name == "内容" else name, default)


def _load(source: Source) -> Mapping[str, object]:
    try:
        return loose.table(plistlib.loads(source.data))
    except (
        plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, TypeError,
        AttributeError, LookupError,
    ) as error:  # fmt: skip
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name) from error


def _rows(text: str) -> Iterator[list[str]]:
    head = text[:2000].partition("\n")[0]
    delimiter = max(",;\t", key=lambda sign: (head.count(f'"{sign}"'), head.count(sign)))
    try:
        # the newer export doubles them, the older one puts a backslash before them
        text = text if _DOUBLED.search(text) else with_doubled_quotes(text)
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        yield from (row for row in reader if any(row))
    except csv.Error as error:
        raise BadInputError("The file is broken: a cell is larger than any text.") from error
