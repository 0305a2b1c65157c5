"""Beeftext: its list of combos as JSON (all versions) and its CSV.

Two combos with one keyword are picked at random there: they are wordings of one phrase.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, lost_to_strangers, merged, shelf, spelled_out
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, DATE, TIME, convert, field
from kefu_desktop.domain.pack_html import to_text
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template_parser import Caret, Field, Text

VERSION: Final = 10
_VARIABLE: Final = re.compile(r"#\{((?:\\\}|[^{}])*)\}")
_FIXED: Final[Mapping[str, str]] = {"clipboard": CLIPBOARD, "cursor": CARET, "date": DATE, "time": TIME}
_RUN: Final = frozenset({"envvar", "powershell"})
_KEYS: Final[Mapping[str, str]] = {"enter": "\n", "return": "\n", "tab": "\t", "space": " "}
_DEEPEST: Final = 5
_LONG_AGO: Final = "2020-01-01T00:00:00.000"
_OURS: Final[Mapping[str, str]] = {"剪贴板": "#{clipboard}", "日期": "#{date}", "时间": "#{time}"}


def sniff(source: Source) -> float:
    """Whether it is a list of combos."""
    document = loose.table(source.json)
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
    document = loose.table(source.json)
    if not isinstance(document.get("combos"), list):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    groups = {loose.text(group, "uuid"): loose.text(group, "name") for group in loose.tables(document.get("groups"))}
    combos = [loose.table(combo) for combo in loose.entries(document["combos"])]
    return _taken([_Combo.of(combo, groups) for combo in combos], source)


def take_csv(source: Source) -> Taken:
    """The phrases of a CSV: keyword, snippet, name.

    Raises:
        BadInputError: there are too many.
    """
    return _taken([_Combo(*[*row, "", "", ""][:3]) for row in _rows(source.text)], source)


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


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """What a list leaves out."""
    return lost_to_strangers(phrases, "off")


def lost_csv(phrases: Sequence[Phrase]) -> list[Problem]:
    """What a CSV leaves out."""
    categories = [Problem("", "Categories and groups are not written in this format.")] if phrases else []
    return [*categories, *lost_to_strangers(phrases)]


class _Combo:
    def __init__(self, keyword: str, snippet: str, name: str, group: str = "", *, on: bool = True) -> None:
        self.keyword, self.snippet, self.name, self.group, self.on = keyword.strip(), snippet, name, group, on

    @classmethod
    def of(cls, table: Mapping[str, object], groups: Mapping[str, str]) -> _Combo:
        snippet = loose.text(table, "snippet", "substitutionText")
        if table.get("useHtml") is True:
            snippet = to_text(snippet)
        keyword, name = loose.text(table, "keyword", "comboText"), loose.text(table, "name")
        group = groups.get(loose.text(table, "group", "groupUuid"), "")
        return cls(keyword, snippet, name, group, on=table.get("enabled") is not False)


def _taken(combos: Sequence[_Combo], source: Source) -> Taken:
    by_keyword = {combo.keyword: combo.snippet for combo in reversed(combos) if combo.keyword}
    items: list[Item] = []
    problems: list[Problem] = []
    for number, combo in enumerate(combos, 1):
        where = combo.name or combo.keyword or str(number)
        body = Body(combo.snippet)
        text = _template(combo.snippet, body, by_keyword, 0)
        problems += body.problems(where)
        try:
            variant = Variant(text, combo.on and not body.off)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        items.append(
            Item(
                combo.name.strip() or name_of(text), (variant,), combo.keyword, group=combo.group,
                keywords=unique([combo.keyword]), where=where,
            )
        )  # fmt: skip
    return Taken(merged(items), tuple(problems), title=source.stem)


def _template(snippet: str, body: Body, combos: Mapping[str, str], depth: int) -> str:
    def found(match: re.Match[str]) -> str:
        kind, _, rest = match[1].replace("\\}", "}").partition(":")
        kind = kind.strip().lower()
        known = field(rest) if kind == "input" else _FIXED.get(kind, "")
        if known:
            return known
        if kind == "datetime":
            return _moment(rest, match, body)
        if kind in {"combo", "upper", "lower", "trim"} and rest in combos and depth < _DEEPEST and body.may_inline():
            return _template(combos[rest], body, combos, depth + 1)
        if kind in _RUN:
            return body.never_run(match[0])
        if kind == "key":
            return _key(rest, match, body)
        return body.left_out(match[0])

    return convert(snippet, _VARIABLE, found)


def _moment(rest: str, match: re.Match[str], body: Body) -> str:
    if rest.startswith(("+", "-")):
        body.left_out(match[0])
        return field("顺延日期")
    if not rest:
        return f"{DATE} {TIME}"
    day, hour = re.search("[dMy]", rest), re.search("[hHmsz]", rest)
    return " ".join([*([DATE] if day else ()), *([TIME] if hour else ())]) or DATE


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
