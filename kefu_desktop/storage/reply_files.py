"""Reads the word lists that the ranking of replies needs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kefu_desktop.domain.errors import BadInputError


@dataclass(frozen=True, slots=True)
class ReplyLists:
    """Groups of words that mean the same, words that say nothing, and what buyers ask, by the id of the phrase."""

    synonyms: Sequence[Sequence[str]] = ()
    fillers: Sequence[str] = ()
    questions: Mapping[str, Sequence[str]] | None = None


def read_reply_lists(synonyms: Path, questions: Path) -> ReplyLists:
    """Read `reply_synonyms.toml` and `questions.toml`; a file that is not there counts as empty.

    Questions are `slug = ["…", …]`, at the top or in tables, whose names do not matter.

    Raises:
        BadInputError: a file is no TOML, or has something else where a list of texts belongs.
    """
    words = _read(synonyms)
    groups = words.get("synonyms", [])
    if not isinstance(groups, list):
        raise BadInputError("{file} has no list of lists called synonyms. Please correct it.", file=synonyms.name)
    return ReplyLists(
        synonyms=[_texts(group, synonyms) for group in groups],
        fillers=_texts(words.get("fillers", []), synonyms),
        questions=_questions(_read(questions), questions),
    )


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInputError("{file} is no TOML file. Please correct it.", file=path.name) from error


def _questions(table: Mapping[str, object], path: Path) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found.update(_questions(value, path))
        else:
            found[key] = _texts(value, path)
    return found


def _texts(value: object, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise BadInputError("{file} has something that is no list of texts. Please correct it.", file=path.name)
    return value
