"""The tone of phrases that are to come in: looked at when it is asked for, and bit by bit in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from kefu_desktop.app import check_text
from kefu_desktop.app.import_plan import Entry
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.tone.finding import SEVERITIES, Finding

_OF_LIBRARIES: Final = frozenset({"few_variants"})
"""Rules that would blame every row of a table: they are for those who tend a library."""


class ToneChecker(Protocol):
    """Checks phrases."""

    def phrase(self, phrase: Phrase) -> list[check_text.Entry]:
        """One entry for each wording."""

    def rule_name(self, rule_id: str) -> str:
        """What a rule is called."""


class ToneOfEntries:
    """Remembers of each entry its gravest finding; those that the library has already are passed over."""

    def __init__(self, entries: Sequence[Entry], checker: ToneChecker, ticks: Callable[[], float]) -> None:
        """Begin.

        Args:
            entries: of a plan.
            checker: checks one phrase.
            ticks: seconds of a clock that only goes on.
        """
        self._entries = entries
        self._checker = checker
        self._ticks = ticks
        self._waiting = [number for number, entry in enumerate(entries) if entry.state != "same"]
        self._next = 0
        self._seen: dict[int, tuple[str, str]] = {}
        self._flagged: set[int] = set()

    @property
    def of(self) -> int:
        """How many entries are to be checked."""
        return len(self._waiting)

    @property
    def done(self) -> int:
        """How many were."""
        return len(self._seen)

    @property
    def flagged(self) -> list[int]:
        """The numbers of those with a serious finding, in their order."""
        return sorted(self._flagged)

    @property
    def count(self) -> int:
        """How many those are."""
        return len(self._flagged)

    def is_done(self) -> bool:
        """Whether all were checked."""
        return self._next >= len(self._waiting)

    def findings(self, number: int) -> list[tuple[Finding, ...]]:
        """What is wrong with each wording of an entry."""
        checked = self._checker.phrase(self._entries[number].phrase)
        return [tuple(one for one in entry.findings if one.rule not in _OF_LIBRARIES) for entry in checked]

    def gravest(self, number: int) -> tuple[str, str]:
        """Severity and name of the gravest rule that an entry breaks; empty for none."""
        if self._entries[number].state == "same":
            return "", ""
        if number not in self._seen:
            self._seen[number] = self._look(number)
        return self._seen[number]

    def go_on(self, seconds: float) -> None:
        """Check those that nobody asked for, for about so long."""
        end = self._ticks() + seconds
        while not self.is_done():
            self.gravest(self._waiting[self._next])
            self._next += 1
            if self._ticks() >= end:
                return

    def _look(self, number: int) -> tuple[str, str]:
        found = [finding for findings in self.findings(number) for finding in findings]
        if not found:
            return "", ""
        gravest = min(found, key=lambda finding: SEVERITIES.index(finding.severity))
        if gravest.is_serious:
            self._flagged.add(number)
        return gravest.severity, self._checker.rule_name(gravest.rule)
