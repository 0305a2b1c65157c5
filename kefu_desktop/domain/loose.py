"""Documents of strangers, where a value may be of any kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

_ESCAPE: Final = re.compile(r'\\(u[0-9A-Fa-f]{4}|["\\/bfnrt])?')


def table(value: object) -> Mapping[str, object]:
    """The value if it is a table with names as keys, else an empty one."""
    return value if isinstance(value, dict) and all(isinstance(key, str) for key in value) else {}


def entries(value: object) -> list[object]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text(of: Mapping[str, object], *keys: str) -> str:
    """The first of these keys that holds a text (a number becomes one), else empty."""
    for key in keys:
        value = of.get(key)
        if isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return ""


def texts(value: object) -> list[str]:
    """A list's texts and numbers, or the one text; no empty ones."""
    found = [text({"": entry}, "") for entry in (value if isinstance(value, list) else [value])]
    return [entry for entry in found if entry.strip()]


def lowered(of: Mapping[str, object]) -> dict[str, object]:
    """The same with its keys in small letters."""
    return {key.lower(): value for key, value in of.items()}


def tables(value: object) -> Iterator[Mapping[str, object]]:
    """The tables of a list."""
    return (entry for entry in entries(value) if isinstance(entry, dict) and table(entry) is entry)


def parse_json(text: str) -> object:
    """What a JSON text says, also with backslashes before letters that need none; None if it is no JSON.

    Programs and scripts write such files; a strict reader would lose the whole of them.
    """
    try:
        return _parsed(text)
    except (ValueError, RecursionError):
        pass
    try:
        return _parsed(_ESCAPE.sub(lambda found: found[0] if found[1] else r"\\", text))
    except (ValueError, RecursionError):
        return None


def _parsed(text: str) -> object:
    return json.loads(text, strict=False, parse_constant=lambda _name: None)
