"""How well a phrase matches, and which stretches of what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kefu_desktop.domain.search_chunks import GROUP, OTHER_READING, PART, Chunk, Column
from kefu_desktop.domain.search_query import LITERAL, Needle
from kefu_desktop.domain.search_spelling import fold_character

Span = tuple[int, int]
"""Start and end (behind the last) of a matching stretch, in characters of the shown text."""

EXACT: Final = 0
PREFIX: Final = 10
KEYWORD: Final = 20
KEYWORD_PREFIX: Final = 21
WORD_IN_NAME: Final = 28
INSIDE_KEYWORD: Final = 29
INSIDE_NAME: Final = 30
IN_GROUP: Final = 40
IN_TEXT: Final = 50
TYPO: Final = 100
WORST: Final = 200


def name_cost(column: Column, row: int, at: int, needle: Needle) -> int:
    """What counts against a match at that place of the names."""
    text, start, end = column.text, column.starts[row], at + needle.length
    matched = text[at:end]
    if at == start or (text[at - 1] == OTHER_READING and text.startswith(matched, start)):
        whole = start + len(matched) == column.starts[row + 1] - 1
        place = EXACT if whole or text.startswith(matched + OTHER_READING, start) else PREFIX
    else:
        place = INSIDE_NAME if text[at - 1].isalnum() else WORD_IN_NAME
    return place + _quality(needle, matched)


def extra_cost(column: Column, row: int, at: int, needle: Needle) -> int:
    """What counts against a match at that place of the keywords and the group."""
    text, end = column.text, at + needle.length
    matched = text[at:end]
    if column.text.find(GROUP, column.starts[row], at) >= 0:
        return IN_GROUP + _quality(needle, matched)
    if text[at - 1].isalnum():
        return INSIDE_KEYWORD + _quality(needle, matched)
    return (KEYWORD_PREFIX if text[end].isalnum() else KEYWORD) + _quality(needle, matched)


def text_cost(column: Column, _row: int, at: int, needle: Needle) -> int:
    """What counts against a match at that place of the wordings."""
    return IN_TEXT + _quality(needle, column.text[at : at + needle.length])


def _quality(needle: Needle, matched: str) -> int:
    base = LITERAL if needle.word and matched == needle.word else needle.quality
    return base + (TYPO if needle.typo else 0)


def name_spans(chunk: Chunk, row: int, name: str, wanted: Sequence[Sequence[Needle]]) -> tuple[Span, ...]:
    """The stretches of the name that match."""
    return _shown(name, [span for needles in wanted for span in _spans(chunk.names, row, needles)], 0)


def best_variant(
    chunk: Chunk, row: int, texts: Sequence[str], wanted: Sequence[Sequence[Needle]]
) -> tuple[int, tuple[Span, ...]]:
    """Index of the wording that matches most of the words, and its matching stretches."""
    column = chunk.texts
    spans = [_spans(column, row, needles) for needles in wanted]
    if not any(spans):
        return 0, ()
    main = column.row_text(row).partition(OTHER_READING)[0]
    votes: dict[int, int] = {}
    for of_word in spans:
        for variant in {main.count(PART, 0, start) for start, _ in of_word}:
            votes[variant] = votes.get(variant, 0) + 1
    variant = min(votes, key=lambda index: (-votes[index], index))
    start = sum(len(part) + 1 for part in main.split(PART)[:variant])
    return variant, _shown(texts[variant], [span for of_word in spans for span in of_word], start)


def _spans(column: Column, row: int, needles: Iterable[Needle]) -> list[Span]:
    """Matches of the best needle that has any, in the folded text of the row."""
    for needle in needles:
        places = column.places(needle, row)
        if places:
            text = column.row_text(row)
            size = len(text.partition(OTHER_READING)[0])
            starts = {_home(text, at, size) for at in places}
            found = [(at, at + needle.length) for at in starts if at >= 0 and at + needle.length <= size]
            if found:
                return found
    return []


def _home(text: str, at: int, size: int) -> int:
    """The place in the main text of a match in one of the other readings behind it; -1 if there is none."""
    if at < size:
        return at
    start = text.rfind(OTHER_READING, 0, at + 1) + 1
    stretch = text[start:].partition(OTHER_READING)[0]
    home = text.find(stretch, 0, size)
    return home + at - start if home >= 0 else -1


def _shown(shown: str, spans: Iterable[Span], offset: int) -> tuple[Span, ...]:
    """The spans in the text as it is shown, joined where they touch; the folded text starts at `offset` in theirs."""
    inside = sorted((start - offset, end - offset) for start, end in spans if start >= offset)
    if not inside:
        return ()
    places = [at for at, character in enumerate(shown) if fold_character(character)]
    joined: list[Span] = []
    for folded_start, folded_end in inside:
        if folded_end > len(places):
            continue
        start, end = places[folded_start], places[folded_end - 1] + 1
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
