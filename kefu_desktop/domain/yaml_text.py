"""YAML of strangers: nothing but texts, lists and tables comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError

_MOST_NESTED: Final = 40
_MOST_ALIASES: Final = 200
_MOST_ATTEMPTS: Final = 300
_ENTRY: Final = re.compile(r"^([ ]*)-[ ]", re.MULTILINE)


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


def mended(text: str, key: str) -> tuple[Mapping[str, object], list[str]]:
    """A broken text without those entries of the list at `key` that cannot be read; and how these begin.

    The table is empty if nothing can be read.
    """
    found = re.search(rf"^{key}[ \t]*:[ \t]*(?:#.*)?\n", text, re.MULTILINE)
    if found is None:
        return {}, []
    end = _end_of_block(text, found.end())
    pieces = _pieces(text[found.end() : end])
    reading = _Reading(key)
    entries = reading.entries(pieces)
    if not entries:
        return {}, []
    rest = reading.load_or_none(text[: found.start()] + text[end:]) or {}
    return {**rest, key: entries}, reading.lost


class _Reading:
    def __init__(self, key: str) -> None:
        self._key = key
        self._left = _MOST_ATTEMPTS
        self.lost: list[str] = []

    def entries(self, pieces: Sequence[str]) -> list[object]:
        """Those that can be read, found by halves."""
        if not pieces:
            return []
        table = self.load_or_none(f"{self._key}:\n{''.join(pieces)}")
        if table is not None:
            return loose.entries(table.get(self._key))
        if len(pieces) == 1 or self._left <= 0:
            self.lost += [piece.strip().partition("\n")[0] for piece in pieces]
            return []
        middle = len(pieces) // 2
        return [*self.entries(pieces[:middle]), *self.entries(pieces[middle:])]

    def load_or_none(self, text: str) -> Mapping[str, object] | None:
        self._left -= 1
        try:
            return load(text)
        except BadInputError:
            return None


def _end_of_block(text: str, start: int) -> int:
    """Where the next line begins that is neither indented nor an entry."""
    after = re.compile(r"^(?![ \t\r\n#-])", re.MULTILINE).search(text, start)
    return after.start() if after else len(text)


def _pieces(text: str) -> list[str]:
    """A list, cut before each of its entries."""
    starts = list(_ENTRY.finditer(text))
    least = min((len(found[1]) for found in starts), default=0)
    at = [found.start() for found in starts if len(found[1]) == least]
    return [text[start:end] for start, end in zip(at, [*at[1:], len(text)], strict=False)]
