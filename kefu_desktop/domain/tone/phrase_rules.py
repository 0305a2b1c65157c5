"""Checks a phrase with all its wordings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kefu_desktop.domain.phrase import PAYMENT_CHASE, Phrase
from kefu_desktop.domain.tone.check import check
from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.domain.tone.rules import Rules
from kefu_desktop.domain.tone.similar import alikeness, bones

FEWEST: Final = 3
"""Wordings of a phrase, so that no buyer sees the same one soon again."""
ALIKE: Final = 0.8
_LONGEST: Final = 500
"""Characters of a wording that are compared."""

_COUPON: Final = re.compile(
    r"(?:优惠|代金|抵用|折扣|满减|现金|店铺|红包|津贴|消费)券|[领发用]券|券面|满减|(?<!不能)立减"
)
_THRESHOLD: Final = re.compile(
    r"满(?![意足心])|门槛|无限制|不限|任意|每满|实付|起用|起可用|下单(?:就|即|立)|以上|{[^}]*满减"
)
_END: Final = re.compile(
    r"截止|截至|有效|到期|期限|过期|今天内|今晚|当天|24 ?小时|[0-9]+ ?[号日天]|月底|年底"
    r"|之前用|前使用|前可用|前都|结束|为止|长期"
)
_ANY_FIELD: Final = re.compile(r"\{[^{}]*\}")
_INDUCEMENT: Final = re.compile(
    r"送|赠|礼|优惠|券|折|减|省|红包|活动|立减|返|包邮|{[^}]*(?:优惠|礼|活动)"
    r"|帮|疑问|问题|需要|不明白|不清楚|拿不准|卡在|困难|方便|步骤|怎么付|告诉我|跟我说|喊我|找我|陪"
    r"|发货|截单|保留|留着|安排|早点"
)
_CHASES: Final = re.compile(r"催")


def check_phrase(phrase: Phrase, rules: Rules) -> list[tuple[Finding, ...]]:
    """The findings of each wording, in their order; what is wrong with the phrase as a whole is told of the first."""
    found: list[list[Finding]] = [check(variant.text, rules) for variant in phrase.variants]
    for number, finding in _of_phrase(phrase, rules):
        found[number].append(finding)
    return [tuple(one for one in findings if not rules.settings.excuses(phrase.id, one.rule)) for findings in found]


def _of_phrase(phrase: Phrase, rules: Rules) -> Iterator[tuple[int, Finding]]:
    texts = [variant.text for variant in phrase.variants]
    enabled = [number for number, variant in enumerate(phrase.variants) if variant.enabled]
    if len(enabled) < FEWEST:
        yield from _told(rules, "few_variants", 0, texts[0])
    for number in _alike(texts, enabled):
        yield from _told(rules, "same_variants", number, texts[number])
    for number in enabled:
        for rule, is_broken in _BY_WORDING:
            if is_broken(phrase, texts[number]):
                yield from _told(rules, rule, number, texts[number])


def _told(rules: Rules, rule_id: str, number: int, text: str) -> Iterator[tuple[int, Finding]]:
    rule = rules.rule(rule_id)
    if rule is not None:
        yield number, Finding(rule.id, rule.severity, 0, len(text), rule.message, rule.suggestion)


def _alike(texts: Sequence[str], enabled: Sequence[int]) -> Iterator[int]:
    """The numbers of wordings that are nearly the same as an earlier one."""
    compared = [(number, bones(texts[number][:_LONGEST])) for number in enabled]
    for place, (number, one) in enumerate(compared):
        if any(alikeness(one, other) >= ALIKE for _, other in compared[:place]):
            yield number


def _lacks_terms(_phrase: Phrase, text: str) -> bool:
    """Whether a coupon is offered without what it asks for or until when."""
    if not _COUPON.search(_ANY_FIELD.sub("", text)) and not re.search(r"\{[^{}]*券[^{}]*\}", text):
        return False
    if not re.search(r"领|送|发|给|点|有|可用|用上|立减", text):
        return False
    return not (_THRESHOLD.search(text) and _END.search(text))


def _lacks_inducement(phrase: Phrase, text: str) -> bool:
    """Whether a reminder gives the buyer no reason: no gift, no help, no date."""
    is_chase = phrase.category == PAYMENT_CHASE and (
        "chase" in phrase.extra or _CHASES.search(phrase.name + phrase.group)
    )
    return bool(is_chase) and not _INDUCEMENT.search(text)


_BY_WORDING: Final[Sequence[tuple[str, Callable[[Phrase, str], bool]]]] = (
    ("coupon_terms", _lacks_terms),
    ("bare_chase", _lacks_inducement),
)
