"""Phrases, their variants and their categories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.domain.errors import BadInputError

COMMON: Final = "common"
PRODUCT: Final = "product"
PAYMENT_CHASE: Final = "payment-chase"
AFTER_SALES: Final = "after-sales"
FIXED_CATEGORIES: Final = (COMMON, PRODUCT, PAYMENT_CHASE, AFTER_SALES)

MOST_TEXT: Final = 20_000
"""Characters in one variant; a longer one is refused with a message."""

_SLUG: Final = re.compile(r"[\w][\w.-]{0,99}\Z")


@dataclass(frozen=True, slots=True)
class Category:
    """A tab of the palette: slug for files and commands, name for people."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording: a text with placeholders (see template.py), perhaps pictures by their file names."""

    text: str
    enabled: bool = True
    images: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """Keys of a pack that we do not know, kept for the way back."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInputError("A wording is empty. Please write a text or remove it.")
        if len(self.text) > MOST_TEXT:
            raise BadInputError(
                "A wording has more than {most} characters. Please shorten or split it.", most=MOST_TEXT
            )


@dataclass(frozen=True, slots=True)
class Phrase:
    """One intent with one or more wordings.

    `id` is a slug, unique in the library; `category` a slug of a category; `group` may be empty; `hotkey` is the text
    form of a domain.hotkey.Hotkey or empty.
    """

    id: str
    name: str
    category: str
    variants: tuple[Variant, ...]
    group: str = ""
    keywords: tuple[str, ...] = ()
    hotkey: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not _SLUG.match(self.id):
            raise BadInputError("The id {id} has characters that do not fit. Use letters, digits, - and _.", id=self.id)
        if not self.name.strip():
            raise BadInputError("A phrase has no name. Please give it one.")
        if not _SLUG.match(self.category):
            raise BadInputError(
                "The category {category} has characters that do not fit. Use letters, digits, - and _.",
                category=self.category,
            )
        if not self.variants:
            raise BadInputError("The phrase {name} has no wording. Please write at least one.", name=self.name)
