"""Rules: patterns of what the trade means, compiled once from data and the shop's own settings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kefu_desktop.domain.tone.finding import HINT, WARNING
from kefu_desktop.domain.tone.normal import Evasions

MATCH: Final = "match"
CLAUSE: Final = "clause"
SENTENCE: Final = "sentence"
MESSAGE: Final = "message"
SPANS: Final = (MATCH, CLAUSE, SENTENCE, MESSAGE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One construction.

    `find` is searched in the plain text, or must be the whole message without its punctuation if `whole`; it reads
    quotations too if `quoted`. Nothing is found if `unless` is in the same clause, `unless_sentence` in the sentence or
    `unless_message` anywhere, or if no character of `needs` is in the text. `span` says what is marked. In `suggestion`
    {1} is the first group. An empty severity, message or suggestion is the rule's.
    """

    find: re.Pattern[str]
    whole: bool = False
    quoted: bool = False
    unless: re.Pattern[str] | None = None
    unless_sentence: re.Pattern[str] | None = None
    unless_message: re.Pattern[str] | None = None
    needs: frozenset[str] = frozenset()
    span: str = MATCH
    severity: str = ""
    message: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its patterns; one that is checked by code (see numbers.py, phrase_rules.py) has none.

    A rule that `gives_way` is not told where a narrower one is: one place, one lesson.
    """

    id: str
    name: str
    severity: str = WARNING
    message: str = ""
    suggestion: str = ""
    messages: Mapping[str, str] = field(default_factory=dict, hash=False)
    patterns: tuple[Pattern, ...] = ()
    gives_way: bool = False

    def message_for(self, part: str) -> str:
        """What is said about one part of the rule, failing that what it says of all."""
        return self.messages.get(part, self.message)


@dataclass(frozen=True, slots=True)
class ToneSettings:
    """What the shop has set.

    `off`: ids of rules that are not wanted. `extra`: words of its own by rule. `excused`: ids of rules by the id of the
    phrase that need not keep them; "*" stands for all.
    """

    off: frozenset[str] = frozenset()
    extra: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)
    excused: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    def excuses(self, phrase_id: str, rule: str) -> bool:
        """Whether a phrase need not keep a rule."""
        rules = self.excused.get(phrase_id, frozenset())
        return rule in rules or "*" in rules


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules that are in force, in the order of the data."""

    rules: tuple[Rule, ...]
    evasions: Evasions = field(default_factory=lambda: Evasions({}))
    settings: ToneSettings = field(default_factory=ToneSettings)
    by_id: Mapping[str, Rule] = field(init=False, repr=False, hash=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    def rule(self, rule_id: str) -> Rule | None:
        """The rule, if it is in force."""
        return self.by_id.get(rule_id)

    @classmethod
    def of(cls, rules: Sequence[Rule], evasions: Mapping[str, str], settings: ToneSettings | None = None) -> Rules:
        """The rules with what the shop has set."""
        settings = settings or ToneSettings()
        kept = tuple(
            _with_words(rule, settings.extra.get(rule.id, ())) for rule in rules if rule.id not in settings.off
        )
        return cls(kept, Evasions.of(evasions), settings)


def _with_words(rule: Rule, words: Sequence[str]) -> Rule:
    """The rule with plain words of the shop; they count at least as a warning, or nobody would see them."""
    wanted = [word.strip() for word in words if word.strip()]
    if not wanted:
        return rule
    find = re.compile("|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True)), re.IGNORECASE)
    severity = WARNING if rule.severity == HINT else rule.severity
    return replace(rule, patterns=(*rule.patterns, Pattern(find, severity=severity, quoted=True)))
