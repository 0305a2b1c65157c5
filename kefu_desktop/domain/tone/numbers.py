"""Numbers that have no place in a chat: mobile phones, identity cards, bank cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.domain.tone.normal import Normal
from kefu_desktop.domain.tone.rules import Rules

RULE: Final = "privacy"
PHONE: Final = "phone"
IDENTITY: Final = "identity"
CARD: Final = "card"

_RUN: Final = re.compile(r"(?<![0-9a-z])[0-9](?:[ -]?[0-9]){10,22}x?(?![0-9a-z])")
_GAPS: Final = re.compile(r"[ -]")
_PHONE: Final = re.compile(r"(?:86)?1[3-9][0-9]{9}")
_IDENTITY: Final = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9x]"
)
_CARD: Final = re.compile(r"(?:62[0-9]{14,17}|4[0-9]{15}|5[1-5][0-9]{14}|35[0-9]{14}|9[0-9]{15,18})")
_ORDER_BEFORE: Final = re.compile(
    r"(?:单|编号|型号|条码|货号|款号|批号|物流|快递|运)(?:号|号码|编号)?[^0-9。!?\n]{0,6}\Z"
)
_BEFORE: Final = 14
_DELIVERY_BEFORE: Final = re.compile(
    r"退货地址|寄回|退回|收件|收货(?:人|信息|地址)|核对|(?:客服|售后|维修|服务)(?:电话|热线)"
)
"""Whom a parcel goes to and where the shop itself is called are told every day."""
_FAR_BEFORE: Final = 60
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10x98765432"


def find_numbers(normal: Normal, rules: Rules) -> Iterator[Finding]:
    """The numbers, if the rule is in force."""
    rule = rules.rule(RULE)
    if rule is None:
        return
    for found in _RUN.finditer(normal.whole):
        kind = kind_of(_GAPS.sub("", found.group()))
        before = normal.whole[max(0, found.start() - _BEFORE) : found.start()]
        if kind is None or (kind == CARD and _ORDER_BEFORE.search(before)):
            continue
        if kind == PHONE and _DELIVERY_BEFORE.search(normal.whole, max(0, found.start() - _FAR_BEFORE), found.start()):
            continue
        start, end = normal.origin(*found.span())
        yield Finding(RULE, rule.severity, start, end, rule.message_for(kind), rule.messages.get(f"{kind}_fix", ""))


def kind_of(digits: str) -> str | None:
    """What a run of digits is: a mobile phone, an identity card or a bank card, the latter two by their checksums."""
    if _PHONE.fullmatch(digits):
        return PHONE
    if _IDENTITY.fullmatch(digits) and identity_fits(digits):
        return IDENTITY
    if _CARD.fullmatch(digits) and card_fits(digits):
        return CARD
    return None


def identity_fits(digits: str) -> bool:
    """Whether the last character of 18 is the one that GB 11643 asks for."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return _CHECK_DIGITS[total % 11] == digits[17]


def card_fits(digits: str) -> bool:
    """Whether the digits pass Luhn's check."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
