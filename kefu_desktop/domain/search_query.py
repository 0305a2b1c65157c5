"""What a user types into the search, and what to look for in the columns of an index."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice, product
from typing import Final

from kefu_desktop.domain.search_spelling import CODES, FIRST_LETTERS, fold_character, is_chinese, prefix_range

Unit = tuple[str, str, str]
"""What one character must be: a code from the first to before the second, or literally the third (if not empty)."""

_MOST_WORDS: Final = 8
_MOST_LETTERS: Final = 40
_MOST_PARSES: Final = 8
_MOST_READINGS: Final = 3
_DOUBLE_INITIALS: Final = ("zh", "ch", "sh")
_INSIDE: Final = frozenset("%+-./&")

LITERAL: Final = 0
FULL_PINYIN: Final = 2
PARTIAL_PINYIN: Final = 3
MIXED: Final = 4
INITIALS: Final = 6


class Hay(Enum):
    """Which of the aligned strings is searched."""

    TEXT = 0
    SPELLING = 1
    INITIALS = 2


@dataclass(frozen=True, slots=True)
class Needle:
    """What str.find looks for, and what must hold around a find (nothing if there are no units).

    `quality` counts against a match; `length` is that of the match, `lead` how many characters of it stand before the
    find; `word` is what was typed, if the match may be literal as well; `typo` whether it is not what was typed.
    """

    hay: Hay
    find: str
    units: tuple[Unit, ...]
    quality: int
    length: int
    lead: int = 0
    word: str = ""
    typo: bool = False

    def haystack(self, text: str, spelling: str, initials: str) -> str:
        """The one of the three to search."""
        if self.hay is Hay.TEXT:
            return text
        return spelling if self.hay is Hay.SPELLING else initials


def words(query: str) -> tuple[str, ...]:
    """The words of a query, folded, without punctuation; at most 8 of at most 40 characters."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFKC", query[:400]).lower():
        folded = fold_character(character)
        if folded.isalnum():
            kept.append(folded)
        elif character in _INSIDE and kept and kept[-1].isascii() and kept[-1].isalnum():
            kept.append(character)
        elif character not in "{}'\u2019":
            kept.append(" ")
    found = [word.rstrip("+-./&")[:_MOST_LETTERS] for word in "".join(kept).split()]
    return tuple(dict.fromkeys(word for word in found if word))[:_MOST_WORDS]


def needles(word: str, readings: Mapping[str, str]) -> tuple[Needle, ...]:
    """All that a word may mean, the surest first.

    Args:
        word: one of `words`.
        readings: the codes that each character has in the library.
    """
    if not any(map(is_letter, word)):
        return (Needle(Hay.TEXT, word, (), LITERAL, len(word)),)
    found: dict[tuple[object, ...], Needle] = {}
    for needle in _needles(word, readings):
        found.setdefault((needle.hay, needle.find, needle.units), needle)
    return tuple(sorted(found.values(), key=lambda needle: needle.quality))


def narrows(word: str) -> bool:
    """Whether all that will match the word and more letters matches the word, too: no way to read it was left out."""
    ways = list(islice(parses(word), _MOST_PARSES))
    return len(_likely(ways)) == len(ways) < _MOST_PARSES


def is_letter(character: str) -> bool:
    """Whether it may be part of pinyin."""
    return "a" <= character <= "z"


def _needles(word: str, readings: Mapping[str, str]) -> Iterator[Needle]:
    if word.isascii():
        yield Needle(Hay.INITIALS, word, (), INITIALS, len(word), word=word)
    if len(word) == 1:
        return
    for units in _likely(list(islice(parses(word), _MOST_PARSES))):
        yield from _needles_of(units, readings)


def _likely(ways: list[tuple[Unit, ...]]) -> list[tuple[Unit, ...]]:
    """Without ways that cut what can be read as whole syllables (with the last unfinished) into smaller pieces."""
    for fits in (_is_whole, _is_firm):
        least = min((len(units) for units in ways if fits(units)), default=0)
        if least:
            return [units for units in ways if fits(units) or (_is_firm(units) and len(units) <= least)]
    return ways


