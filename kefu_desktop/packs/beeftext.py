"""Beeftext: its list of combos as JSON (all versions) and its CSV.

Two combos with one keyword are picked at random there: they are wordings of one phrase.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import (
    MOST_WORDINGS,
    Body,
    alternative,
    html_words,
    merged,
    shelf,
    spelled_out,
    title_of,
)
from kefu_desktop.domain.foreign_moments import DAY, HOUR, letter_parts, shifted
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, DATE, TIME, convert
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import escape
from kefu_desktop.domain.template_parser import Caret, Field, Text

VERSION: Final = 10
_VARIABLE: Final = re.compile(r"#\{((?:\\[\\}]|[^{}\\]|\\(?![\\}]))*)\}")
_ESCAPED: Final = re.compile(r"\\([\\}])")
_MOMENT: Final = re.compile(r"((?:[+-]\d{1,9}[yMwdhmsz])*):?(.*)\Z", re.DOTALL)
_FIXED: Final[Mapping[str, str]] = {"clipboard": CLIPBOARD, "cursor": CARET, "date": DATE, "time": TIME}
_RUN: Final = frozenset({"envvar", "powershell"})
_COMBOS: Final = frozenset({"combo", "upper", "lower", "trim"})
_PRESSED: Final = frozenset({"delay", "shortcut", "discordemoji"})
_KEYS: Final[Mapping[str, str]] = {"enter": "\n", "return": "\n", "tab": "\t", "space": " "}
_DEEPEST: Final = 5
_LONG_AGO: Final = "2020-01-01T00:00:00.000"
_OURS: Final[Mapping[str, str]] = {"剪贴板": "#{clipboard}", "日期": "#{date}", "时间": "#{time}"}


def sniff(source: Source) -> float:
    """Whether it is a list of combos."""
    document = loose.table(_document(source))
    return 0.98 if "combos" in document and ("fileFormatVersion" in document or "groups" in document) else 0.0


def sniff_csv(source: Source) -> float:
    """Whether there are three columns and variables of Beeftext."""
    if not source.is_text or source.json is not None or "#{" not in source.text:
        return 0.0
    rows = list(islice(_rows(source.text), 50))
    return 0.85 if rows and all(len(row) == 3 for row in rows) else 0.0


def take(source: Source) -> Taken:
    """The phrases of a list.

    Raises:
        BadInputError: it is no list of combos, or there are too many.
    """
    document = loose.table(_document(source))
    if not isinstance(document.get("combos"), list):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    groups = {loose.text(group, "uuid"): group for group in loose.tables(document.get("groups"))}
    combos = [loose.table(combo) for combo in loose.entries(document["combos"])]
    return _taken([_Combo.of(combo, groups) for combo in combos], source)


def take_csv(source: Source) -> Taken:
    """The phrases of a CSV: keyword, snippet, name.

    Raises:
        BadInputError: there are too many.
    """
    rows = [[*row, "", ""] for row in _rows(source.text)]
    return _taken([_Combo(row[0].strip(), row[1], row[2].strip()) for row in rows], source)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One list; each wording is a combo, the id is the keyword."""
    groups = {name: f"{{{uuid5(NAMESPACE_URL, name)}}}" for name in dict.fromkeys(map(shelf, phrases))}
    dates = {"creationDateTime": _LONG_AGO, "modificationDateTime": _LONG_AGO}
    combos = [
        {
            "uuid": f"{{{uuid5(NAMESPACE_URL, f'{phrase.id}/{number}')}}}",
            "name": phrase.name,
            "keyword": phrase.id,
            "snippet": snippet,
            "description": "",
            "matchingMode": 0,
            "caseSensitivity": 0,
            "enabled": on,
            "group": groups[shelf(phrase)],
            **dates,
        }
        for phrase in phrases
        for number, (snippet, on) in enumerate(_snippets(phrase))
    ]
    listed = [
        {"uuid": uuid, "name": name, "description": "", "enabled": True, **dates} for name, uuid in groups.items()
    ]
    document = {"fileFormatVersion": VERSION, "combos": combos, "groups": listed}
    return {"": json.dumps(document, ensure_ascii=False, indent=1).encode()}


