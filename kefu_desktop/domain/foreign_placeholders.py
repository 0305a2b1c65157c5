"""From the placeholders of other programs, and from blanks such as XX, to ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from kefu_desktop.domain.blanks import blank_spans, find_blanks
from kefu_desktop.domain.foreign_moments import DATE, TIME, WEEKDAY
from kefu_desktop.domain.template import escape

__all__ = ["CARET", "CLIPBOARD", "DATE", "TIME", "WEEKDAY", "asked", "clean_name", "convert", "field", "name_blanks"]

CARET: Final = "{光标}"
CLIPBOARD: Final = "{剪贴板}"

_NO_NAME: Final = re.compile(r"[{}|=:\r\n\x00-\x1f]+")
_NO_CHOICE: Final = str.maketrans({"{": "\uff5b", "}": "\uff5d", "|": "\uff5c"})
_NO_DEFAULT: Final = str.maketrans({"{": "\uff5b", "}": "\uff5d"})
_FILLED: Final = frozenset({"光标", "日期", "时间", "剪贴板"})
_PLACEHOLDER: Final = re.compile(r"\{\{|\}\}|\{[^{}|=:\r\n]{1,40}(?:[=:][^{}]*)?\}")
_MOST_BLANKS: Final = 100
"""Nobody fills in more: such signs are a pattern."""
_LONGEST_NAME: Final = 40
_SHARED: Final = frozenset({"称呼", "店铺名", "客服名"})
_AFTER: Final = (
    ("元", "金额"), ("块", "金额"), ("号", "日"), ("月", "月"), ("日", "日"), ("年", "年"), ("小时", "小时数"),
    ("分钟", "分钟数"), ("个工作日", "工作日数"), ("工作日", "工作日数"), ("天", "天数"), ("折", "折扣"),
    ("件", "件数"), ("先生", "姓"), ("小姐", "姓"), ("女士", "姓"), ("快递", "快递"), ("店", "店铺名"),
    ("旗舰店", "店铺名"), ("优惠券", "优惠券"), ("颜色", "颜色"), ("码", "尺码"), ("%", "百分比"), ("cm", "厘米"),
    ("kg", "公斤"), ("斤", "斤数"),
)  # fmt: skip
_BEFORE: Final = (
    ("单号", "单号"), ("快递", "快递"), ("电话", "电话"), ("客服", "客服名"), ("我", "客服名"), ("亲爱的", "称呼"),
    ("尊敬的", "称呼"), ("地址", "地址"), ("微信", "微信"), ("型号", "型号"), ("颜色", "颜色"), ("尺码", "尺码"),
    ("原价", "金额"), ("价格", "金额"), ("¥", "金额"), ("￥", "金额"), ("链接", "链接"),
)  # fmt: skip


def field(name: str, default: str | None = None, choices: Sequence[str] = ()) -> str:
    """Our placeholder.

    Signs that it cannot hold are left out of the name and written in full width elsewhere. A default that is a blank
    such as XX is none.
    """
    name = clean_name(name)
    offered = list(dict.fromkeys(filter(None, (choice.translate(_NO_CHOICE).strip() for choice in choices))))
    written = None if default is None or find_blanks(default) else default.translate(_NO_DEFAULT).strip()
    if offered:
        first = (written or "").translate(_NO_CHOICE)
        if first in offered:
            offered.remove(first)
            offered.insert(0, first)
        return f"{{{name}:{'|'.join(offered)}}}"
    return f"{{{name}}}" if written is None else f"{{{name}={written}}}"


def asked(name: str, default: str | None = None, choices: Sequence[str] = ()) -> str:
    """The same for a field that a user fills in: it has no name that the program fills by itself."""
    name = clean_name(name)
    return field(f"{name}内容" if name in _FILLED else name, default, choices)


def clean_name(name: str) -> str:
    """A name that a placeholder can have."""
    return " ".join(_NO_NAME.sub(" ", name).split())[:_LONGEST_NAME].strip() or "内容"


def convert(text: str, pattern: re.Pattern[str], found: Callable[[re.Match[str]], str]) -> str:
    """The text as a template of ours: what the pattern finds becomes what `found` says, the rest stays literal."""
    pieces: list[str] = []
    last = 0
    for match in pattern.finditer(text):
        pieces += escape(text[last : match.start()]), found(match)
        last = match.end()
    return "".join([*pieces, escape(text[last:])])


def name_blanks(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A template in which each blank such as XX became a named placeholder; and (blank, name) of each."""
    blanks = blank_spans(text)
    if not blanks or len(blanks) > _MOST_BLANKS:
        return text, ()
    kept = [found.span() for found in _PLACEHOLDER.finditer(text)]
    taken = set(re.findall(r"\{([^{}|=:]+)", text))
    pieces: list[str] = []
    named: list[tuple[str, str]] = []
    last = 0
    for start, end in blanks:
        if any(begin < end and start < stop for begin, stop in kept) or _behind_a_brace(text, start):
            continue
        name = _free(_meaning(text[:start], text[end:]), taken)
        named.append((text[start:end], name))
        pieces += text[last:start], f"{{{name}}}"
        last = end
    return "".join([*pieces, text[last:]]), tuple(named)


def _behind_a_brace(text: str, at: int) -> bool:
    """Whether a single brace opens just before: with another one it would be a literal brace."""
    before = text[:at]
    return (len(before) - len(before.rstrip("{"))) % 2 == 1


def _meaning(before: str, after: str) -> str:
    after, before = after.lstrip(" "), before.rstrip(" :：是为")
    for unit, name in _AFTER:
        if after.startswith(unit):
            return name
    return next((name for word, name in _BEFORE if before.endswith(word)), "内容")


def _free(name: str, taken: set[str]) -> str:
    number = 1
    free = name
    while free in taken and name not in _SHARED:
        number += 1
        free = f"{name}{number}"
    taken.add(free)
    return free
