"""What the use cases need of the place where phrases and their history are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from kefu_desktop.domain.phrase import Category, Phrase
from kefu_desktop.domain.rotation import VariantHistory


@dataclass(frozen=True, slots=True)
class Use:
    """A variant was given to a customer (empty: nobody in particular)."""

    phrase_id: str
    variant_id: int
    customer: str
    at: datetime


class IndexRow(NamedTuple):
    """What a search needs of one phrase; a tuple, as 100,000 of them are made at once.

    `keywords` are joined by newlines, `texts` (the enabled wordings, without pictures) by U+001F, as a wording may have
    several lines. Each `spelling_...` is what the library's `spell` gave for that very string (for the keywords with a
    line break and the group behind them, if there is one). `uses` counts how often the phrase was given to anyone.
    `when` is the phrase's `extra["when"]`: what it is for, in a few words.
    """

    phrase_id: str
    category: str
    group: str
    name: str
    keywords: str
    texts: str
    spelling_name: str
    spelling_keywords: str
    spelling_texts: str
    uses: int
    when: str = ""


class PhraseReader(Protocol):
    """Looks phrases up."""

    def phrase(self, phrase_id: str) -> Phrase | None:
        """One phrase, or None."""

    def phrases(self, category: str = "") -> list[Phrase]:
        """All phrases (of that category), in the order of the library."""

    def categories(self) -> list[Category]:
        """The fixed four first, then the owner's own."""


class PhraseHotkeys(Protocol):
    """Which phrases have a key combination of their own."""

    def hotkeys(self) -> list[tuple[str, str]]:
        """(combination, phrase id), in the order of the library."""


class PhraseIndex(Protocol):
    """What a search reads once and keeps until the version changes."""

    def index_rows(self) -> list[IndexRow]:
        """One row a phrase, in the order of the library."""

    def version(self) -> int:
        """Another number after every change, by whatever process."""


class PhraseWriter(Protocol):
    """Changes the library; each call is one transaction and one step of undo."""

    def put(self, phrases: Iterable[Phrase]) -> None:
        """Add those with a new id, replace those with a known one (a variant with unchanged text keeps its history)."""

    def remove(self, phrase_ids: Sequence[str]) -> None:
        """Take them out; undo brings them back with their history."""

    def undo(self) -> list[str]:
        """Take the last step back; the ids of the phrases it touched, empty if there is none."""


class UsageLog(Protocol):
    """Who was given what."""

    def history(self, phrase_id: str, customer: str) -> list[VariantHistory]:
        """Each variant of the phrase, in order, with its uses by this customer and by all."""

    def record(self, use: Use) -> None:
        """Add one use."""


class FormMemory(Protocol):
    """What was filled into placeholders."""

    def remembered(self, customer: str, names: Sequence[str]) -> Mapping[str, str]:
        """The last value of each name for this customer; the last for anyone is not given (it may be private)."""

    def remember(self, customer: str, values: Mapping[str, str]) -> None:
        """Keep the values."""
