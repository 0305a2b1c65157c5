"""espanso: reading match files and packages, with a loader that makes nothing but text, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, merged, moment
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert, field
from kefu_desktop.domain.pack_html import to_text
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Alternative

_PIECE: Final = re.compile(
    r"\{\{\s*(?P<name>\w+)(?:\.(?P<part>\w+))?\s*\}\}|\[\[\s*(?P<form>\w+)(?:\.\w+)?\s*\]\]|(?P<caret>\$\|\$)"
    r"|\\(?P<brace>[{}])"
)
_ENDINGS: Final = (".yml", ".yaml")
_MATCHES: Final = re.compile(r"^(?:matches|global_vars|imports)\s*:", re.MULTILINE)
_RUN: Final = frozenset({"shell", "script"})
_DEEPEST: Final = 5
_MOST_NESTED: Final = 40
_MOST_ALIASES: Final = 200
_MOST_CHOICES: Final = 50


def sniff(source: Source) -> float:
    """Whether it has a list of matches."""
    if source.files:
        found = any(_MATCHES.search(_text(source.files[name])) for name in _match_files(source)[:20])
        return 0.95 if found else 0.0
    if not source.is_text or source.json is not None or not _MATCHES.search(source.text):
        return 0.0
    return 0.95 if source.ending in _ENDINGS else 0.6


def take(source: Source) -> Taken:
    """The phrases of a file, or of all match files of a folder or a zip.

    Raises:
        BadInputError: none of the files can be read, or there are too many phrases.
    """
    files = {name: _text(source.files[name]) for name in _match_files(source)}
    if not source.files:
        files = {source.name: source.text}
    reader = _Reader(source)
    faults = []
    for name, text in files.items():
        try:
            reader.add(name, load(text))
        except KefuError as error:
            faults.append(Problem.of(name, error))
    if faults and len(faults) == len(files):
        raise BadInputError(faults[0].template, **faults[0].params)
    items = merged(reader.items(grouped=len(files) > 1))
    return Taken(items, (*faults, *reader.problems), reader.images, title=source.stem)


def load(text: str) -> Mapping[str, object]:
    """A YAML text as a table of texts, lists and tables.

    Raises:
        BadInputError: it is broken, nested too deeply, or full of references to itself.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = aliases = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            aliases += isinstance(event, yaml.AliasEvent)
            if depth > _MOST_NESTED or aliases > _MOST_ALIASES:
                raise BadInputError("The YAML file is nested too deeply or refers to itself too often.")
        return loose.table(yaml.load(text, Loader=loader))  # noqa: S506 - it makes nothing but text, lists and tables
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInputError(
            "The YAML file is broken in line {line}.", line=mark.line + 1 if mark is not None else "?"
        ) from error


