"""espanso: from the text of a match with its variables to templates of ours. Nothing in it is ever run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.foreign_items import MOST_CHOICES, Body, alternative
from kefu_desktop.domain.foreign_moments import is_ours, later, strftime_parts
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert
from kefu_desktop.domain.template import escape

_PIECE: Final = re.compile(
    r"\{\{\s*(?P<name>\w+)(?:\.(?P<part>\w+))?\s*\}\}|\[\[\s*(?P<form>\w+)(?:\.\w+)?\s*\]\]|(?P<caret>\$\|\$)"
    r"|\\(?P<brace>[{}])"
)
_RUN: Final = frozenset({"shell", "script"})
_DEEPEST: Final = 6

Variables = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Match:
    """A text, the variables that it may name, and the fields of its form; `fields` is None if it is no form."""

    text: str
    variables: Variables
    fields: Mapping[str, object] | None = None


class Texts:
    """Makes templates; a match may name another one by its trigger."""

    def __init__(self) -> None:
        self.by_trigger: dict[str, Match] = {}

    def wordings(self, match: Match, body: Body, depth: int = 0) -> list[str]:
        """Its templates: more than one where random texts cannot stand in one template."""
        pieces = list(_PIECE.finditer(match.text))
        counts = Counter(piece[0] for piece in pieces)
        options = {piece[0]: piece for piece in pieces}
        values = {key: self._options(piece, match, body, depth) for key, piece in options.items()}
        alone = len(pieces) == 1 and pieces[0][0] == match.text.strip()
        chosen: list[dict[str, str]] = [{}]
        for key, found in values.items():
            together = alternative(found) if len(found) > 1 and counts[key] == 1 and not alone else ""
            chosen = [{**before, key: one} for before in chosen for one in ([together] if together else found)]
            if len(chosen) > MOST_CHOICES:
                body.left_out(f"{match.text[:40]}… ({len(chosen) - MOST_CHOICES})")
                del chosen[MOST_CHOICES:]
        return list(dict.fromkeys(_filled(match.text, one) for one in chosen))

    def _options(self, piece: re.Match[str], match: Match, body: Body, depth: int) -> list[str]:
        if not piece["name"]:
            return [_fixed(piece, match, body)]
        variable = match.variables.get(piece["name"])
        if variable is None:
            return [_undeclared(piece, match.fields or {}, body)]
        kind, params = loose.text(variable, "type"), loose.table(variable.get("params"))
        if kind in _RUN:
            return [body.never_run(_command(params) or piece[0])]
        if kind == "random":
            return self._random(piece[0], params, match, body, depth)
        if kind in {"echo", "match"}:
            return self._inlined(piece[0], kind, params, match, body, depth)
        return [_value(piece, kind, params, body)]

    def _random(self, what: str, params: Mapping[str, object], match: Match, body: Body, depth: int) -> list[str]:
        choices = [loose.text({"": entry}, "") for entry in loose.entries(params.get("choices"))]
        found: list[str] = []
        for choice in choices[:MOST_CHOICES]:
            plain = _PIECE.search(choice) is None
            if plain:
                found.append(escape(choice))
            elif depth < _DEEPEST and body.may_inline():
                found += self.wordings(Match(choice, match.variables), body, depth + 1)
        if len(choices) > MOST_CHOICES:
            body.left_out("、".join(choices[MOST_CHOICES:]))
        return found or [body.left_out(what)]

    def _inlined(
        self, what: str, kind: str, params: Mapping[str, object], match: Match, body: Body, depth: int
    ) -> list[str]:
        inner = self.by_trigger.get(loose.text(params, "trigger"))
        if kind == "echo":
            inner = replace(match, text=loose.text(params, "echo"), fields=None)
        if inner is None or depth >= _DEEPEST or not body.may_inline():
            return [body.left_out(what)]
        return self.wordings(inner, body, depth + 1)


def _fixed(piece: re.Match[str], match: Match, body: Body) -> str:
    if piece["caret"]:
        return CARET
    if piece["brace"]:
        return str(piece["brace"]) * 2
    return escape(piece[0]) if match.fields is None else _declared(match.fields, piece["form"], body)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return convert(text, _PIECE, lambda piece: values[piece[0]])


def _value(piece: re.Match[str], kind: str, params: Mapping[str, object], body: Body) -> str:
    name = piece["name"]
    if kind == "clipboard":
        return CLIPBOARD
    if kind == "date":
        return _moment(params, body)
    if kind == "choice":
        return body.ask(name, choices=_choices(params.get("values")))
    if kind == "form":
        return _declared(loose.table(params.get("fields")), piece["part"] or name, body)
    return body.left_out(piece[0]) if kind else body.ask(name)


def _moment(params: Mapping[str, object], body: Body) -> str:
    pattern, offset = loose.text(params, "format"), loose.text(params, "offset").strip()
    parts = strftime_parts(pattern)
    if offset in {"", "0"}:
        return body.moment("" if is_ours(pattern) else pattern, parts)
    try:
        seconds = int(offset)
    except ValueError:
        return body.moment(f"{pattern} {offset}", parts, "另外的", whole_days=False)
    return body.moment(f"{pattern} {offset}".strip(), parts, later(seconds), whole_days=seconds % 86400 == 0)


def _command(params: Mapping[str, object]) -> str:
    return loose.text(params, "cmd").strip() or " ".join(loose.texts(params.get("args")))


def _undeclared(piece: re.Match[str], fields: Mapping[str, object], body: Body) -> str:
    """A variable that another file may declare for all."""
    name = piece["part"] or piece["name"]
    return CLIPBOARD if name == "clipboard" and name not in fields else _declared(fields, name, body)


def _declared(fields: Mapping[str, object], name: str, body: Body) -> str:
    says = loose.table(fields.get(name))
    default = loose.text(says, "default") if "default" in says else None
    if default and _PIECE.search(default):
        default = None
    return body.ask(name, default, _choices(says.get("values")))


def _choices(value: object) -> list[str]:
    """A text with a line each, a list of texts, or a list of tables with what is inserted as id.

    Those that a variable gives are not known here.
    """
    found: list[str] = []
    for entry in value.splitlines() if isinstance(value, str) else loose.entries(value):
        table = loose.table(entry)
        found.append(loose.text(table, "id", "label") if table else loose.text({"": entry}, ""))
    return [choice.strip() for choice in found if choice.strip() and not _PIECE.search(choice)]
