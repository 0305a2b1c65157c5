"""What a command answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DONE: Final = 0
NOTHING: Final = 1
USAGE: Final = 2
NOT_POSSIBLE: Final = 3
BAD_INPUT: Final = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """The exit code, the document for --json, the lines for people, and notes, which go to the standard error."""

    document: object
    lines: Sequence[str]
    code: int = DONE
    notes: Sequence[str] = ()
