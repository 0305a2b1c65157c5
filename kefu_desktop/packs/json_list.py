"""JSON that no known program wrote: tables with a text among their keys, and texts in lists or under names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_brackets import open_braces
from kefu_desktop.domain.pack_words import fixed_category, name_of, split_keywords, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.table_header import CATEGORY, CODE, CONTENT, GROUP, KEYWORDS, TITLE, Heading, heading
from kefu_desktop.domain.taken import Item, Taken

_DEEPEST: Final = 8
_LONGEST_KEY: Final = 40
_LONGEST_NAME: Final = 80
_MOST_KEYS: Final = 100
"""Of a table that is one phrase; one with more is a list of names."""
_SHORTEST_TEXT: Final = 2
_SAMPLE: Final = 400
_SENTENCE: Final = re.compile("[，。！？!?~～,;；…]|[.](?:\\s|\\Z)")
_FEWEST_WORDS: Final = 4
_WRAPPER: Final = (
    "data list items result results rows records content phrases replies templates scripts faq faqs qa questions"
)
_MANY_TEXTS: Final = "templates texts contents replies answers responses variants messages phrases examples options"
_IDENTIFIER: Final = re.compile(r"[a-z\d]+(?:_[a-z\d]+)+\Z")
_WRAPPERS: Final = frozenset(_WRAPPER.split())
_MANY: Final = frozenset(_MANY_TEXTS.split())

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """Texts under the names above them; `of` is the table that they stood in."""

    path: Path
    texts: tuple[str, ...]
    of: Mapping[str, object]
    name: str = ""


def sniff(source: Source) -> float:
    """Whether any texts of people are found."""
    if source.json is None:
        return 0.0
    sample = [found for found, _ in zip(_walk(source.json, (), 0), range(_SAMPLE), strict=False)]
    if not sample:
        return 0.0
    said = sum(any(map(_is_said, found.texts)) for found in sample)
    if said * 2 < len(sample):
        return 0.0
    # settings of a program hold labels, replies hold sentences
    sentences = sum(any(map(_SENTENCE.search, found.texts)) for found in sample)
    return 0.4 if sentences * 2 >= len(sample) else 0.2


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: there are none, or too many.
    """
    items: list[Item] = []
    problems: list[Problem] = []
    named: Counter[str] = Counter()
    for number, found in enumerate(_walk(source.json, (), 0), 1):
        named[found.name] += 1
        try:
            items.append(_item(found, number))
        except KefuError as error:
            problems.append(Problem.of(str(number), error))
        if len(items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    if not items and not problems:
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    return Taken(tuple(_with_names(items, named)), tuple(problems), title=source.stem)


def _with_names(items: Sequence[Item], keys: Mapping[str, int]) -> Iterator[Item]:
    """A key such as main_answer that stands in several tables is that of a field, and no name of a phrase."""
    for item in items:
        is_field = keys.get(item.name, 0) > 1 and item.name.isascii()
        yield replace(item, name=name_of(item.variants[0].text)) if is_field and item.variants else item


def _walk(value: object, path: Path, depth: int) -> Iterator[_Found]:
    if depth > _DEEPEST:
        return
    table = loose.table(value)
    if table:
        texts = _texts_of(table)
        if texts:
            yield _Found(path, texts, table)
            return
        for key, inner in _for_people(table):
            below = path if key.lower() in _WRAPPERS else (*path, key[:_LONGEST_KEY])
            if isinstance(inner, str):
                yield from _plain(path, key, (inner,))
            else:
                yield from _walk(inner, below, depth + 1)
        return
    entries = loose.entries(value)
    if entries and all(isinstance(entry, str) for entry in entries):
        yield from _named_list(path, tuple(str(entry) for entry in entries))
        return
    for entry in entries:
        yield from _walk(entry, path, depth + 1)


def _for_people(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    # _comment and its like are said to programmers
    return ((key, value) for key, value in table.items() if not key.startswith("_"))


def _texts_of(table: Mapping[str, object]) -> tuple[str, ...]:
    """The wordings among the values of a table; the key that says so most plainly counts."""
    if len(table) > _MOST_KEYS:
        return ()
    best: tuple[tuple[bool, int], tuple[str, ...]] = ((False, 0), ())
    for key, value in table.items():
        said = _heading(key)
        texts = tuple(loose.texts(value))
        many = isinstance(value, list) and key.lower() in _MANY
        if texts and (said.role == CONTENT or many) and not (isinstance(value, list) and len(texts) < len(value)):
            rank = (not said.weak and not many, said.length + 1)
            best = max(best, (rank, texts), key=lambda found: found[0])
    return best[1]


def _plain(path: Path, key: str, texts: tuple[str, ...]) -> Iterator[_Found]:
    # a name, a version, an address: nothing that anybody would say
    if _heading(key).role or len(texts[0].strip()) < _SHORTEST_TEXT or "://" in texts[0][:12]:
        return
    if _is_said(texts[0]):
        yield _Found(path, texts, {}, key)


def _named_list(path: Path, texts: tuple[str, ...]) -> Iterator[_Found]:
    """Texts under a name are its wordings; those of a bare list are phrases."""
    if (path and _heading(path[-1]).role in {KEYWORDS, CODE}) or all(map(_IDENTIFIER.match, texts)):
        return
    if path:
        yield _Found(path[:-1], texts, {}, path[-1])
        return
    for text in texts:
        yield _Found(path, (text,), {})


def _is_said(text: str) -> bool:
    """Whether a person would say it: Chinese, or several words."""
    return not text.isascii() or len(text.split()) >= _FEWEST_WORDS


def _item(found: _Found, number: int) -> Item:
    texts = dict.fromkeys(filter(None, (open_braces(text).strip() for text in found.texts)))
    variants = tuple(Variant(text) for text in texts)
    said = _said(found.of, CATEGORY)
    category, *groups = [said, *found.path] if said else [*found.path, ""]
    words = [word for role in (CODE, KEYWORDS) for text in _all_said(found.of, role) for word in split_keywords(text)]
    return Item(
        (found.name or _said(found.of, TITLE) or name_of(next(iter(texts), "")))[:_LONGEST_NAME],
        variants,
        category=fixed_category(category) or category,
        group=" / ".join(filter(None, [*groups, _said(found.of, GROUP)])),
        keywords=unique(words),
        where=str(number),
    )


@lru_cache(maxsize=2048)
def _heading(key: str) -> Heading:
    return heading(key[:_LONGEST_KEY])


def _said(table: Mapping[str, object], role: str) -> str:
    return next(iter(_all_said(table, role)), "").strip()


def _all_said(table: Mapping[str, object], role: str) -> list[str]:
    return [text for key, value in table.items() if _heading(key).role == role for text in loose.texts(value)]
