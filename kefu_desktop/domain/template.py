"""Texts with placeholders: what is written between braces, and what becomes of it.

    {商品}             a placeholder
    {快递=圆通}         with a default; {快递=} may stay empty
    {颜色:红|白|黑}      a choice
    {亲|您好}           an alternative, rotated like a variant; it may hold other placeholders
    {光标}             where the caret ends
    {{  }}            a literal brace

Anything else between braces stays in the text as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from kefu_desktop.domain.blanks import find_blanks
from kefu_desktop.domain.characters import count_steps
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.greeting import MAY_BE_EMPTY
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.template_parser import Alternative, Caret, Field, Node, Text, parse_nodes

_NO_VALUES: Final[Mapping[str, str]] = MappingProxyType({})
_MARKS: Final = frozenset("，,、；;。!！~～")
_OPENERS: Final = "\n，,、；;。!！?？~～:：（(“"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the rendered text: of the template itself (empty name) or of one placeholder."""

    text: str
    name: str = ""
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """A placeholder that the user may fill in.

    `choices` may be empty (any text will do); `default` is None if there is none; `suggestion` is what was filled in
    the last time; `value` what stands in the text now, empty if nothing does.
    """

    name: str
    choices: tuple[str, ...] = ()
    default: str | None = None
    suggestion: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as it will be pasted, if it is complete.

    `asks` are the placeholders without a value, each once, in order; `fields` all of them, those with a value too.
    `caret_back` is how often the left arrow is pressed after the paste. `blanks` are left-overs such as XX and **.
    """

    pieces: tuple[Piece, ...]
    asks: tuple[Ask, ...] = ()
    fields: tuple[Ask, ...] = ()
    caret_back: int = 0
    blanks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text; what has no value stands there as {name}."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def complete(self) -> bool:
        """Whether it may be pasted: nothing unfilled, no blank, and not empty."""
        return not self.asks and not self.blanks and bool(self.text.strip())

    @property
    def obstacle(self) -> KefuError | None:
        """Why it may not be pasted, None if it may."""
        if self.asks:
            names = "、".join(ask.name for ask in self.asks)
            return KefuError("Please fill in {names} first.", names=names)
        if self.blanks:
            return KefuError("The text has the blank {blank}. Please write what belongs there.", blank=self.blanks[0])
        if not self.text.strip():
            return KefuError("The text is empty today. Please take another wording.")
        return None


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text.

    `names` are all placeholders in it, each once, in order; `wordings` is the number of combinations of alternatives.
    """

    nodes: tuple[Node, ...]
    names: tuple[str, ...]
    wordings: int
    problems: tuple[Problem, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)

    def render(
        self, values: Mapping[str, str], *, turn: int = 0, suggestions: Mapping[str, str] = _NO_VALUES
    ) -> Rendered:
        """Fill in the values; a value of nothing but spaces counts as none, unless it may be empty (a holiday).

        `turn` picks the combination of alternatives; `wordings` consecutive turns go through all of them.
        """
        chosen = list(_choose(self.nodes, turn % self.wordings))
        pieces: list[Piece] = []
        after_caret: int | None = None
        for node in chosen:
            if isinstance(node, Caret):
                after_caret = len(pieces) if after_caret is None else after_caret
            elif isinstance(node, Text):
                pieces.append(Piece(node.text))
            else:
                pieces.append(self._fill(node.name, values))
        _close_gaps(pieces)
        behind = pieces[after_caret:] if after_caret is not None else []
        asks = self._asks(chosen, values, suggestions)
        unfilled = {piece.name for piece in pieces if not piece.filled}
        return Rendered(
            pieces=tuple(_merge(pieces)),
            asks=tuple(ask for ask in asks if ask.name in unfilled),
            fields=asks,
            caret_back=count_steps("".join(piece.text for piece in behind)),
            blanks=find_blanks("".join(piece.text if piece.filled else "\n" for piece in pieces)),
        )

    def _value(self, name: str, values: Mapping[str, str]) -> str | None:
        value = values.get(name)
        if value is not None and (value.strip() or name in MAY_BE_EMPTY):
            return value
        return self.fields[name].default

    def _fill(self, name: str, values: Mapping[str, str]) -> Piece:
        value = self._value(name, values)
        return Piece(f"{{{name}}}", name, filled=False) if value is None else Piece(value, name)

    def _asks(
        self, chosen: Sequence[Text | Caret | Field], values: Mapping[str, str], suggestions: Mapping[str, str]
    ) -> tuple[Ask, ...]:
        names = dict.fromkeys(node.name for node in chosen if isinstance(node, Field))
        return tuple(
            Ask(
                name,
                self.fields[name].choices,
                self.fields[name].default,
                suggestions.get(name, ""),
                self._value(name, values) or "",
            )
            for name in names
        )


@lru_cache(maxsize=4096)
def parse(text: str) -> Template:
    """Read a text; whatever is odd in it stays as it is and is told in `problems`."""
    nodes, problems = parse_nodes(text)
    fields: dict[str, Field] = {}
    for node in _all_fields(nodes):
        known = fields.get(node.name, node)
        fields[node.name] = replace(
            known,
            default=node.default if known.default is None else known.default,
            choices=known.choices or node.choices,
        )
    return Template(nodes, tuple(fields), _count(nodes), problems, MappingProxyType(fields))


def escape(text: str) -> str:
    """The template that renders as this very text."""
    return text.replace("{", "{{").replace("}", "}}")


def _all_fields(nodes: Iterable[Node]) -> Iterator[Field]:
    for node in nodes:
        if isinstance(node, Field):
            yield node
        elif isinstance(node, Alternative):
            for option in node.options:
                yield from _all_fields(option)


def _count(nodes: Iterable[Node]) -> int:
    product = 1
    for node in nodes:
        if isinstance(node, Alternative):
            product *= sum(map(_count, node.options))
    return product


def _choose(nodes: Iterable[Node], turn: int) -> Iterator[Text | Caret | Field]:
    """The nodes without alternatives: `turn` is a number whose lowest digit chooses in the first alternative."""
    for node in nodes:
        if not isinstance(node, Alternative):
            yield node
            continue
        sizes = [_count(option) for option in node.options]
        turn, digit = divmod(turn, sum(sizes))
        for option, size in zip(node.options, sizes, strict=True):
            if digit < size:
                yield from _choose(option, digit)
                break
            digit -= size


def _close_gaps(pieces: list[Piece]) -> None:
    """A placeholder that is filled with nothing takes one comma or mark with it: "{节日问候},欢迎" begins with 欢迎."""
    before = ""
    gap = False
    for index, piece in enumerate(pieces):
        if piece.name:
            gap = gap or not piece.text
        elif gap:
            if piece.text and (not before.rstrip(" ") or before.rstrip(" ")[-1] in _OPENERS):
                trimmed = piece.text.lstrip(" ")
                pieces[index] = Piece(trimmed[1:].lstrip(" ") if trimmed[:1] in _MARKS else trimmed)
            gap = False
        before = (before + pieces[index].text)[-50:]


def _merge(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of the template itself become one; empty ones go."""
    text = ""
    for piece in pieces:
        if piece.name:
            if text:
                yield Piece(text)
            text = ""
            yield piece
        else:
            text += piece.text
    if text:
        yield Piece(text)
