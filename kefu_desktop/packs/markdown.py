"""Markdown: headings are categories, groups and names; entries of lists, rows of tables and fenced texts are phrases.

Where most sections keep their wording in a fenced text or a quote, what stands around it is an explanation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kefu_desktop.domain import markdown_names as names
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.foreign_brackets import open_braces
from kefu_desktop.domain.markdown_blocks import Block, Kind, blocks, has_marks, is_table
from kefu_desktop.domain.pack_words import fixed_category, name_of, split_keywords, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Row, guess
from kefu_desktop.domain.table_items import items
from kefu_desktop.domain.taken import Item, Taken

_OWN_SHARE: Final = 0.4
"""Of the sections that say anything: from so many on that hold a fenced text, those texts are the phrases."""
_PROGRAMS: Final = (
    "bash sh shell console powershell cmd python py js javascript ts typescript json yaml yml toml ini sql"
)
_PROGRAMS_TOO: Final = "html css xml java go rust c cpp csharp php ruby vue jsx tsx diff dockerfile makefile mermaid"
_CODE: Final = frozenset(f"{_PROGRAMS} {_PROGRAMS_TOO}".split())
_OWN: Final[tuple[Kind, ...]] = ("fence", "quote")
_APART: Final[tuple[Kind, ...]] = ("table", "comment")
"""Which are read by themselves."""


def sniff(source: Source) -> float:
    """Whether there are headings, lists or tables."""
    if not source.is_text or source.json is not None or not source.text.strip():
        return 0.0
    lines = source.text[:50_000].splitlines()
    if source.ending in {".md", ".markdown"}:
        return 0.9 if any(map(has_marks, lines)) else 0.5
    has_table = any(is_table(lines, number) for number in range(len(lines) - 1))
    return 0.6 if has_table else 0.0


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: it is no text, or there are too many.
    """
    found = [block for block in blocks(source.text) if block.info not in _CODE]
    levels = [block.level for block in found if block.kind == "heading"]
    # one heading above all others is the title of the file
    titled = levels[:1] == [1] and levels.count(1) == 1 and len(levels) > 1
    title = next((block.text for block in found if block.kind == "heading"), "") if titled else ""
    sections = list(_sections(found, titled=titled))
    own = next((kind for kind in _OWN if _carries(kind, sections)), None)
    reader = _Reader(own)
    for section in sections:
        reader.section(section)
    in_order = sorted(reader.items, key=lambda item: int(item.where))
    return Taken(tuple(in_order), tuple(reader.told()), title=title or source.stem)


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one heading, up to the next; `path` are the headings above it and itself, without the title."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    is_intro: bool = False


def _sections(found: Sequence[Block], *, titled: bool) -> Iterator[_Section]:
    headings: list[Block] = []
    body: list[Block] = []
    for block in [*found, Block("heading", "", 0, 7)]:
        if block.kind != "heading":
            body.append(block)
            continue
        if body:
            path = tuple(heading.text for heading in headings if heading.level > 1 or not titled)
            yield _Section(path, tuple(body), is_intro=not path)
        headings = [*(known for known in headings if known.level < block.level), block]
        body = []


def _carries(kind: Kind, sections: Sequence[_Section]) -> bool:
    """Whether blocks of this kind are the wordings, and all else is about them."""
    told = [section for section in sections if not section.is_intro] or list(sections)
    holding = sum(any(block.kind == kind for block in section.blocks) for section in told)
    return holding > 0 and holding >= _OWN_SHARE * len(told)


class _Reader:
    def __init__(self, own: Kind | None) -> None:
        self.items: list[Item] = []
        self._own = own
        self._problems: list[Problem] = []
        self._left_out: list[int] = []

    def told(self) -> list[Problem]:
        """What was wrong, and what was taken for an explanation."""
        if not self._left_out:
            return self._problems
        where = str(self._left_out[0])
        about = {"count": len(self._left_out)}
        told = Problem(where, "{count} paragraphs beside the phrases look like explanations and are left out.", about)
        return [*self._problems, told]

    def section(self, section: _Section) -> None:
        """Read what stands under one heading."""
        for block in section.blocks:
            if block.kind == "table":
                self._table(section, block)
        self._left_out += (block.line for block in section.blocks if block.kind == "comment")
        if self._own is not None:
            self._fenced(section, self._own)
        else:
            self._listed(section)

    def _table(self, section: _Section, block: Block) -> None:
        rows: list[Row] = [names.cells(line) for at, line in enumerate(block.text.split("\n")) if at != 1]
        columns = guess(rows)
        if columns is None:
            return
        # the line of dashes behind the header is no row
        taken = items(rows, columns, lambda row: f"{block.line + row + (row > 0)}")
        self._problems += taken.problems
        category, group = _shelf(section.path)
        self.items += [item if item.category else replace(item, category=category, group=group) for item in taken.items]

    def _fenced(self, section: _Section, own: Kind) -> None:
        """The blocks of that kind are the wordings of one phrase, unless each has a name of its own."""
        label = ""
        keywords: tuple[str, ...] = ()
        drafts: dict[str, list[Block]] = {}
        for block in section.blocks:
            if block.kind == own:
                drafts.setdefault(label, []).append(block)
                label = ""
            elif block.kind not in _APART:
                label = names.label(block.text)
                keywords = keywords or split_keywords(names.keywords(block.text))
                if not label and not names.is_about(block.text):
                    self._left_out.append(block.line)
        for name, wordings in drafts.items():
            path = (*section.path, name) if name else section.path
            self._keep(path[-1] if path else "", path[:-1], [(b.text, b.line) for b in wordings], keywords)

    def _listed(self, section: _Section) -> None:
        """Each block is a phrase; under a numbered heading they are the wordings of one."""
        told = [block for block in section.blocks if block.kind not in _APART]
        entries = [entry for block in told if (entry := names.entry(block.text)) is not None]
        places = [block.line for block in told if names.entry(block.text) is not None]
        named = any(name for name, _ in entries)
        path = section.path
        if path and not named and (len(entries) == 1 or names.is_numbered(path[-1])):
            texts = [(text, line) for (_, text), line in zip(entries, places, strict=True)]
            self._keep(path[-1], path[:-1], texts, ())
            return
        for (name, text), line in zip(entries, places, strict=True):
            self._keep(name or name_of(text), path, [(text, line)], ())

    def _keep(
        self, name: str, path: tuple[str, ...], wordings: list[tuple[str, int]], keywords: tuple[str, ...]
    ) -> None:
        texts = _each_once(open_braces(names.plain(text)).strip() for text, _ in wordings)
        if not texts:
            return
        category, group = _shelf(path)
        where = str(wordings[0][1])
        called = names.heading(name) or name_of(texts[0])
        try:
            variants = tuple(Variant(text) for text in texts)
            self.items.append(
                Item(called, variants, category=category, group=group, keywords=unique(keywords), where=where)
            )
        except KefuError as error:
            self._problems.append(Problem.of(where, error))


def _each_once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _shelf(path: tuple[str, ...]) -> tuple[str, str]:
    words = [cleaned for text in path if (cleaned := names.heading(text))]
    words = [fixed_category(words[0]) or words[0], *words[1:]] if words else [""]
    return words[0], " / ".join(words[1:])
