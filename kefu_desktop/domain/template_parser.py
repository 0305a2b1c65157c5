"""From a text with braces to nodes; see template.py for what the braces mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kefu_desktop.domain.problem import Problem

CARET: Final = "光标"
_DEEPEST: Final = 4
_NAME: Final = r"[^{}|=:\r\n]{1,40}"
_WITH_DEFAULT: Final = re.compile(rf"({_NAME})=([^{{}}]*)\Z")
_WITH_CHOICES: Final = re.compile(rf"({_NAME}):([^{{}}]*)\Z")
_PLAIN: Final = re.compile(rf"({_NAME})\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """Text of the template itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret ends."""


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder; `default` is None if it has none."""

    name: str
    choices: tuple[str, ...] = ()
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Two or more wordings of one place, each a sequence of nodes that may be empty."""

    options: tuple[tuple[Node, ...], ...]


Node = Text | Caret | Field | Alternative


def parse_nodes(text: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The nodes of the text, and what is odd in it; never raises."""
    parser = _Parser(text)
    nodes = parser.sequence(0, len(text), 0)
    return nodes, tuple(parser.problems)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._closing = _pairs(text)
        self.problems: list[Problem] = []

    def sequence(self, start: int, end: int, depth: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        at = start
        while at < end:
            closing = self._closing.get(at)
            if closing is not None:
                nodes.extend(self._braces(at, closing, depth))
                at = closing + 1
                continue
            stop = self._end_of_text(at, end)
            nodes.append(Text(self._literal(at, stop)))
            at = stop
        return tuple(nodes)

    def _end_of_text(self, start: int, end: int) -> int:
        at = start
        while at < end and at not in self._closing:
            at += 2 if self._text[at : at + 2] in {"{{", "}}"} and at + 1 < end else 1
        return min(at, end)

    def _literal(self, start: int, end: int) -> str:
        raw = self._text[start:end]
        single = raw.replace("{{", "").replace("}}", "")
        if "{" in single or "}" in single:
            self._note("A brace stands alone and stays in the text. Write two of them if that is meant.")
        return raw.replace("{{", "{").replace("}}", "}")

    def _braces(self, start: int, closing: int, depth: int) -> tuple[Node, ...]:
        inner = self._text[start + 1 : closing]
        node = _field(inner)
        if node is None and depth < _DEEPEST and not _is_choice(inner):
            node = self._alternative(start + 1, closing, depth)
        if node is not None:
            return (node,)
        self._note("{{{part}}} is no placeholder and stays in the text as it is.", inner)
        if depth >= _DEEPEST:
            return (Text(self._text[start : closing + 1]),)
        return (Text("{"), *self.sequence(start + 1, closing, depth + 1), Text("}"))

    def _alternative(self, start: int, end: int, depth: int) -> Node | None:
        bars: list[int] = []
        at = start
        while at < end:
            if self._text[at] == "|":
                bars.append(at)
            at = self._closing.get(at, at) + 1
        if not bars:
            return None
        edges = [start - 1, *bars, end]
        return Alternative(tuple(self.sequence(a + 1, b, depth + 1) for a, b in pairwise(edges)))

    def _note(self, template: str, part: str = "") -> None:
        self.problems.append(Problem("", template, {"part": part}))


def _pairs(text: str) -> dict[int, int]:
    """Where the brace opened at a place is closed.

    A doubled brace opens nothing and, outside of braces, closes nothing.
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        two = text[at : at + 2]
        if two == "{{" or (two == "}}" and not opened):
            at += 2
            continue
        if text[at] == "{":
            opened.append(at)
        elif text[at] == "}" and opened:
            pairs[opened.pop()] = at
        at += 1
    return pairs


def _field(inner: str) -> Node | None:
    if found := _PLAIN.match(inner):
        name = found[1].strip()
        return _named(name, Caret() if name == CARET else Field(name))
    if found := _WITH_DEFAULT.match(inner):
        name = found[1].strip()
        return _named(name, Field(name, default=found[2].strip()))
    if found := _WITH_CHOICES.match(inner):
        name = found[1].strip()
        choices = tuple(dict.fromkeys(choice.strip() for choice in found[2].split("|") if choice.strip()))
        return _named(name, Field(name, choices=choices)) if choices else None
    return None


def _is_choice(inner: str) -> bool:
    """Whether it begins like a choice; one that offers nothing is no alternative either."""
    found = _WITH_CHOICES.match(inner)
    return found is not None and bool(found[1].strip())


def _named(name: str, node: Node) -> Node | None:
    return node if name else None
