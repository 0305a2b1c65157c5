"""What taking phrases in would do: which are new, which are there already, which differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal

from kefu_desktop.domain.foreign_brackets import name_brackets
from kefu_desktop.domain.foreign_gaps import name_gaps
from kefu_desktop.domain.foreign_placeholders import name_blanks
from kefu_desktop.domain.pack_text import BIDI, CONTROL, INVISIBLE, clean, fold
from kefu_desktop.domain.pack_words import fixed_category, likely_category, name_of, unique
from kefu_desktop.domain.phrase import COMMON, Category, Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.taken import Item
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.tone.similar import alikeness

State = Literal["new", "same", "different"]
OnConflict = Literal["skip", "replace", "keep-both", "add-variants"]

_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SLUG: Final = re.compile(r"\w[\w.-]{0,99}\Z")
_LONGEST_SLUG: Final = 60
_FORMULA: Final = re.compile(
    r"[=+@-][A-Z]{2,20}\w{0,20}\(|=[(\d]|=\$?[A-Z]{1,3}\$?\d|[=+@-][\w.]{1,20}\|", re.IGNORECASE
)
_NUMBER: Final = re.compile("[0-9][0-9.:/%\u2030\u2103\u00d7-]*")
_ANCHOR: Final = 5
_SHORTEST: Final = 6
_MOST_CANDIDATES: Final = 12
_MOST_COMPARED: Final = 24
_ALIKE: Final = 0.85
_LEAST_SHARE: Final = 0.7
"""Of lengths: texts that differ more are never so alike."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the file as it would be in the library, and the one there that it may be a version of."""

    phrase: Phrase
    state: State
    there: Phrase | None = None
    where: str = ""


def polish(item: Item, *, ours: bool) -> tuple[Item, list[Problem]]:
    """Without what nobody can see; blanks such as XX become placeholders in what others wrote."""
    problems: list[Problem] = []
    removed: set[str] = set()

    def cleaned(text: str) -> str:
        found = clean(text)
        removed.update(found.removed)
        return found.text

    variants = []
    for variant in item.variants:
        text = cleaned(variant.text)
        if not ours:
            text, opened = name_brackets(text)
            text, filled = name_gaps(text)
            text, named = name_blanks(text)
            problems += [
                Problem(
                    item.where, "{blank} became the placeholder {name}. Please check its name.",
                    {"blank": blank, "name": name},
                )
                for blank, name in (*opened, *filled, *named)
            ]  # fmt: skip
            problems += [replace(odd, where=item.where) for odd in _odd_braces(text)]
        if text.strip():
            variants.append(variant if text == variant.text else replace(variant, text=text))
    name = item.name
    if not ours and variants and name == name_of(item.variants[0].text):
        name = name_of(variants[0].text)
    polished = replace(
        item,
        name=" ".join(cleaned(name).split("\n")) if not ours else cleaned(name),
        group=cleaned(item.group),
        category=cleaned(item.category),
        keywords=unique(map(cleaned, item.keywords)),
        variants=tuple(variants),
    )
    problems += _cleaned_problems(item.where, removed)
    if not ours and any(_FORMULA.match(variant.text) for variant in variants):
        problems.append(
            Problem(item.where, "The text looks like a formula of a spreadsheet. It stays plain text and is never run.")
        )
    return polished, problems


def _odd_braces(text: str) -> Sequence[Problem]:
    return parse(text).problems if "{" in text or "}" in text else ()


def _cleaned_problems(where: str, removed: Collection[str]) -> list[Problem]:
    found = []
    if CONTROL in removed:
        found.append(Problem(where, "Control characters, which no chat window can show, were taken out of the text."))
    if BIDI in removed:
        found.append(
            Problem(
                where, "Signs that turn the direction of the text, and can disguise it, were taken out of the text."
            )
        )
    if INVISIBLE in removed:
        found.append(Problem(where, "Characters that nobody can see were taken out of the text."))
    return found


