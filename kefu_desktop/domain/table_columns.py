"""Which column of a table holds what: told by its header, or by the look of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.table_header import (
    CATEGORY,
    CODE,
    CONTENT,
    ENABLED,
    GROUP,
    KEYWORDS,
    LONGEST,
    OTHER,
    TITLE,
    Heading,
    between,
    heading,
)
from kefu_desktop.domain.table_look import Look, alternatives, look_at

Row = Sequence[str]

ID: Final = "id"
HOTKEY: Final = "hotkey"
_SINGLE: Final = (TITLE, CATEGORY, ID, HOTKEY, ENABLED)
"""Roles that one column alone can have."""
_SEVERAL: Final = {CONTENT: "content", CODE: "codes", KEYWORDS: "keywords", GROUP: "groups"}
"""Roles that several columns can have, and where Columns keeps them."""

OUR_HEADER: Final = ("编号", "分类", "分组", "标题", "关键词", "快捷键", "启用", "话术内容")
"""Of the tables that we write; a file with just these is ours."""
_OUR_ROLES: Final = (ID, CATEGORY, GROUP, TITLE, KEYWORDS, HOTKEY, ENABLED, CONTENT)
_SAMPLE: Final = 200
_MOST_COLUMNS: Final = 100
_HEADER_WITHIN: Final = 10
_TELLING: Final = 4
_MANY_ROWS: Final = 20
"""Of the last words of a heading: so many leave no doubt."""
_SENTENCE: Final = frozenset("，。！？!?；;…~～")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns, -1 for none.

    `codes` are short words that call a phrase up, `keywords` those that it is found by, `groups` from the wider one to
    the narrower one. `header` is the number of the header's row, -1 for none; the rows of phrases begin behind it. Each
    of `content` is a wording. `between` separates several wordings in one cell; empty if a cell is one wording. `sure`
    is from 0 to 1.
    """

    content: tuple[int, ...]
    title: int = -1
    codes: tuple[int, ...] = ()
    keywords: tuple[int, ...] = ()
    category: int = -1
    groups: tuple[int, ...] = ()
    id: int = -1
    hotkey: int = -1
    enabled: int = -1
    header: int = -1
    between: str = ""
    sure: float = 0.0

    @property
    def ours(self) -> bool:
        """Whether we wrote the table."""
        return self.id >= 0


def roles_of(columns: Columns, width: int) -> list[str]:
    """The role of each of `width` columns, empty for one that is not used: the way back from from_roles."""
    found = [(getattr(columns, role), role) for role in _SINGLE]
    found += [(place, role) for role, name in _SEVERAL.items() for place in getattr(columns, name)]
    roles = [""] * width
    for place, role in found:
        if 0 <= place < width:
            roles[place] = role
    return roles


def from_roles(roles: Sequence[str], header: int = -1, between: str = "") -> Columns:
    """The columns that somebody chose.

    Args:
        roles: one for each column, empty for one that is not used. Content, code, keywords and group may stand several
            times; of the others the first counts.
        header: as in Columns.
        between: as in Columns.

    Raises:
        BadInputError: no column is the content.
    """
    places = {role: tuple(at for at, found in enumerate(roles) if found == role) for role in (*_SINGLE, *_SEVERAL)}
    if not places[CONTENT]:
        raise BadInputError("No column is chosen for the wording. Choose one, or leave the sheet out.")
    return Columns(
        places[CONTENT],
        codes=places[CODE],
        keywords=places[KEYWORDS],
        groups=places[GROUP],
        header=header,
        between=between,
        sure=1.0,
        **{role: places[role][0] for role in _SINGLE if places[role]},
    )


