"""Dates and times in the texts of other programs: what a pattern speaks of, and how far it lies from now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

DATE: Final = "{日期}"
TIME: Final = "{时间}"
WEEKDAY: Final = "{星期}"

DAY: Final = "D"
"""The parts that a pattern may speak of: these letters, and the next ones."""
YEAR: Final = "Y"
MONTH: Final = "M"
WEEK: Final = "N"
DAY_NAME: Final = "W"
HOUR: Final = "T"

_STRFTIME: Final = re.compile(r"%[-_0-9^#]?(.)")
_STRFTIME_PARTS: Final = {
    **dict.fromkeys("dejDFxcsv+", DAY),
    **dict.fromkeys("YyCG", YEAR),
    **dict.fromkeys("mBbh", MONTH),
    **dict.fromkeys("Aauw", DAY_NAME),
    **dict.fromkeys("HIMSTXRrklpPcs+", HOUR),
    **dict.fromkeys("VUW", WEEK),
}
_BOTH: Final = frozenset("cs+")
_QUOTED: Final = re.compile(r"'[^']*'|\[[^\]]*\]")
_RUN: Final = re.compile(r"([A-Za-z])\1*")
_LETTER_PARTS: Final = {
    **dict.fromkeys("DLl", DAY),
    **dict.fromkeys("Yyu", YEAR),
    "M": MONTH,
    **dict.fromkeys("EecX", DAY_NAME),
    **dict.fromkeys("hHkKmsST", HOUR),
    **dict.fromkeys("wW", WEEK),
}
_OURS: Final = frozenset({"", "%-m月%-d日", "%m月%d日", "%H:%M", "%R", "%A"})
_DAYS: Final = {1: "明天", 2: "后天", -1: "昨天", -2: "前天"}
_SECONDS: Final = ((86400, "天"), (3600, "小时"), (60, "分钟"), (1, "秒"))
_SHIFT: Final = re.compile(r"([+-])\s*(\d{1,9})\s*([A-Za-z]+)")
_UNITS: Final = {
    "s": 1, "sec": 1, "second": 1, "h": 3600, "hour": 3600, "min": 60, "minute": 60, "d": 86400, "day": 86400,
    "w": 604_800, "week": 604_800,
}  # fmt: skip
_LONG_UNITS: Final = {"month": "个月", "mon": "个月", "y": "年", "year": "年"}


def strftime_parts(pattern: str) -> frozenset[str]:
    """What a pattern such as %Y-%m-%d speaks of; one without letters speaks of the day and the hour."""
    letters = _STRFTIME.findall(pattern)
    found = {part for letter in letters if (part := _STRFTIME_PARTS.get(letter))}
    if not pattern or _BOTH & set(letters):
        found |= {DAY, HOUR}
    return frozenset(found)


def letter_parts(pattern: str) -> frozenset[str]:
    """The same for a pattern such as yyyy-MM-dd."""
    found: set[str] = set()
    for run in _RUN.finditer(_QUOTED.sub("", pattern)):
        letter, count = run[1], len(run[0])
        part = _LETTER_PARTS.get(letter)
        if letter == "d":
            part = DAY_NAME if count >= 3 else DAY
        if part:
            found.add(part)
    return frozenset(found)


def is_ours(pattern: str) -> bool:
    """Whether our placeholders write it in the very same form."""
    return pattern in _OURS


def names(parts: Iterable[str], shift: str = "", *, whole_days: bool = True) -> tuple[str, ...]:
    """The names of our placeholders for these parts, in order.

    Args:
        parts: as above.
        shift: our words for how far it is from now, as "3天后"; nothing fills a placeholder that is named so.
        whole_days: whether the hour stays what it is now.
    """
    known = set(parts)
    found: list[str] = []
    if DAY in known:
        found.append(f"{shift}日期")
    else:
        found += [f"{shift}{name}" for part, name in ((YEAR, "年份"), (MONTH, "月份")) if part in known]
    if WEEK in known:
        found.append(f"{shift}周数")
    if DAY_NAME in known:
        found.append(f"{shift}星期")
    if HOUR in known:
        found.append("时间" if whole_days else f"{shift}时间")
    return tuple(found) or (f"{shift}日期",)


def later(seconds: int) -> str:
    """Our words for a time that is so many seconds from now; empty for now."""
    if not seconds:
        return ""
    size, unit = next((size, unit) for size, unit in _SECONDS if seconds % size == 0)
    count = seconds // size
    if size == 86400 and count in _DAYS:
        return _DAYS[count]
    return f"{abs(count)}{unit}{'后' if count > 0 else '前'}"


def shifted(shift: str) -> tuple[str, bool]:
    """Our words for a shift such as +1d-2h (M is a month, m a minute), and whether it is one of whole days."""
    seconds = 0
    words = ""
    whole = True
    for found in _SHIFT.finditer(shift):
        sign, count, unit = (1 if found[1] == "+" else -1), int(found[2]), found[3]
        known = "month" if unit == "M" else "min" if unit == "m" else unit.lower()
        known = known if known in _UNITS else known.removesuffix("s")
        if known in _LONG_UNITS:
            words += f"{count}{_LONG_UNITS[known]}{'后' if sign > 0 else '前'}" if count else ""
        elif known in _UNITS:
            seconds += sign * count * _UNITS[known]
            whole = whole and _UNITS[known] % 86400 == 0
    return words + later(seconds), whole
