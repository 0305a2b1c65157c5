"""Adding, changing and removing phrases by hand, with checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Final, NotRequired, Protocol, TypedDict, Unpack

from kefu_desktop.app.stores import PhraseHotkeys, PhraseReader, PhraseWriter
from kefu_desktop.domain import template
from kefu_desktop.domain.errors import NotFoundError, UsageError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem

_LONGEST_SLUG: Final = 60
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")


class Changes(TypedDict, total=False):
    """Fields of a phrase that are to change; those that are left out stay."""

    name: str
    category: str
    group: str
    keywords: tuple[str, ...]
    hotkey: str
    variants: tuple[Variant, ...]


class NewPhrase(TypedDict):
    """Fields of a new phrase; without a `phrase_id` it gets one made of its name."""

    name: str
    category: str
    variants: tuple[Variant, ...]
    phrase_id: NotRequired[str]
    group: NotRequired[str]
    keywords: NotRequired[tuple[str, ...]]
    hotkey: NotRequired[str]


class EditableLibrary(PhraseReader, PhraseWriter, PhraseHotkeys, Protocol):
    """What is edited."""


class EditLibrary:
    """Each call is one step of undo."""

    def __init__(self, library: EditableLibrary, latin: Callable[[str], str]) -> None:
        """Edit this library.

        Args:
            library: where the phrases are.
            latin: a text in Latin letters, for ids: "快递慢了" as "kuai di man le". Called only when an id is made.
        """
        self._library = library
        self._latin = latin

    def add(self, **fields: Unpack[NewPhrase]) -> Phrase:
        """Put in a new phrase; as it was put in.

        Raises:
            UsageError: the id or the combination is taken, or the category is unknown.
            BadInputError: a name or a wording is missing, or the id has characters that do not fit.
        """
        wanted = fields.get("phrase_id", "")
        if wanted and self._library.phrase(wanted) is not None:
            raise UsageError("The id {id} is taken. Choose another one, or leave it out.", id=wanted)
        name = fields["name"].strip()
        phrase = Phrase(
            id=wanted or self._new_id(name),
            name=name,
            category=fields["category"],
            variants=tuple(fields["variants"]),
            group=fields.get("group", ""),
            keywords=fields.get("keywords", ()),
            hotkey=fields.get("hotkey", ""),
        )
        return self._put(phrase)

    def edit(self, phrase_id: str, **changes: Unpack[Changes]) -> Phrase:
        """Change some fields of a phrase; as it is now.

        Raises:
            NotFoundError: there is no such phrase.
            UsageError, BadInputError: as add().
        """
        before = self._existing(phrase_id)
        after = self._checked(replace(before, **changes))
        if after != before:
            self._library.put([after])
        return after

    def save(self, phrase: Phrase) -> Phrase:
        """Put in a phrase as a whole, new or known, as the editor's window has it.

        Raises:
            UsageError, BadInputError: as add().
        """
        return self._put(phrase)

    def remove(self, phrase_id: str) -> Phrase:
        """Take a phrase out; as it was.

        Raises:
            NotFoundError: there is no such phrase.
        """
        return self.remove_all([phrase_id])[0]

    def remove_all(self, phrase_ids: Sequence[str]) -> list[Phrase]:
        """Take several out in one step.

        Raises:
            NotFoundError: one of them is not there; then none is taken out.
        """
        phrases = [self._existing(phrase_id) for phrase_id in phrase_ids]
        self._library.remove(phrase_ids)
        return phrases

    def undo(self) -> list[str]:
        """Take the last step back; the ids of the phrases it touched, empty if there is none."""
        return self._library.undo()

    def _put(self, phrase: Phrase) -> Phrase:
        checked = self._checked(phrase)
        self._library.put([checked])
        return checked

    def _existing(self, phrase_id: str) -> Phrase:
        phrase = self._library.phrase(phrase_id)
        if phrase is None:
            raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=phrase_id)
        return phrase

    def _checked(self, phrase: Phrase) -> Phrase:
        known = [category.slug for category in self._library.categories()]
        if phrase.category not in known:
            raise UsageError(
                "There is no category {category}. There are: {known}.",
                category=phrase.category,
                known=", ".join(known),
            )
        keywords = tuple(dict.fromkeys(" ".join(keyword.split()) for keyword in phrase.keywords if keyword.strip()))
        return replace(phrase, keywords=keywords, hotkey=self._free_hotkey(phrase))

    def _free_hotkey(self, phrase: Phrase) -> str:
        if not phrase.hotkey.strip():
            return ""
        hotkey = str(Hotkey.parse_global(phrase.hotkey))
        for taken, phrase_id in self._library.hotkeys():
            if taken == hotkey and phrase_id != phrase.id:
                raise UsageError(
                    "{hotkey} belongs to the phrase {id} already. Choose another one.", hotkey=hotkey, id=phrase_id
                )
        return hotkey

    def _new_id(self, name: str) -> str:
        slug = _NO_SLUG.sub("-", self._latin(name).lower())[:_LONGEST_SLUG].strip("-") or "phrase"
        candidates = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
        return next(candidate for candidate in candidates if self._library.phrase(candidate) is None)


def warnings(phrase: Phrase) -> list[Problem]:
    """What is odd in its wordings but may be meant: stray braces, nothing switched on."""
    found = [
        replace(problem, where=f"{phrase.id}[{index}]")
        for index, variant in enumerate(phrase.variants)
        for problem in template.parse(variant.text).problems
    ]
    if not any(variant.enabled for variant in phrase.variants):
        found.append(Problem(phrase.id, "All wordings are switched off, so the phrase cannot be used."))
    return found
