"""What the window gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kefu_desktop.domain.phrase import COMMON, Category, Phrase, Variant
from kefu_desktop.domain.tone.finding import Finding

_BETWEEN_KEYWORDS: Final = re.compile(r"[,，、;；\s]+")


@dataclass(frozen=True, slots=True)
class PhraseDraft:
    """A phrase as it was written: `phrase_id` is empty for a new one; every variant has a text."""

    phrase_id: str
    name: str
    category: str
    group: str
    keywords: tuple[str, ...]
    hotkey: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """One wording while it is written, perhaps without a text; `origin` is what it was before."""

    text: str = ""
    enabled: bool = True
    origin: Variant | None = None

    def variant(self) -> Variant:
        """With the pictures and the unknown keys of the origin.

        Raises:
            BadInputError: it has no text, or too much.
        """
        if self.origin is None:
            return Variant(self.text, self.enabled)
        return replace(self.origin, text=self.text, enabled=self.enabled)


@dataclass(frozen=True, slots=True)
class Editing:
    """The use cases behind the window.

    categories(): to choose from. check(text): what the tone check says of a wording. taken(hotkey, phrase_id): a
    sentence that says who holds the combination, None if it is free. save(draft): keep it; raises KefuError with a
    sentence for the user, and then the window stays open.
    """

    categories: Callable[[], Sequence[Category]]
    check: Callable[[str], Sequence[Finding]]
    taken: Callable[[str, str], str | None]
    save: Callable[[PhraseDraft], object]


def new(name: str = "", category: str = COMMON) -> PhraseDraft:
    """The beginning of a new phrase."""
    return PhraseDraft("", name, category, "", (), "", ())


def of(phrase: Phrase) -> PhraseDraft:
    """The beginning of a change."""
    return PhraseDraft(
        phrase.id, phrase.name, phrase.category, phrase.group, phrase.keywords, phrase.hotkey, phrase.variants
    )


def split_keywords(text: str) -> tuple[str, ...]:
    """Words between commas or spaces, each once."""
    return tuple(dict.fromkeys(word for word in _BETWEEN_KEYWORDS.split(text) if word))
