"""Reads the rules of the tone checker; resources/tone/README.md explains the keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.tone.finding import SEVERITIES, WARNING
from kefu_desktop.domain.tone.needs import needed
from kefu_desktop.domain.tone.rules import MATCH, SPANS, Pattern, Rule, Rules, ToneSettings
from kefu_desktop.storage.data_file import read_data
from kefu_desktop.storage.places import resource

CHINESE: Final = "zh"
WORDS: Final = "words.toml"

_NAME: Final = re.compile(r"<([a-z_]+)>")
_DEEPEST: Final = 5


def load_rules(settings: ToneSettings | None = None, *, language: str = CHINESE, folder: Path | None = None) -> Rules:
    """The rules in force.

    Args:
        settings: what the shop has set: rules switched off, words of its own, excused phrases.
        language: "zh" or "en", of the messages.
        folder: of the data, the shipped one if not given.

    Raises:
        BadInputError: a file is broken.
        NotPossibleError: the program is not whole.
    """
    place = folder if folder is not None else resource("tone")
    words = read_data(place / WORDS)
    classes = _classes(words)
    reader = _Reader(classes, language)
    rules = [
        reader.rule(row, path.name)
        for path in sorted(place.glob("*.toml"))
        if path.name != WORDS
        for row in _tables(read_data(path), "rule")
    ]
    return Rules.of(rules, _strings(words, "evasions"), settings)


class _Reader:
    def __init__(self, classes: Mapping[str, str], language: str) -> None:
        self._classes = classes
        self._language = language

    def rule(self, row: Mapping[str, object], file: str) -> Rule:
        severity = _text(row, "severity") or WARNING
        if severity not in SEVERITIES:
            raise BadInputError("The file {file} has an unknown severity {severity}.", file=file, severity=severity)
        parts = row.get(f"parts_{self._language}", row.get("parts_zh", {}))
        return Rule(
            id=_text(row, "id"),
            name=self._said(row, "name"),
            severity=severity,
            message=self._said(row, "message"),
            suggestion=_text(row, "suggest"),
            messages={key: str(value) for key, value in parts.items()} if isinstance(parts, dict) else {},
            patterns=tuple(self._pattern(one, file) for one in _tables(row, "pattern")),
            gives_way=row.get("gives_way") is True,
        )

    def _pattern(self, row: Mapping[str, object], file: str) -> Pattern:
        span = _text(row, "span") or MATCH
        if span not in SPANS:
            raise BadInputError("The file {file} has an unknown span {span}.", file=file, span=span)
        find = self._compiled(_text(row, "find"), file)
        return Pattern(
            find=find,
            whole=row.get("whole") is True,
            quoted=row.get("quoted") is True,
            unless=self._optional(row, "unless", file),
            unless_sentence=self._optional(row, "unless_sentence", file),
            unless_message=self._optional(row, "unless_message", file),
            needs=needed(find.pattern),
            span=span,
            severity=_text(row, "severity"),
            message=self._said(row, "message"),
            suggestion=_text(row, "suggest"),
        )

    def _said(self, row: Mapping[str, object], key: str) -> str:
        return _text(row, f"{key}_{self._language}") or _text(row, f"{key}_{CHINESE}")

    def _optional(self, row: Mapping[str, object], key: str, file: str) -> re.Pattern[str] | None:
        text = _text(row, key)
        return self._compiled(text, file) if text else None

    def _compiled(self, text: str, file: str) -> re.Pattern[str]:
        try:
            return re.compile(_expand(text, self._classes))
        except (re.error, KeyError) as error:
            raise BadInputError(
                "The file {file} has a pattern that cannot be read: {pattern}.", file=file, pattern=text
            ) from error


def _classes(words: Mapping[str, object]) -> dict[str, str]:
    """Word classes as parts of a pattern: a list is an alternation, a text is a part as it stands."""
    table = words.get("words", {})
    if not isinstance(table, dict):
        return {}
    return {
        name: value
        if isinstance(value, str)
        else "|".join(sorted((str(word) for word in value), key=len, reverse=True))
        for name, value in table.items()
    }


def _expand(text: str, classes: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        expanded = _NAME.sub(lambda found: f"(?:{classes[found[1]]})", text)
        if expanded == text:
            return text
        text = expanded
    return text


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key, "")
    return value if isinstance(value, str) else ""


def _tables(row: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = row.get(key, [])
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _strings(row: Mapping[str, object], key: str) -> dict[str, str]:
    value = row.get(key, {})
    return {name: str(word) for name, word in value.items()} if isinstance(value, dict) else {}