def write_csv(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Keyword, snippet, name; no header."""
    target = StringIO(newline="")
    writer = csv.writer(target)
    for phrase in phrases:
        writer.writerows([phrase.id, snippet, phrase.name] for snippet, on in _snippets(phrase) if on)
    return {"": target.getvalue().encode()}


@dataclass(frozen=True, slots=True)
class _Combo:
    keyword: str
    snippet: str
    name: str
    group: str = ""
    on: bool = True
    rich: bool = False

    @classmethod
    def of(cls, table: Mapping[str, object], groups: Mapping[str, Mapping[str, object]]) -> _Combo:
        snippet = loose.text(table, "snippet", "substitutionText")
        rich = table.get("useHtml") is True
        group = groups.get(loose.text(table, "group", "groupUuid"), {})
        return cls(
            loose.text(table, "keyword", "comboText").strip(),
            html_words(snippet) if rich else snippet,
            (loose.text(table, "name") or loose.text(table, "description")).strip(),
            loose.text(group, "name").strip(),
            table.get("enabled") is not False and group.get("enabled") is not False,
            rich,
        )


def _document(source: Source) -> object:
    if source.json is not None or not source.is_text or source.text.lstrip()[:1] != "{":
        return source.json
    return loose.parse_json(source.text)


def _taken(combos: Sequence[_Combo], source: Source) -> Taken:
    by_keyword: dict[str, list[str]] = {}
    for combo in combos:
        if combo.keyword:
            by_keyword.setdefault(combo.keyword, []).append(combo.snippet)
    items: list[Item] = []
    problems: list[Problem] = []
    for number, combo in enumerate(combos, 1):
        where = combo.name or combo.keyword or str(number)
        body = Body(combo.snippet)
        text = _template(combo.snippet, body, by_keyword, 0)
        problems += body.problems(where)
        if combo.rich:
            problems.append(Problem(where, "The formatting is left out, the words are kept."))
        try:
            variant = Variant(text, combo.on and not body.off)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        name, words = combo.name or title_of(text, combo.keyword), unique([combo.keyword])
        items.append(Item(name, (variant,), combo.keyword, group=combo.group, keywords=words, where=where))
    return Taken(merged(items), tuple(problems), title=source.stem)


def _template(snippet: str, body: Body, combos: Mapping[str, Sequence[str]], depth: int) -> str:
    def found(match: re.Match[str]) -> str:
        kind, _, rest = match[1].partition(":")
        kind, rest = kind.strip().lower(), _ESCAPED.sub(r"\1", rest)
        if kind in _FIXED and not rest:
            return _FIXED[kind]
        if kind == "input":
            return body.ask(rest)
        if kind == "datetime":
            return _moment(rest, match[0], body)
        if kind in _COMBOS and rest in combos:
            return _combo(kind, rest, match[0], body, combos, depth)
        if kind == "key":
            return _key(rest, match, body)
        return _strange(kind, match[0], body)

    return convert(snippet, _VARIABLE, found)


def _strange(kind: str, what: str, body: Body) -> str:
    """A variable that has no placeholder here; one that Beeftext does not know either stays as it is."""
    if kind in _RUN:
        return body.never_run(what)
    return body.left_out(what) if kind in _COMBOS | _PRESSED else escape(what)


def _combo(kind: str, keyword: str, what: str, body: Body, combos: Mapping[str, Sequence[str]], depth: int) -> str:
    """The text of another combo in its place; of several, which Beeftext picks at random, an alternative."""
    inner: list[str] = []
    changes: Mapping[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower, "trim": str.strip}
    change = changes.get(kind, str)
    for snippet in combos[keyword][:MOST_WORDINGS]:
        if depth >= _DEEPEST or not body.may_inline():
            return body.left_out(what)
        changed = snippet if _VARIABLE.search(snippet) else change(snippet)
        inner.append(_template(changed, body, combos, depth + 1))
    return inner[0] if len(inner) == 1 else alternative(inner) or inner[0]


def _moment(rest: str, what: str, body: Body) -> str:
    found = _MOMENT.match(rest)
    shift, pattern = (found[1], found[2]) if found else ("", rest)
    words, whole_days = shifted(shift)
    parts = letter_parts(pattern) if pattern else frozenset({DAY, HOUR})
    return body.moment(what if rest else "", parts, words, whole_days=whole_days)


def _key(rest: str, match: re.Match[str], body: Body) -> str:
    name, _, times = rest.partition(":")
    known = _KEYS.get(name.strip().lower())
    if known is None:
        return body.left_out(match[0])
    return known * min(int(times) if times.isdecimal() else 1, 20)


def _snippets(phrase: Phrase) -> Iterator[tuple[str, bool]]:
    """Each wording that Beeftext can say, and whether it is in use."""
    for variant in phrase.variants:
        for nodes in spelled_out(variant.text):
            yield "".join(map(_say, nodes)), variant.enabled


def _say(node: Text | Caret | Field) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Caret):
        return "#{cursor}"
    return _OURS.get(node.name, f"#{{input:{node.name}}}")


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(StringIO(text, newline="")) if any(row))
    except csv.Error as error:
        raise BadInputError("The file is broken: a cell is larger than any text.") from error
