"""Checks one text as it would be sent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.domain.tone.finding import SEVERITIES, Finding
from kefu_desktop.domain.tone.normal import CLAUSE_ENDS, SENTENCE_ENDS, Normal, normalise
from kefu_desktop.domain.tone.numbers import find_numbers
from kefu_desktop.domain.tone.options import find_options
from kefu_desktop.domain.tone.rules import CLAUSE, MATCH, MESSAGE, Pattern, Rule, Rules

_FARTHEST: Final = 80
"""Characters on each side of a match that its clause or sentence may reach: a wall of text stays cheap to read."""
_MOST: Final = 100
"""Findings of one pattern in one text."""
_CLAUSE_END: Final = re.compile(f"[{re.escape(CLAUSE_ENDS)}]")
_SENTENCE_END: Final = re.compile(f"[{re.escape(SENTENCE_ENDS)}]")
_OUTER: Final = re.compile(r"[\s,。!?;:…、.()\"'“”\[\]-]+")
_GROUP: Final = re.compile(r"\{(\d)\}")


def check(text: str, rules: Rules) -> list[Finding]:
    """The findings, in the order of the text; the same for the same text and rules."""
    view = _View(text, normalise(text, rules.evasions))
    if not view.core:
        return []
    found = [finding for rule in rules.rules for finding in _by_patterns(rule, view)]
    found.extend(find_numbers(view.normal, rules))
    found.extend(find_options(view.normal, rules))
    return _without_echoes(_tidy(found), rules)


@dataclass(slots=True)
class _View:
    """A text with what several patterns ask of it."""

    source: str
    normal: Normal
    core: str = field(init=False)
    characters: frozenset[str] = field(init=False)
    _clause_ends: list[int] = field(init=False)
    _sentence_ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        text = self.normal.text
        self.core = _OUTER.sub("", text)
        self.characters = frozenset(self.normal.whole)
        self._clause_ends = [found.start() for found in _CLAUSE_END.finditer(text)]
        self._sentence_ends = [found.start() for found in _SENTENCE_END.finditer(text)]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the clause around a stretch."""
        return self._bounds(self._clause_ends, start, end)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a stretch, with the mark that ends it."""
        first, last = self._bounds(self._sentence_ends, start, end)
        return first, min(last + 1, len(self.normal.text))

    def _bounds(self, ends: list[int], start: int, end: int) -> tuple[int, int]:
        before = bisect_left(ends, start)
        after = bisect_right(ends, max(start, end - 1))
        first = ends[before - 1] + 1 if before else 0
        last = ends[after] if after < len(ends) else len(self.normal.text)
        return max(first, start - _FARTHEST), min(last, end + _FARTHEST)


def _by_patterns(rule: Rule, view: _View) -> Iterator[Finding]:
    for pattern in rule.patterns:
        if pattern.needs and pattern.needs.isdisjoint(view.characters):
            continue
        if pattern.unless_message is not None and pattern.unless_message.search(view.normal.text):
            continue
        if pattern.whole:
            if pattern.find.fullmatch(view.core):
                yield _finding(rule, pattern, view, (0, len(view.normal.text)), None)
            continue
        yield from _matches(rule, pattern, view)


def _matches(rule: Rule, pattern: Pattern, view: _View) -> Iterator[Finding]:
    text = view.normal.whole if pattern.quoted else view.normal.text
    left = _MOST
    for found in pattern.find.finditer(text):
        start, end = found.span()
        if start == end or _is_excused(pattern, view, start, end):
            continue
        yield _finding(rule, pattern, view, (start, end), found)
        left -= 1
        if not left:
            return


def _is_excused(pattern: Pattern, view: _View, start: int, end: int) -> bool:
    text = view.normal.text
    if pattern.unless is not None:
        first, last = view.clause(start, end)
        if pattern.unless.search(text[first : last + 1]):
            return True
    if pattern.unless_sentence is not None:
        first, last = view.sentence(start, end)
        return pattern.unless_sentence.search(text[first:last]) is not None
    return False


def _finding(rule: Rule, pattern: Pattern, view: _View, span: tuple[int, int], found: re.Match[str] | None) -> Finding:
    start, end = view.normal.origin(*_marked(pattern, view, *span))
    suggestion = pattern.suggestion or rule.suggestion
    return Finding(
        rule=rule.id,
        severity=pattern.severity or rule.severity,
        start=start,
        end=end,
        message=pattern.message or rule.message,
        suggestion=_filled(suggestion, view, found),
    )


def _marked(pattern: Pattern, view: _View, start: int, end: int) -> tuple[int, int]:
    if pattern.span == MATCH and not pattern.whole:
        return start, end
    if pattern.span == MESSAGE or pattern.whole:
        return 0, len(view.normal.text)
    first, last = view.clause(start, end) if pattern.span == CLAUSE else view.sentence(start, end)
    return min(first, start), max(last, end)


def _filled(suggestion: str, view: _View, found: re.Match[str] | None) -> str:
    """The suggestion with its groups as the user wrote them."""
    if found is None or "{" not in suggestion:
        return suggestion

    def group(place: re.Match[str]) -> str:
        number = int(place[1])
        if number > (found.re.groups) or found.start(number) >= found.end(number):
            return ""
        start, end = view.normal.origin(*found.span(number))
        return view.source[start:end]

    return _GROUP.sub(group, suggestion)


def _without_echoes(found: list[Finding], rules: Rules) -> list[Finding]:
    """Without findings of rules that give way, where another serious one overlaps."""
    firm = [f for f in found if f.is_serious and not rules.by_id[f.rule].gives_way]
    return [
        f
        for f in found
        if not rules.by_id[f.rule].gives_way or not any(o.start < f.end and f.start < o.end for o in firm)
    ]


def _tidy(found: list[Finding]) -> list[Finding]:
    """In order, and of each rule only the outermost of findings that overlap."""
    kept: list[Finding] = []
    last: dict[str, Finding] = {}
    for finding in sorted(found, key=lambda f: (f.start, -f.end, SEVERITIES.index(f.severity), f.rule)):
        before = last.get(finding.rule)
        if before is not None and finding.start < before.end:
            if SEVERITIES.index(finding.severity) < SEVERITIES.index(before.severity):
                kept[kept.index(before)] = last[finding.rule] = finding
            continue
        last[finding.rule] = finding
        kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))
