"""More than two options in one question: the trade offers two, as a third makes a buyer put the choice off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.domain.tone.normal import Normal
from kefu_desktop.domain.tone.rules import Rules

RULE: Final = "options"
_SENTENCE: Final = re.compile(r"[^。!?;\n]+[。!?;\n]?")
_CHOICE: Final = re.compile(r"(?<!但)(?<!仅)还是(?!会|要|得|有|没|建议|比较|可以|能|很|蛮|挺|不)")
_NUMBERED: Final = re.compile(r"方案(?:[三四3-9]|[cd](?![a-z]))|(?:办法|选择|选项)[三四3-9]")
_MARKED: Final = re.compile(r"③|(?:^|\n)\s*3[.、)]")
_CHOOSE: Final = re.compile(r"(?:选|挑|倾向|哪(?:个|一种|种)(?:方案|办法)?|任选)")
_WAYS: Final = re.compile(r"方案|办法")


def find_options(normal: Normal, rules: Rules) -> Iterator[Finding]:
    """At most one finding, if the rule is in force."""
    rule = rules.rule(RULE)
    span = _third(normal.text) if rule is not None else None
    if rule is not None and span is not None:
        start, end = normal.origin(*span)
        yield Finding(RULE, rule.severity, start, end, rule.message, rule.suggestion)


def _third(text: str) -> tuple[int, int] | None:
    for sentence in _SENTENCE.finditer(text):
        choices = list(_CHOICE.finditer(sentence.group()))
        if len(choices) > 1:
            return sentence.start() + choices[1].start(), sentence.end()
    numbered = _NUMBERED.search(text)
    if numbered is None and _CHOOSE.search(text) and _WAYS.search(text):
        numbered = _MARKED.search(text)
    return numbered.span() if numbered is not None else None
