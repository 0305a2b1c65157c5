"""A library as a book for people who learn to answer: chapters, sections, entries, wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.pack_words import CATEGORY_NAMES
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Alternative, Caret, Node, Text

TITLE: Final = "话术手册"
CONTENTS: Final = "目录"
MARKED: Final = "黄底的是变量，发送前换成实际内容。"
OFF: Final = "已停用"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a wording; `mark` says that it is a placeholder or a choice."""

    text: str
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording; `images` are names of pictures."""

    spans: tuple[Span, ...]
    images: tuple[str, ...]
    enabled: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase; `notes` say when it is used and what finds it."""

    name: str
    notes: tuple[str, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The phrases of a group; `title` is empty for those without."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A category: first what has no group, then the groups as they come."""

    slug: str
    title: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many phrases."""
        return sum(len(section.entries) for section in self.sections)


def chapters(phrases: Sequence[Phrase]) -> tuple[Chapter, ...]:
    """The book: the fixed categories first, then the owner's own."""
    order = dict.fromkeys([*CATEGORY_NAMES, *(phrase.category for phrase in phrases)])
    shelves = {slug: [phrase for phrase in phrases if phrase.category == slug] for slug in order}
    return tuple(
        Chapter(slug, CATEGORY_NAMES.get(slug, slug), tuple(_sections(found)))
        for slug, found in shelves.items()
        if found
    )


def subtitle(phrases: Sequence[Phrase]) -> str:
    """How much there is in it."""
    return f"共 {len(phrases)} 条话术，{sum(len(phrase.variants) for phrase in phrases)} 种说法。"


def _sections(phrases: Sequence[Phrase]) -> Iterator[Section]:
    groups: dict[str, list[Entry]] = {"": []}
    for phrase in phrases:
        groups.setdefault(" ".join(phrase.group.split()), []).append(_entry(phrase))
    yield from (Section(title, tuple(entries)) for title, entries in groups.items() if entries)


def _entry(phrase: Phrase) -> Entry:
    when = phrase.extra.get("when")
    notes = [when] if isinstance(when, str) and when.strip() else []
    if phrase.keywords:
        notes.append(f"关键词：{'、'.join(phrase.keywords)}")
    if phrase.hotkey:
        notes.append(f"快捷键：{phrase.hotkey}")
    return Entry(" ".join(phrase.name.split()), tuple(notes), tuple(map(_wording, phrase.variants)))


def _wording(variant: Variant) -> Wording:
    spans = tuple(span for node in parse(variant.text).nodes for span in _spans(node) if span.text)
    return Wording(spans, variant.images, variant.enabled)


def _spans(node: Node) -> Iterator[Span]:
    if isinstance(node, Text):
        yield Span(node.text)
    elif not isinstance(node, Caret):
        yield Span(_words(node), mark=True)


def _words(node: Node) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Caret):
        return ""
    if isinstance(node, Alternative):
        return " / ".join("".join(map(_words, option)) or "（空）" for option in node.options)
    if node.choices:
        return f"{node.name}：{' / '.join(node.choices)}"
    return f"{node.name}（{node.default}）" if node.default else node.name
