"""What the checker says of a place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ERROR: Final = "error"
WARNING: Final = "warning"
HINT: Final = "hint"
SEVERITIES: Final = (ERROR, WARNING, HINT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `rule` is the rule's id; `severity` "error", "warning" or "hint"; `start` and `end` are offsets in the text as the
    user wrote it; `message` teaches in one sentence; `suggestion` replaces [start:end], "" if there is none.
    """

    rule: str
    severity: str
    start: int
    end: int
    message: str
    suggestion: str = ""

    @property
    def is_serious(self) -> bool:
        """Whether it makes its text a bad one; a hint does not."""
        return self.severity != HINT