def guess(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table by its first rows; None if nothing in it looks like wordings."""
    rows = [row[:_MOST_COLUMNS] for row in rows[: _HEADER_WITHIN + _SAMPLE]]
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        if tuple(cell.strip() for cell in row[: len(OUR_HEADER)]) == OUR_HEADER:
            return replace(from_roles(_OUR_ROLES, number), sure=1.0)
    best = max(
        (_by_header(number, rows) for number in range(min(len(rows), _HEADER_WITHIN))),
        key=lambda found: found[0],
        default=(0, None),
    )
    return best[1] or _by_look(rows, -1, ())


def _by_header(number: int, rows: Sequence[Row]) -> tuple[int, Columns | None]:
    """How much this row says as a header, and what."""
    row = rows[number]
    if any(len(cell.strip()) > LONGEST for cell in row):
        return 0, None
    headings = [heading(cell) if cell.strip() else Heading() for cell in row]
    contents = _contents(headings, rows[number + 1 : number + 1 + _SAMPLE])
    named = {_used(found, at, contents) or OTHER for at, found in enumerate(headings) if found.role}
    whole = {found.role for found in headings if found.whole}
    filled = sum(bool(cell.strip()) for cell in row)
    certain = whole and (len(named) > 1 or (CONTENT in whole and filled == 1))
    if contents and (certain or (_is_short(row) and headings[contents[0]].length >= _TELLING)):
        return 10 + len(named), _columns(number, rows, headings, contents)
    alone = number == 0 and whole == {TITLE} and all(len(below) < 2 for below in rows)
    if len(whole - {""}) > 1 or (whole and filled > 1 and _is_short(row)) or alone:
        found = _by_look(rows, number, headings)
        return len(named), replace(found, sure=found.sure + 0.1) if found else None
    return 0, None


def _is_short(row: Row) -> bool:
    return all(len(cell.strip()) <= 12 and not _SENTENCE & set(cell) for cell in row)


def _contents(headings: Sequence[Heading], below: Sequence[Row]) -> list[int]:
    places = [at for at, found in enumerate(headings) if found.role == CONTENT]
    places = [at for at in places if not _is_a_mark(below, at)] or places
    strong = [at for at in places if not headings[at].weak]
    weak = [at for at in places if headings[at].weak]
    if strong and weak and all(found.role != TITLE for found in headings):
        # 话术 beside 内容 is its name if it is the shorter one
        longest = max(places, key=lambda at: _length(below, at))
        return strong if longest in strong else [longest]
    return strong or weak


def _no_name(rows: Sequence[Row], place: int) -> str:
    """The role of a column of titles: one that says the same in row after row is a shelf, or a number for machines."""
    if len(rows) < _MANY_ROWS or not _is_a_mark(rows, place):
        return TITLE
    said = {row[place].strip() for row in rows if place < len(row)}
    return "" if all(word.isascii() for word in said) else CATEGORY


def _is_a_mark(rows: Sequence[Row], place: int) -> bool:
    """Whether the column says yes or no, or the like."""
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    return len(cells) > 3 and len(set(cells)) < 3 and max(map(len, cells)) < 10


def _length(rows: Sequence[Row], place: int) -> float:
    return fmean([len(row[place].strip()) for row in rows if place < len(row) and row[place].strip()] or [0.0])


def _columns(number: int, rows: Sequence[Row], headings: Sequence[Heading], contents: list[int]) -> Columns:
    roles = [_used(found, at, contents) for at, found in enumerate(headings)]
    if not {TITLE, CATEGORY, GROUP, CODE} & set(roles):
        _fill_in(roles, headings, rows[number + 1 : number + 1 + _SAMPLE])
    below = rows[number + 1 : number + 1 + _SAMPLE]
    roles = [_no_name(below, at) if role == TITLE else role for at, role in enumerate(roles)]
    _as_groups(roles)
    _one_title(roles, headings, below)
    cells = [row[place] for row in rows[number + 1 : number + 1 + _SAMPLE] for place in contents if place < len(row)]
    said = next(filter(None, (between(rows[number][place]) for place in contents)), "")
    return replace(from_roles(roles, number, said or alternatives(cells)), sure=0.9)


def _fill_in(roles: list[str], headings: Sequence[Heading], below: Sequence[Row]) -> None:
    """Where the header names the text alone, the look of the other columns tells what they are."""
    known = {at: found.role for at, found in enumerate(headings) if found.role}
    contents = {at: role for at, role in enumerate(roles) if role == CONTENT}
    look = look_at(below, known | contents, min(contents))
    for place, role in ((look.category, CATEGORY), (look.group, GROUP), (look.title, TITLE)) if look else ():
        if 0 <= place < len(roles) and not roles[place]:
            roles[place] = role


def _used(found: Heading, place: int, contents: Sequence[int]) -> str:
    if place in contents:
        return CONTENT
    if found.role == CONTENT and not found.weak:
        return TITLE
    return "" if found.role in {CONTENT, OTHER} else found.role


def _as_groups(roles: list[str]) -> None:
    """Of several columns for a category the further ones are groups; the third is what a phrase is for."""
    shelves = [at for at, role in enumerate(roles) if role in {CATEGORY, GROUP}]
    first = min(shelves, key=lambda at: (roles[at] != CATEGORY, at), default=-1)
    for place in shelves:
        roles[place] = CATEGORY if place == first else GROUP
    if len(shelves) > 2 and TITLE not in roles:
        roles[shelves[-1]] = TITLE


def _one_title(roles: list[str], headings: Sequence[Heading], below: Sequence[Row]) -> None:
    """Of several titles the best one stays; by the others a phrase can be found."""

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        cells = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
        differ = not cells or len(set(cells)) * 2 > len(cells)
        return differ, headings[at].named, headings[at].role == TITLE, headings[at].length

    places = [at for at, role in enumerate(roles) if role == TITLE]
    best = max(places, key=rank, default=-1)
    for place in places:
        if place != best:
            roles[place] = KEYWORDS if headings[place].role == TITLE else ""


def _by_look(rows: Sequence[Row], header: int, headings: Sequence[Heading]) -> Columns | None:
    below = [row for row in rows[header + 1 : header + 1 + _SAMPLE] if any(cell.strip() for cell in row)]
    known = {at: found.role for at, found in enumerate(headings) if found.role}
    known = {at: (_no_name(below, at) or OTHER) if role == TITLE else role for at, role in known.items()}
    look = look_at(below, known)
    if look is None:
        return None
    return _from_look(look, header, alternatives([row[look.content] for row in below if look.content < len(row)]))


def _from_look(look: Look, header: int, between: str) -> Columns:
    return Columns(
        (look.content,),
        title=look.title,
        codes=(look.code,) if look.code >= 0 else (),
        category=look.category,
        groups=(look.group,) if look.group >= 0 else (),
        header=header,
        between=between,
        sure=look.sure,
    )