class Placing:
    """Gives items of foreign files the category and the group that they have here."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._slugs: dict[str, str] = {}
        for category in categories:
            self._slugs |= {category.name: category.slug, category.slug: category.slug}

    def place(self, item: Item, title: str, *, ours: bool) -> tuple[str, str]:
        """The slug of the category, and the group."""
        words, group = item.category.strip(), item.group
        if not words and " / " in group:
            words, _, group = group.partition(" / ")
        if ours and _SLUG.match(words):
            return words, group
        known = fixed_category(words) or self._slugs.get(words, "")
        if known:
            return known, group
        if not words and fixed_category(group):
            return fixed_category(group), ""
        both = " / ".join(filter(None, (words, group)))
        likely = [found for part in (words, group, title, item.name) if (found := likely_category(part))]
        # 拼多多售前 says less than 催付 below it
        if likely_category(words) == COMMON and likely_category(group):
            del likely[0]
        return next(iter(likely), COMMON), both


class Known:
    """Phrases by id and by what they say; those that were planned count too."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_id: dict[str, Phrase] = {}
        self._by_text: dict[str, Phrase] = {}
        self._by_anchor: dict[str, list[tuple[str, Phrase]]] = {}
        self._planned: set[str] = set()
        for phrase in phrases:
            self.note(phrase)

    def note(self, phrase: Phrase, *, planned: bool = False) -> None:
        """Remember it; one that is only planned is found again by its id and its very texts alone."""
        self._by_id[phrase.id] = phrase
        if planned:
            self._planned.add(phrase.id)
        for variant in phrase.variants:
            folded = fold(variant.text)
            if self._by_text.setdefault(folded, phrase) is phrase and not planned:
                self._note_anchors(_NUMBER.sub("0", folded), phrase)

    def with_id(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id."""
        return self._by_id.get(phrase_id)

    def says(self, text: str) -> bool:
        """Whether a phrase that is not only planned has this wording."""
        found = self._by_text.get(fold(text))
        return found is not None and found.id not in self._planned

    def alike(self, variants: Sequence[Variant]) -> Phrase | None:
        """A phrase that says nearly the same as one of these."""
        texts = [fold(variant.text) for variant in variants]
        exact = next(filter(None, map(self._by_text.get, texts)), None)
        if exact or not self._by_anchor:
            return exact
        return next(filter(None, (self._nearly(_NUMBER.sub("0", text)) for text in texts)), None)

    def _note_anchors(self, numberless: str, phrase: Phrase) -> None:
        for anchor in _anchors(numberless):
            candidates = self._by_anchor.setdefault(anchor, [])
            if len(candidates) < _MOST_CANDIDATES:
                candidates.append((numberless, phrase))

    def _nearly(self, text: str) -> Phrase | None:
        lists = [self._by_anchor[anchor] for anchor in _anchors(text) if anchor in self._by_anchor]
        found = {
            other: candidate
            for candidates in sorted(lists, key=len)
            for other, candidate in candidates
            if min(len(text), len(other)) >= _LEAST_SHARE * max(len(text), len(other))
        }
        alike = [(alikeness(text, other), phrase) for other, phrase in islice(found.items(), _MOST_COMPARED)]
        best, nearest = max(alike, key=lambda one: one[0], default=(0.0, None))
        return nearest if best >= _ALIKE else None


def _anchors(folded: str) -> Iterable[str]:
    """Pieces of a text of which at least one mostly stands in a text that is nearly the same."""
    if len(folded) < _SHORTEST:
        return ()
    # the whole too: of many texts with the same pieces the very same one is found
    pieces = [folded[at : at + _ANCHOR] for at in range(len(folded) - _ANCHOR + 1)]
    return dict.fromkeys(("=" + folded, "^" + pieces[0], "$" + pieces[-1], min(pieces), max(pieces)))


class Ids:
    """Free ids, made of names."""

    def __init__(self, taken: Iterable[str], latin: Callable[[str], str]) -> None:
        self._taken = set(taken)
        self._latin = latin
        self._next: dict[str, int] = {}

    def make(self, wanted: str, name: str) -> str:
        """The wanted one if it is free and fits, else one made of it or of the name."""
        if _SLUG.match(wanted) and wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        slug = _NO_SLUG.sub("-", self._latin(name).lower())[:_LONGEST_SLUG].strip("-") or "phrase"
        if _SLUG.match(wanted):
            slug = wanted
        number = self._next.get(slug, 1)
        while (free := slug if number == 1 else f"{slug[:90]}-{number}") in self._taken:
            number += 1
        self._next[slug] = number + 1
        self._taken.add(free)
        return free


def compare(phrase: Phrase, known: Known, *, ours: bool) -> tuple[State, Phrase | None]:
    """Whether the library has it, by its id, then by its texts."""
    there = known.with_id(phrase.id)
    if there is not None and not ours and not _related(phrase, there, known):
        there = None
    if there is not None:
        same = replaced(there, phrase) == there if ours else _says_no_more(phrase, there)
        return ("same" if same else "different"), there
    there = known.alike(phrase.variants)
    if there is None:
        return "new", None
    return ("same" if _says_no_more(phrase, there) else "different"), there


def merged(there: Phrase, fresh: Phrase) -> Phrase:
    """The phrase with the new wordings of the other one added, and its keywords."""
    known = {fold(variant.text) for variant in there.variants}
    added = tuple(variant for variant in fresh.variants if fold(variant.text) not in known)
    return replace(there, variants=there.variants + added, keywords=unique([*there.keywords, *fresh.keywords]))


def replaced(there: Phrase, fresh: Phrase) -> Phrase:
    """The other one in its place: the id stays, and what the new one does not say."""
    return replace(fresh, id=there.id, hotkey=fresh.hotkey or there.hotkey, extra=fresh.extra or there.extra)


def is_slug(text: str) -> bool:
    """Whether it may be an id."""
    return bool(_SLUG.match(text))


def _related(phrase: Phrase, there: Phrase, known: Known) -> bool:
    return phrase.name == there.name or known.alike(phrase.variants) is there


def _says_no_more(phrase: Phrase, there: Phrase) -> bool:
    return {fold(variant.text) for variant in phrase.variants} <= {fold(variant.text) for variant in there.variants}