class _Reader:
    """Gathers the matches of all files, then makes phrases of them: a match may use another one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._matches: list[tuple[str, Mapping[str, object]]] = []
        self._global: dict[str, Mapping[str, object]] = {}
        self._by_trigger: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.images: dict[str, bytes] = {}

    def add(self, file: str, document: Mapping[str, object]) -> None:
        self._global |= _vars(document.get("global_vars"))
        if loose.texts(document.get("imports")) and not self._source.files:
            self.problems.append(Problem(file, "The file uses others that are not here. Choose their folder instead."))
        for match in loose.tables(document.get("matches")):
            self._matches.append((file, match))
            for trigger in _triggers(match):
                self._by_trigger.setdefault(trigger, loose.text(match, "replace"))

    def items(self, *, grouped: bool) -> Iterator[Item]:
        for number, (file, match) in enumerate(self._matches, 1):
            group = _group(file) if grouped else ""
            item = self._item(match, group, number)
            if item is not None:
                yield item

    def _item(self, match: Mapping[str, object], group: str, number: int) -> Item | None:
        triggers = _triggers(match)
        label = loose.text(match, "label")
        where = label or "、".join(triggers) or str(number)
        text = _body(match)
        if not text.strip():
            what = loose.text(match, "image_path") or where
            self.problems.append(Problem(where, "{what} cannot be carried over and is left out.", {"what": what}))
            return None
        variables = self._global | _vars(match.get("vars"))
        variants = [
            variant
            for body in _wordings(text, variables)
            if (variant := self._variant(body, variables, match, where)) is not None
        ]
        if not variants:
            return None
        words = unique([*(trigger.strip() for trigger in triggers), *loose.texts(match.get("search_terms"))])
        first = triggers[0].strip(":;/\\ ") if triggers else ""
        return Item(
            label.strip() or name_of(variants[0].text), tuple(variants), first, group=group, keywords=words, where=where
        )

    def _variant(
        self, text: str, variables: Mapping[str, Mapping[str, object]], match: Mapping[str, object], where: str
    ) -> Variant | None:
        body = Body(text)
        template = self._template(text, variables, match, body, 0)
        self.problems += body.problems(where)
        try:
            return Variant(template, not body.off)
        except KefuError as error:
            self.problems.append(Problem.of(where, error))
            return None

    def _template(
        self,
        text: str,
        variables: Mapping[str, Mapping[str, object]],
        match: Mapping[str, object],
        body: Body,
        depth: int,
    ) -> str:
        is_form = "form" in match and not loose.text(match, "replace")
        fields = loose.table(match.get("form_fields"))

        def found(piece: re.Match[str]) -> str:
            if piece["caret"]:
                return CARET
            if piece["brace"]:
                return piece["brace"] * 2
            if piece["form"]:
                return _declared(fields, piece["form"]) if is_form else piece[0]
            name = piece["name"]
            if is_form and name not in variables:
                return _declared(fields, piece["part"] or name)
            return self._value(piece, variables, body, depth)

        return convert(text, _PIECE, found)

    def _value(
        self, piece: re.Match[str], variables: Mapping[str, Mapping[str, object]], body: Body, depth: int
    ) -> str:
        variable = variables.get(piece["name"], {})
        kind, params = loose.text(variable, "type"), loose.table(variable.get("params"))
        if kind in _RUN or not kind:
            return body.never_run(piece[0]) if kind else field(piece["name"])
        if kind in {"echo", "match"} and depth < _DEEPEST and body.may_inline():
            trigger = loose.text(params, "trigger")
            inner = loose.text(params, "echo") if kind == "echo" else self._by_trigger.get(trigger, "")
            return self._template(inner, variables, {}, body, depth + 1)
        simple = _simple(kind, params, piece, body)
        return body.left_out(piece[0]) if simple is None else simple


def _simple(kind: str, params: Mapping[str, object], piece: re.Match[str], body: Body) -> str | None:
    name = piece["name"]
    if kind == "date" and loose.text(params, "offset") not in {"", "0"}:
        body.left_out(f"{piece[0]} offset")
        return field(f"{name} 日期")
    ways: Mapping[str, Callable[[], str]] = {
        "clipboard": lambda: CLIPBOARD,
        "date": lambda: moment(loose.text(params, "format")),
        "random": lambda: _alternative(loose.texts(params.get("choices"))),
        "choice": lambda: field(name, choices=_values(params.get("values"))),
        "form": lambda: _declared(loose.table(params.get("fields")), piece["part"] or name),
    }
    return (ways[kind]() or None) if kind in ways else None


def _declared(fields: Mapping[str, object], name: str) -> str:
    says = loose.table(fields.get(name))
    default = loose.text(says, "default") if "default" in says else None
    return field(name, default, _values(says.get("values")))


def _values(value: object) -> list[str]:
    """Choices: a text with a line each, a list of texts, or a list of tables with what is inserted as id."""
    if isinstance(value, str):
        return [line.strip() for line in value.splitlines() if line.strip()]
    found = []
    for entry in loose.entries(value)[:_MOST_CHOICES]:
        table = loose.table(entry)
        found.append(loose.text(table, "id", "label") if table else loose.text({"": entry}, ""))
    return [choice for choice in found if choice.strip()]


def _wordings(text: str, variables: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The text once for each choice of a random variable that is all of it, or cannot be written as an alternative."""
    wordings = [text]
    for name, variable in variables.items():
        reference = re.compile(r"\{\{\s*" + re.escape(name) + r"\s*\}\}")
        choices = loose.texts(loose.table(variable.get("params")).get("choices"))[:_MOST_CHOICES]
        if loose.text(variable, "type") != "random" or not choices or not reference.search(text):
            continue
        if reference.fullmatch(text.strip()) or not _alternative(choices):
            found = [choice.join(reference.split(body)) for body in wordings for choice in choices]
            wordings = found[:_MOST_CHOICES]
    return wordings


def _alternative(choices: Sequence[str]) -> str:
    """Our alternative of these, empty if it would be read as something else."""
    written = "{" + "|".join(choices) + "}"
    nodes = parse(written).nodes
    plain = not any(set(choice) & set("{}|") for choice in choices)
    fits = len(nodes) == 1 and isinstance(nodes[0], Alternative) and len(nodes[0].options) == len(choices)
    return written if plain and fits else ""


def _body(match: Mapping[str, object]) -> str:
    """What the match inserts, by the precedence of espanso."""
    text = loose.text(match, "replace", "markdown")
    if text:
        return text
    html = loose.text(match, "html")
    return to_text(html) if html else loose.text(match, "form")


def _triggers(match: Mapping[str, object]) -> list[str]:
    return loose.texts(match.get("triggers")) or loose.texts(match.get("trigger"))


def _vars(value: object) -> dict[str, Mapping[str, object]]:
    return {loose.text(variable, "name"): variable for variable in loose.tables(value)}


def _match_files(source: Source) -> list[str]:
    """Those that hold matches; of a package the manifest does not."""
    files = [name for name in source.files if name.lower().endswith(_ENDINGS)]
    return [name for name in files if not name.startswith("config/") and PurePosixPath(name).stem != "_manifest"]


def _group(file: str) -> str:
    path = PurePosixPath(file)
    return path.parent.name if path.stem == "package" and path.parent.name else path.stem.lstrip("_")


def _text(data: bytes) -> str:
    return Source("", data).text
