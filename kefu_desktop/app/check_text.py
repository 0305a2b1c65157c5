"""Checks texts, phrases and whole libraries for their tone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.tone.check import check
from kefu_desktop.domain.tone.finding import ERROR, Finding
from kefu_desktop.domain.tone.phrase_rules import check_phrase
from kefu_desktop.domain.tone.rules import Rules


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that was checked, where it stands (a line, or the phrase's id and the wording's index), what was found."""

    text: str
    where: str
    findings: tuple[Finding, ...]


class CheckText:
    """Holds the rules; each call is independent of the others."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def text(self, text: str, where: str = "") -> Entry:
        """One text as it would be sent."""
        return Entry(text, where, tuple(self.findings(text)))

    def phrase(self, phrase: Phrase) -> list[Entry]:
        """One entry for each wording."""
        found = check_phrase(phrase, self._rules)
        return [
            Entry(variant.text, f"{phrase.id}:{number}", findings)
            for number, (variant, findings) in enumerate(zip(phrase.variants, found, strict=True))
        ]

    def library(self, phrases: Iterable[Phrase]) -> list[Entry]:
        """One entry for each wording of each phrase."""
        return [entry for phrase in phrases for entry in self.phrase(phrase)]

    def findings(self, text: str) -> list[Finding]:
        """What is wrong with a text, in its order."""
        return check(text, self._rules)

    def mark(self, text: str) -> str | None:
        """The name of the gravest rule that is broken, if it is more than a hint."""
        serious = [finding for finding in self.findings(text) if finding.is_serious]
        if not serious:
            return None
        gravest = next((finding for finding in serious if finding.severity == ERROR), serious[0])
        return self.rule_name(gravest.rule)

    def rule_name(self, rule_id: str) -> str:
        """What a rule is called."""
        rule = self._rules.rule(rule_id)
        return rule.name if rule is not None else rule_id
