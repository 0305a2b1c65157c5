"""What was read from a file of phrases, in terms that no format owns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase as a file has it.

    `id` may be empty, `category` is a slug or the words of the file, or empty; `where` is its place for people.
    """

    name: str
    variants: tuple[Variant, ...]
    id: str = ""
    category: str = ""
    group: str = ""
    keywords: tuple[str, ...] = ()
    hotkey: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    where: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """All that a file gave.

    `images` are files by the names that the variants use. `ours` says that the program itself wrote the file: its ids
    are the library's, and its texts are templates that stay as they are.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    ours: bool = False
    title: str = ""
