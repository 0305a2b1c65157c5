"""Which column of a table holds what: told by its header, or by the look of its cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

Row = Sequence[str]

CONTENT: Final = "content"
TITLE: Final = "title"
CODE: Final = "code"
KEYWORDS: Final = "keywords"
CATEGORY: Final = "category"
GROUP: Final = "group"
ID: Final = "id"
HOTKEY: Final = "hotkey"
ENABLED: Final = "enabled"

OUR_HEADER: Final = ("编号", "分类", "分组", "标题", "关键词", "快捷键", "启用", "话术内容")
"""Of the tables that we write; a file with just these is ours."""
_OUR_ROLES: Final = (ID, CATEGORY, GROUP, TITLE, KEYWORDS, HOTKEY, ENABLED, CONTENT)

_WORDS: Final[Mapping[str, str]] = {
    CONTENT: "话术内容 快捷短语内容 快捷短语 快捷回复 回复内容 回复话术 内容 答案 回答 回复 话术 短语 文本 text "
    "content snippet replace template answer reply message phrase body",
    TITLE: "话术标题 话术短标题 话术名称 短标题 标题 问题 问句 名称 场景 label name title question",
    CODE: "快捷编码 编码 快捷码 缩写 短码 快捷键 keyword abbreviation abbr shortcut trigger code",
    KEYWORDS: "关键词 关键字 标签 keywords tags",
    CATEGORY: "一级分类 一级目录 一级分组 分类名称 分组名称 话术分类 分类 类别 类目 目录 文件夹 category folder",
    GROUP: "二级分类 二级目录 二级分组 话术分组 子分类 子目录 分组 group subcategory",
}
_TERMS: Final = tuple((term, role) for role, terms in _WORDS.items() for term in terms.split())
_NOTE: Final = re.compile(r"[(\[【<][^)\]】>]*[)\]】>]")
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\\s*_]+")
_CODE_LIKE: Final = re.compile(r"[!-~]{1,24}\Z")
_SAMPLE: Final = 200
_HEADER_WITHIN: Final = 10
_LONGEST_TITLE: Final = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns, -1 for none.

    `header` is the number of the header's row, -1 for none; the rows of phrases begin behind it. Each of `content` is a
    wording. `between` separates several wordings in one cell; empty if a cell is one wording. `sure` is from 0 to 1.
    """

    content: tuple[int, ...]
    title: int = -1
    codes: tuple[int, ...] = ()
    category: int = -1
    group: int = -1
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


def guess(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table by its first rows; None if nothing in it looks like wordings."""
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        found = _by_header(number, row)
        if found is not None:
            return found
    return _by_look([row for row in rows[:_SAMPLE] if any(cell.strip() for cell in row)])


def _by_header(number: int, row: Row) -> Columns | None:
    if tuple(cell.strip() for cell in row[: len(OUR_HEADER)]) == OUR_HEADER:
        places = {role: place for place, role in enumerate(_OUR_ROLES)}
        return Columns(
            content=(places[CONTENT],),
            title=places[TITLE],
            codes=(places[KEYWORDS],),
            category=places[CATEGORY],
            group=places[GROUP],
            id=places[ID],
            hotkey=places[HOTKEY],
            enabled=places[ENABLED],
            header=number,
            sure=1.0,
        )
    if any(len(cell) > _LONGEST_TITLE for cell in row):
        return None
    roles = [_role(cell) for cell in row]
    contents = _best(roles, CONTENT)
    named = {role for role, _, _ in roles if role}
    exact = any(role == CONTENT and whole for role, _, whole in roles)
    if not contents or (len(named) < 2 and not exact):
        return None
    return _columns(number, row, roles, contents)


def _columns(number: int, row: Row, roles: Sequence[tuple[str, int, bool]], contents: list[int]) -> Columns:
    first = {role: _best(roles, role)[:1] for role in (TITLE, CATEGORY, GROUP)}
    category, group = ([*first[role], -1][0] for role in (CATEGORY, GROUP))
    if category < 0:
        category, group = group, -1
    return Columns(
        content=tuple(contents),
        title=[*first[TITLE], -1][0],
        codes=tuple(place for place, (role, _, _) in enumerate(roles) if role in {CODE, KEYWORDS}),
        category=category,
        group=group,
        header=number,
        between=_between(row[contents[0]]),
        sure=0.9,
    )


def _role(cell: str) -> tuple[str, int, bool]:
    """The role of a header's cell, the length of the words that told it, and whether they are all of it."""
    plain = _INVISIBLE.sub("", _NOTE.sub("", unicodedata.normalize("NFKC", cell))).lower()
    found = [(len(term), role) for term, role in _TERMS if term in plain]
    if not found or plain.startswith("是否"):
        return "", 0, False
    length, role = max(found, key=lambda match: match[0])
    return role, length, length >= len(plain.rstrip("0123456789一二三四五"))


def _best(roles: Sequence[tuple[str, int, bool]], wanted: str) -> list[int]:
    """The places that have this role, those told by the longest words alone."""
    places = [(length, place) for place, (role, length, _) in enumerate(roles) if role == wanted]
    longest = max(places, default=(0, 0))[0]
    return [place for length, place in places if length == longest]


def _between(header: str) -> str:
    note = "".join(_NOTE.findall(unicodedata.normalize("NFKC", header)))
    if "行" in note and re.search("每行|换行|一行", note):
        return "\n"
    return "|" if "|" in note or "竖线" in note else ""


def _by_look(rows: Sequence[Row]) -> Columns | None:
    width = max(map(len, rows), default=0)
    cells = [[row[place].strip() for row in rows if place < len(row) and row[place].strip()] for place in range(width)]
    lengths = [fmean(map(len, column)) if len(column) * 2 >= len(rows) else 0.0 for column in cells]
    if not lengths or max(lengths) < 2:
        return None
    content = lengths.index(max(lengths))
    code = title = category = -1
    for place, column in enumerate(cells):
        if place == content or not column:
            continue
        if code < 0 and all(map(_CODE_LIKE.match, column)):
            code = place
        elif category < 0 and place < content and len(column) > 3 and len(set(column)) * 2 <= len(column):
            category = place
        elif title < 0 and lengths[place] <= _LONGEST_TITLE:
            title = place
    return Columns(
        (content,), title=title, codes=(code,) if code >= 0 else (), category=category, sure=0.5 if width > 1 else 0.3
    )
