"""What a mistyped word may have meant: a few needles, and only such as the library can hold."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice, product
from typing import Final

from kefu_desktop.domain.search_chunks import Pairs
from kefu_desktop.domain.search_query import Hay, Needle, Unit, is_letter
from kefu_desktop.domain.search_spelling import CODES, SYLLABLES, is_chinese

_SLIP: Final = 1
_EDIT: Final = 2
_MOST_COST: Final = 2
_MOST_NEEDLES: Final = 6
_MOST_CONSIDERED: Final = 24
_MOST_STEPS: Final = 400
_ANY: Final[Unit] = ("\x20", "\U0010ffff", "")
_GAP: Final = "\x01"

# beginnings and ends of syllables that many people do not tell apart
_SLIPS: Final = (("zh", "z"), ("sh", "s"), ("ch", "c"), ("n", "l"), ("h", "f"), ("r", "l"))
_SLIP_ENDS: Final = (("ang", "an"), ("eng", "en"), ("ing", "in"), ("ve", "ue"), ("v", "u"))


def typo_needles(word: str, readings: Mapping[str, str], pairs: Pairs) -> tuple[Needle, ...]:
    """Needles for a word that was probably mistyped, the likeliest first; none for short words."""
    pinyin = len(word) >= 4 and all(map(is_letter, word))
    if pinyin:
        found: Iterator[Needle] = _pinyin(word, pairs)
    elif len(word) >= 3 and all(map(is_chinese, word)):
        found = _chinese(word, readings, pairs)
    else:
        return ()
    chosen: dict[tuple[str, tuple[Unit, ...]], Needle] = {}
    for needle in islice(found, _MOST_CONSIDERED):
        chosen.setdefault((needle.find, needle.units), replace(needle, typo=True))
    # of equal mistakes the reading with the fewest syllables is the likeliest
    return tuple(sorted(chosen.values(), key=lambda needle: (needle.quality, needle.length if pinyin else 0)))[
        :_MOST_NEEDLES
    ]


def _pinyin(word: str, pairs: Pairs) -> Iterator[Needle]:
    # cheapest first: price so far, letters left to read, codes so far, and those letters
    queue: list[tuple[int, int, str, str]] = [(0, len(word), "", word)]
    queue += [(_EDIT, len(word), "", swapped) for swapped in _swapped(word) if swapped != word]
    heapq.heapify(queue)
    for _ in range(_MOST_STEPS):
        if not queue:
            return
        cost, _, codes, rest = heapq.heappop(queue)
        if not rest:
            yield Needle(Hay.SPELLING, codes, (), cost, len(codes))
        for code, price, left in _next_syllables(rest, _MOST_COST - cost):
            if not codes or pairs.may_hold(codes[-1] + code):
                heapq.heappush(queue, (cost + price, len(left), codes + code, left))


def _next_syllables(rest: str, most: int) -> Iterator[tuple[str, int, str]]:
    """Codes that the letters may begin with, the price (up to `most`), and the letters behind."""
    for size in range(min(7, len(rest)), 0, -1):
        for code, price in _near(rest[:size]):
            if price <= most:
                yield code, price, rest[size:]


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@cache
def _near(letters: str) -> tuple[tuple[str, int], ...]:
    """Codes of the syllables that the letters may stand for, each with the price of the mistake."""
    prices: dict[str, int] = {}
    if letters in CODES:
        prices[CODES[letters]] = 0
    for meant in _slips(letters):
        prices.setdefault(CODES[meant], _SLIP)
    if len(letters) >= 2:
        for form in _shortened(letters):
            for meant in _syllables_by_form().get(form, ()):
                if len(meant) >= 2 and _one_edit(letters, meant):
                    prices.setdefault(CODES[meant], _EDIT)
    return tuple(prices.items())


def _slips(letters: str) -> Iterator[str]:
    for pair in _SLIPS:
        for one, other in (pair, pair[::-1]):
            if letters.startswith(one) and other + letters[len(one) :] in CODES:
                yield other + letters[len(one) :]
    for pair in _SLIP_ENDS:
        for one, other in (pair, pair[::-1]):
            if letters.endswith(one) and letters[: -len(one)] + other in CODES:
                yield letters[: -len(one)] + other


@cache
def _syllables_by_form() -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for syllable in SYLLABLES:
        for form in _shortened(syllable):
            forms[form] = (*forms.get(form, ()), syllable)
    return forms


def _shortened(letters: str) -> list[str]:
    """The letters, and they without one of them."""
    return list(dict.fromkeys([letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))]))


def _one_edit(typed: str, meant: str) -> bool:
    """Whether one letter was left out, added or replaced (words that share a shortened form differ by two at most)."""
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    if len(longer) == len(shorter):
        return sum(one != other for one, other in zip(longer, shorter, strict=True)) == 1
    return len(longer) - len(shorter) == 1 and shorter in _shortened(longer)


def _chinese(word: str, readings: Mapping[str, str], pairs: Pairs) -> Iterator[Needle]:
    choices = [readings.get(character, "") for character in word]
    for codes in islice(product(*choices), 3):
        if pairs.may_hold("".join(codes)):
            yield Needle(Hay.SPELLING, "".join(codes), (), 1, len(word))
    for pattern in _patterns(word):
        pieces = [piece for piece in pattern.split(_GAP) if piece]
        if all(pairs.may_hold(piece) if len(piece) > 1 else piece in readings for piece in pieces):
            yield _with_gap(pattern)


def _patterns(word: str) -> Iterator[str]:
    """The word with two characters swapped, one replaced, one less or one more (a gap fits any)."""
    yield from _swapped(word)
    for at in range(len(word)):
        yield word[:at] + _GAP + word[at + 1 :]
    if len(word) >= 4:
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]
        for at in range(1, len(word)):
            yield word[:at] + _GAP + word[at:]


def _with_gap(pattern: str) -> Needle:
    longest = max(pattern.split(_GAP), key=len)
    if len(longest) >= len(pattern) - 1:
        return Needle(Hay.TEXT, longest, (), 2, len(longest))
    units = tuple(_ANY if character == _GAP else ("", "", character) for character in pattern)
    return Needle(Hay.TEXT, longest, units, 2, len(pattern), lead=pattern.index(longest))
