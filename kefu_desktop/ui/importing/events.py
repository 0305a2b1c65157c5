"""What the import worker tells, as the window uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kefu_desktop.domain.problem import Problem

Told = Mapping[str, Any]
"""One line of the worker."""

NEW: Final = "new"
SAME: Final = "same"
DIFFERENT: Final = "different"

ALL: Final = "all"
FLAGGED: Final = "flagged"
LINKS: Final = "links"
PROBLEMS: Final = "problems"

SKIP: Final = "skip"
REPLACE: Final = "replace"
KEEP_BOTH: Final = "keep-both"
ADD_VARIANTS: Final = "add-variants"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: "reading", "comparing", "writing" or "undoing"; `of` 0: not known."""

    stage: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet hold: a role each, "" for none; `header` is the row of the header, -1 for none."""

    roles: tuple[str, ...]
    header: int = -1
    between: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its first rows; no `columns`: it is passed over."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    total: int
    columns: Columns | None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file, the format it was read in, how sure that is (0 to 1), what else it may be, and its tables."""

    path: str
    name: str
    format: str
    sure: float
    others: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be read, and why."""

    path: str
    name: str
    why: Problem


@dataclass(frozen=True, slots=True)
class Read:
    """All files."""

    files: tuple[ReadFile, ...]
    failed: tuple[FailedFile, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there are of each kind."""

    all: int = 0
    new: int = 0
    same: int = 0
    different: int = 0
    links: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in one line of the list."""

    number: int
    state: str
    name: str
    category: str
    category_name: str
    group: str
    text: str
    variants: int
    there: str
    images: int
    links: int
    severity: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one filter, from the number `first` on."""

    of: str
    first: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToneFinding:
    """One place in a text, and what would be better."""

    severity: str
    start: int
    end: int
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an entry; `known` if the library has it."""

    text: str
    images: int
    findings: tuple[ToneFinding, ...]
    links: tuple[str, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in full; `there` is the name of the phrase that it may be a version of, `there_texts` its wordings."""

    number: int
    name: str
    state: str
    group: str
    keywords: tuple[str, ...]
    hotkey: str
    where: str
    wordings: tuple[Wording, ...]
    there: str
    there_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problems:
    """What was wrong or could not be carried over, from the number `first` on."""

    first: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the tone check is."""

    done: int
    of: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came in."""

    added: int
    updated: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done, and why."""

    doing: str
    why: Problem