def _is_firm(units: tuple[Unit, ...]) -> bool:
    return all(_width(unit) == 1 for unit in units[:-1])


def _is_whole(units: tuple[Unit, ...]) -> bool:
    return all(_width(unit) == 1 for unit in units)


def _needles_of(units: tuple[Unit, ...], readings: Mapping[str, str]) -> Iterator[Needle]:
    low, high, _ = units[-1]
    if _is_whole(units):
        yield from _exactly(units, readings, FULL_PINYIN)
    elif _is_firm(units) and _width(units[-1]) <= (8 if len(units) == 1 else 3):
        # few endings: a find for each costs less than to check all that have the same first letters
        for code in range(ord(low), ord(high)):
            yield from _exactly((*units[:-1], (chr(code), chr(code + 1), "")), readings, PARTIAL_PINYIN)
    else:
        quality = PARTIAL_PINYIN if _is_firm(units) else MIXED
        for codes in _codes(units, readings):
            yield Needle(Hay.INITIALS, codes.translate(FIRST_LETTERS), units, quality, len(units))


def _exactly(units: tuple[Unit, ...], readings: Mapping[str, str], quality: int) -> Iterator[Needle]:
    literal = any(literal for _, _, literal in units)
    for codes in _codes(units, readings):
        yield Needle(Hay.SPELLING, codes, units if literal else (), quality, len(units))


def _width(unit: Unit) -> int:
    """How many codes fit; a literal character is one."""
    low, high, _ = unit
    return ord(high) - ord(low) if low else 1


def _codes(units: tuple[Unit, ...], readings: Mapping[str, str]) -> Iterator[str]:
    choices = [low or (readings.get(literal, "") if is_chinese(literal) else literal) for low, _, literal in units]
    for chosen in islice(product(*choices), _MOST_READINGS):
        yield "".join(chosen)


def parses(word: str) -> Iterator[tuple[Unit, ...]]:
    """Ways to read a word as syllables and first letters, the longest syllables first."""
    # from which places a reading reaches the end: without that, a bad last letter would try all ways to read the rest
    reaches = [False] * len(word) + [True]
    for at in reversed(range(len(word))):
        reaches[at] = any(reaches[at + size] and units for size, units in _steps(word, at))
    if reaches[0]:
        yield from _parse(word, reaches, ())


def _parse(word: str, reaches: list[bool], before: tuple[Unit, ...], at: int = 0) -> Iterator[tuple[Unit, ...]]:
    if at == len(word):
        yield before
        return
    for size, units in _steps(word, at):
        if reaches[at + size] and (size > 1 or _may_stand_alone(word, at, before)):
            for unit in units:
                yield from _parse(word, reaches, (*before, unit), at + size)


def _steps(word: str, at: int) -> Iterator[tuple[int, list[Unit]]]:
    if not is_letter(word[at]):
        yield 1, [("", "", word[at])]
        return
    for size in range(min(6, len(word) - at), 0, -1):
        yield size, _units(word[at : at + size], last=at + size == len(word))


def _units(piece: str, *, last: bool) -> list[Unit]:
    low, high = prefix_range(piece)
    if low == high:
        return []
    found: list[Unit] = [(CODES[piece], chr(ord(CODES[piece]) + 1), "")] if piece in CODES else []
    partial = last and (not found or ord(high) - ord(low) > 1)
    if partial or len(piece) == 1 or piece in _DOUBLE_INITIALS:
        found.append((low, high, piece if len(piece) == 1 else ""))
    return found


def _may_stand_alone(word: str, at: int, before: tuple[Unit, ...]) -> bool:
    # "fa" is a syllable or its beginning, never f and a: that a word is nothing but first letters is looked for anyway
    if word[at] not in "aeo" or not before or before[-1][2] != word[at - 1]:
        return True
    low, high = prefix_range(word[at - 1 : at + 1])
    return low == high
