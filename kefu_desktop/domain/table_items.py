"""From the rows of a table to phrases, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_brackets import open_braces
from kefu_desktop.domain.pack_words import (
    CATEGORY_NAMES,
    fixed_category,
    is_shelf,
    join_keywords,
    name_of,
    shelf_name,
    split_keywords,
    unique,
)
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.questions import answer_of, asks, is_answer, pair_of, question_of, without_number
from kefu_desktop.domain.source import MOST_PHRASES
from kefu_desktop.domain.table_columns import OUR_HEADER, Columns, Row
from kefu_desktop.domain.taken import Item, Taken

_OFF: Final = frozenset({"否", "no", "false", "0", "停用", "禁用", "关闭"})
_SAMPLE: Final = 200
_LONGEST_SECTION: Final = 30
_Numbered = tuple[int, Row]


@dataclass(slots=True)
class _Draft:
    item: Item
    variants: list[Variant] = field(default_factory=list)


def items(
    rows: Iterable[Row],
    columns: Columns,
    place: Callable[[int], str],
    text: Callable[[str], str] = open_braces,
    counted: Callable[[list[_Numbered]], Iterable[_Numbered]] = iter,
) -> Taken:
    """The phrases of a table; rows with one id, code or title are wordings of one phrase.

    Args:
        rows: all of them, the header too.
        columns: what they hold.
        place: what a row is called for people, from its number (0 is the first).
        text: makes a template of ours of a cell.
        counted: gives the rows on, so that somebody can count them (see Source.counted).

    Raises:
        BadInputError: there are too many.
    """
    found = [(number, row) for number, row in enumerate(rows) if number > columns.header]
    table = _Table(columns, place, text, found)
    for number, row in counted(found):
        table.add(number, row)
    return table.taken()


def _tell_apart(columns: Columns, rows: Sequence[tuple[int, Row]]) -> bool:
    """Whether the keywords are so different that rows with the same ones are wordings of one phrase; tags are not."""
    words = [tuple(_cell(row, place) for place in columns.keywords) for _, row in rows]
    filled = [word for word in words if any(word)]
    return len(set(filled)) * 2 > len(filled)


def _are_numbered(columns: Columns, rows: Sequence[tuple[int, Row]]) -> bool:
    """Whether nearly every text begins with a number, as the rows of a list do."""
    texts = [text for _, row in rows[:_SAMPLE] if (text := _cell(row, columns.content[0]))]
    return len(texts) > 2 and sum(without_number(text) != text for text in texts) * 10 >= len(texts) * 8


class _Table:
    def __init__(
        self, columns: Columns, place: Callable[[int], str], text: Callable[[str], str], rows: Sequence[tuple[int, Row]]
    ) -> None:
        self._columns = columns
        self._place = place
        self._text = text
        self._by_keywords = _tell_apart(columns, rows)
        self._numbered = not columns.ours and _are_numbered(columns, rows)
        self._drafts: dict[object, _Draft] = {}
        self._problems: list[Problem] = []
        self._category = self._group = self._section = ""
        self._asked: tuple[object, str] | None = None

    def add(self, number: int, row: Row) -> None:
        if not any(map(str.strip, row)) or (not self._columns.ours and self._is_section(row)):
            return
        item = self._item(number, row)
        try:
            variants = self._variants(row)
        except KefuError as error:
            self._problems.append(Problem.of(item.where, error))
            return
        if not variants:
            if item.name or item.keywords:
                self._problems.append(Problem(item.where, "The row has no text. It is left out."))
            return
        key = self._key(item, number)
        if not self._columns.ours and not item.name:
            item, variants = self._answered(item, variants, key)
        draft = self._drafts.setdefault(key, _Draft(item))
        draft.variants += variants if self._columns.ours else [v for v in variants if v not in draft.variants]
        if len(self._drafts) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)

    def taken(self) -> Taken:
        found = []
        for draft in self._drafts.values():
            item = draft.item
            text = draft.variants[0].text
            name = item.name or name_of(text if self._columns.ours else without_number(text))
            found.append(
                Item(
                    name, tuple(draft.variants), item.id, item.category, item.group, item.keywords, item.hotkey,
                    where=item.where,
                )
            )  # fmt: skip
        return Taken(tuple(found), tuple(self._problems), ours=self._columns.ours)

    def _is_section(self, row: Row) -> bool:
        """Whether the row is the heading of those below it, and nothing else."""
        filled = [at for at, cell in enumerate(row) if cell.strip()]
        columns = self._columns
        if len(filled) != 1 or len(row) < 2 or filled[0] in columns.content or filled[0] == columns.category:
            return False
        words = row[filled[0]].strip()
        used = filled[0] in {columns.title, *columns.codes, *columns.keywords, *columns.groups}
        if filled[0] > 1 or len(words) > _LONGEST_SECTION or (used and not is_shelf(words, surely=True)):
            return False
        self._section = shelf_name(words)
        return True

    def _item(self, number: int, row: Row) -> Item:
        columns = self._columns
        category = _cell(row, columns.category)
        group = " / ".join(filter(None, (_cell(row, place) for place in columns.groups)))
        if not columns.ours:
            # a merged cell is empty in all rows but its first
            group = group if group or category else self._group
            category = category or self._category
            self._category, self._group = category, group
            category = category or self._section
        return Item(
            name=_cell(row, columns.title, as_it_is=True) if columns.ours else question_of(_cell(row, columns.title)),
            variants=(),
            id=_cell(row, columns.id),
            category=fixed_category(category) or category,
            group=_cell(row, columns.groups[0], as_it_is=True) if columns.ours and columns.groups else group,
            keywords=unique(
                word for code in (*columns.codes, *columns.keywords) for word in _words(_cell(row, code, as_it_is=True))
            ),
            hotkey=_cell(row, columns.hotkey),
            where=self._place(number),
        )

    def _variants(self, row: Row) -> list[Variant]:
        columns = self._columns
        enabled = _cell(row, columns.enabled).lower() not in _OFF
        texts: list[str] = []
        for place in columns.content:
            cell = _cell(row, place, as_it_is=True)
            texts += _parts(cell, columns.between) if columns.between else [cell]
        if columns.ours:
            return [Variant(text, enabled) for text in texts if text.strip()]
        bare = without_number if self._numbered else str
        said = answer_of if columns.title >= 0 else str
        return [Variant(self._text(said(bare(text))), enabled) for text in map(str.strip, texts) if text]

    def _answered(self, item: Item, variants: list[Variant], key: object) -> tuple[Item, list[Variant]]:
        """A question and its answer in one cell, or in two cells below one another, are a name and a wording."""
        text = variants[0].text
        question, answer = pair_of(text)
        if not answer and self._asked and is_answer(text):
            self._drafts.pop(self._asked[0], None)
            question, answer = self._asked[1], answer_of(text)
        self._asked = (key, question_of(text)) if not answer and asks(text) else None
        if not answer:
            return item, variants
        return replace(item, name=question), [replace(variants[0], text=answer), *variants[1:]]

    def _key(self, item: Item, number: int) -> object:
        if item.id:
            return item.id
        if item.name:
            return item.category, item.group, item.name
        if item.keywords and (self._columns.codes or self._by_keywords):
            return item.keywords
        return number


def _cell(row: Row, place: int, *, as_it_is: bool = False) -> str:
    cell = row[place] if 0 <= place < len(row) else ""
    return cell if as_it_is else cell.strip()


def _parts(cell: str, between: str) -> list[str]:
    """The wordings in one cell; where each stands on a line, without the numbers before them."""
    if between != "\n":
        return (cell.replace("\uff5c", "|") if "|" in between else cell).split(between)
    lines = [line for line in map(str.strip, cell.split("\n")) if line]
    bare = [without_number(line) for line in lines]
    return bare if len(bare) > 1 and all(one != line for one, line in zip(bare, lines, strict=True)) else lines


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
