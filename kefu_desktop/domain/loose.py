"""Documents of strangers, where a value may be of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


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
