"""From the rows of a table to phrases, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.pack_words import (
    CATEGORY_NAMES,
    fixed_category,
    join_keywords,
    name_of,
    split_keywords,
    unique,
)
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES
from kefu_desktop.domain.table_columns import OUR_HEADER, Columns, Row
from kefu_desktop.domain.taken import Item, Taken

_OFF: Final = frozenset({"否", "no", "false", "0", "停用"})


@dataclass(slots=True)
class _Draft:
    item: Item
    variants: list[Variant] = field(default_factory=list)


def items(
    rows: Iterable[Row], columns: Columns, place: Callable[[int], str], text: Callable[[str], str] = str
) -> Taken:
    """The phrases of a table; rows with one id, code or title are wordings of one phrase.

    Args:
        rows: all of them, the header too.
        columns: what they hold.
        place: what a row is called for people, from its number (0 is the first).
        text: makes a template of ours of a cell.

    Raises:
        BadInputError: there are too many.
    """
    table = _Table(columns, place, text)
    for number, row in enumerate(rows):
        if number > columns.header:
            table.add(number, row)
    return table.taken()


class _Table:
    def __init__(self, columns: Columns, place: Callable[[int], str], text: Callable[[str], str]) -> None:
        self._columns = columns
        self._place = place
        self._text = text
        self._drafts: dict[object, _Draft] = {}
        self._problems: list[Problem] = []
        self._category = self._group = ""

    def add(self, number: int, row: Row) -> None:
        if not any(map(str.strip, row)):
            return
        item = self._item(number, row)
        try:
            variants = self._variants(row)
        except KefuError as error:
            self._problems.append(Problem.of(item.where, error))
            return
        if not variants:
            self._problems.append(Problem(item.where, "The row has no text. It is left out."))
            return
        draft = self._drafts.setdefault(self._key(item, number), _Draft(item))
        draft.variants += variants if self._columns.ours else [v for v in variants if v not in draft.variants]
        if len(self._drafts) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)

    def taken(self) -> Taken:
        found = []
        for draft in self._drafts.values():
            item = draft.item
            name = item.name or name_of(draft.variants[0].text)
            found.append(
                Item(
                    name, tuple(draft.variants), item.id, item.category, item.group, item.keywords, item.hotkey,
                    where=item.where,
                )
            )  # fmt: skip
        return Taken(tuple(found), tuple(self._problems), ours=self._columns.ours)

    def _item(self, number: int, row: Row) -> Item:
        columns = self._columns
        category, group = _cell(row, columns.category), _cell(row, columns.group)
        if not columns.ours:
            # a merged cell is empty in all rows but its first
            group = group if group or category else self._group
            category = category or self._category
            self._category, self._group = category, group
        return Item(
            name=_cell(row, columns.title, as_it_is=columns.ours),
            variants=(),
            id=_cell(row, columns.id),
            category=fixed_category(category) or category,
            group=_cell(row, columns.group, as_it_is=True) if columns.ours else group,
            keywords=unique(word for code in columns.codes for word in _words(_cell(row, code, as_it_is=True))),
            hotkey=_cell(row, columns.hotkey),
            where=self._place(number),
        )

    def _variants(self, row: Row) -> list[Variant]:
        columns = self._columns
        enabled = _cell(row, columns.enabled).lower() not in _OFF
        texts: list[str] = []
        for place in columns.content:
            cell = _cell(row, place, as_it_is=True)
            texts += cell.split(columns.between) if columns.between else [cell]
        if columns.ours:
            return [Variant(text, enabled) for text in texts if text.strip()]
        return [Variant(self._text(text.strip()), enabled) for text in texts if text.strip()]

    def _key(self, item: Item, number: int) -> object:
        if item.id:
            return item.id
        if item.name:
            return item.category, item.group, item.name
        return item.keywords or number


def _cell(row: Row, place: int, *, as_it_is: bool = False) -> str:
    cell = row[place] if 0 <= place < len(row) else ""
    return cell if as_it_is else cell.strip()


def _words(cell: str) -> tuple[str, ...]:
    return split_keywords(cell) if cell.strip() else ()


def rows_of(phrases: Iterable[Phrase]) -> Iterator[tuple[str, ...]]:
    """A header, then a row for each wording."""
    yield OUR_HEADER
    for phrase in phrases:
        category = CATEGORY_NAMES.get(phrase.category, phrase.category)
        head = phrase.id, category, phrase.group, phrase.name, join_keywords(phrase.keywords), phrase.hotkey
        for variant in phrase.variants:
            yield *head, "是" if variant.enabled else "否", variant.text


def not_in_a_table(phrases: Sequence[Phrase]) -> list[Problem]:
    """What rows_of leaves out."""
    lost = []
    for phrase in phrases:
        if any(variant.images for variant in phrase.variants):
            lost.append(Problem(phrase.id, "The pictures are not written in this format."))
        if phrase.extra or any(variant.extra for variant in phrase.variants):
            lost.append(Problem(phrase.id, "Keys that only a pack knows are not written in this format."))
    return lost
