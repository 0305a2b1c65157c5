"""Words that depend on the day and the hour: greetings, holidays, wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

MAY_BE_EMPTY: Final = frozenset({"节日问候"})
"""Placeholders that are filled, and not asked for, even when there is nothing to say.

{节日} is none of them: a sentence can do without a greeting, but not without the noun that it is about.
"""

_WEEKDAYS: Final = "一二三四五六日"
_EVENING: Final = time(18)
_FRIDAY: Final = 4


@dataclass(frozen=True, slots=True)
class Band:
    """From that time of day on, the greeting is this."""

    begins: time
    text: str


DEFAULT_BANDS: Final = (Band(time(0), "早上好"), Band(time(12), "下午好"), Band(time(18), "晚上好"))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday and the days around it on which people wish it, if the owner sets no other.

    `month` and `day` are 0 for one of the lunar calendar; its dates stand in LUNAR_DAYS.
    """

    slug: str
    name: str
    greeting: str
    month: int = 0
    day: int = 0
    days_before: int = 0
    days_after: int = 0

    def date_in(self, year: int) -> date | None:
        """Its day in that year; None for a lunar one beyond the table."""
        if self.month:
            return date(year, self.month, self.day)
        return LUNAR_DAYS[self.slug].get(year)


HOLIDAYS: Final = (
    Holiday("new-year", "元旦", "新年好", 1, 1, days_after=2),
    Holiday("spring-festival", "春节", "新年好", days_before=1, days_after=7),
    Holiday("lantern-festival", "元宵节", "元宵节快乐"),
    Holiday("labour-day", "劳动节", "劳动节快乐", 5, 1, days_after=4),
    Holiday("dragon-boat", "端午节", "端午安康", days_before=1, days_after=1),
    Holiday("qixi", "七夕", "七夕快乐"),
    Holiday("mid-autumn", "中秋节", "中秋节快乐", days_before=1, days_after=1),
    Holiday("national-day", "国庆节", "国庆节快乐", 10, 1, days_after=6),
    Holiday("double-ninth", "重阳节", "重阳安康"),
)


def _days(*days: str) -> Mapping[int, date]:
    found = map(date.fromisoformat, days)
    return MappingProxyType({day.year: day for day in found})


LUNAR_DAYS: Final[Mapping[str, Mapping[int, date]]] = MappingProxyType(
    {
        "spring-festival": _days(
            "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03",
            "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08",
        ),
        "lantern-festival": _days(
            "2025-02-12", "2026-03-03", "2027-02-20", "2028-02-09", "2029-02-27", "2030-02-17",
            "2031-02-06", "2032-02-25", "2033-02-14", "2034-03-05", "2035-02-22",
        ),
        "dragon-boat": _days(
            "2025-05-31", "2026-06-19", "2027-06-09", "2028-05-28", "2029-06-16", "2030-06-05",
            "2031-06-24", "2032-06-12", "2033-06-01", "2034-06-20", "2035-06-10",
        ),
        "qixi": _days(
            "2025-08-29", "2026-08-19", "2027-08-08", "2028-08-26", "2029-08-16", "2030-08-05",
            "2031-08-24", "2032-08-12", "2033-08-01", "2034-08-20", "2035-08-10",
        ),
        "mid-autumn": _days(
            "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12",
            "2031-10-01", "2032-09-19", "2033-09-08", "2034-09-27", "2035-09-16",
        ),
        "double-ninth": _days(
            "2025-10-29", "2026-10-18", "2027-10-08", "2028-10-26", "2029-10-16", "2030-10-05",
            "2031-10-24", "2032-10-12", "2033-10-01", "2034-10-20", "2035-10-09",
        ),
    }
)  # fmt: skip
"""Days of the lunar calendar, 2025 to 2035."""


@dataclass(frozen=True, slots=True)
class HolidayWindow:
    """What the owner set for one holiday: switched off, or the first and last day of this year's greetings.

    Days of another year than the asked one count for nothing: the holiday's own window is taken then.
    """

    on: bool = True
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class GreetingRules:
    """What the owner may set. `bands` ascend; before the first one the last one, of the day before, still holds."""

    bands: tuple[Band, ...] = DEFAULT_BANDS
    windows: Mapping[str, HolidayWindow] = field(default_factory=dict)


_DEFAULT_RULES: Final = GreetingRules()
_AS_USUAL: Final = HolidayWindow()


def clock_values(at: datetime, rules: GreetingRules = _DEFAULT_RULES) -> dict[str, str]:
    """The placeholders that the clock fills, by name.

    Args:
        at: the local time.
        rules: bands of the day and windows of holidays.
    """
    holiday = holiday_at(at.date(), rules.windows)
    return {
        "时段问候": _time_of_day(at.time(), rules.bands),
        "节日": holiday.name if holiday else "",
        "节日问候": holiday.greeting if holiday else "",
        "结束祝福": f"祝您{_occasion(at, holiday)}愉快",
        "日期": f"{at.month}月{at.day}日",
        "时间": f"{at:%H:%M}",
        "星期": f"星期{_WEEKDAYS[at.weekday()]}",
    }


def holiday_at(day: date, windows: Mapping[str, HolidayWindow]) -> Holiday | None:
    """The holiday in whose window the day lies; of two, the nearer one, then the one with the shorter window."""
    found: list[tuple[int, int, int]] = []
    for index, holiday in enumerate(HOLIDAYS):
        for year in (day.year, day.year + 1):
            window = _window(holiday, year, windows.get(holiday.slug, _AS_USUAL))
            if window and window[0] <= day <= window[1]:
                centre = holiday.date_in(year) or window[0]
                found.append((abs((day - centre).days), (window[1] - window[0]).days, index))
    return HOLIDAYS[min(found)[2]] if found else None


def _window(holiday: Holiday, year: int, chosen: HolidayWindow) -> tuple[date, date] | None:
    if not chosen.on:
        return None
    if chosen.first and chosen.last and year in {chosen.first.year, chosen.last.year}:
        return chosen.first, chosen.last
    centre = holiday.date_in(year)
    if centre is None:
        return None
    return centre - timedelta(holiday.days_before), centre + timedelta(holiday.days_after)


def _time_of_day(at: time, bands: tuple[Band, ...]) -> str:
    begun = [band.text for band in bands if band.begins <= at.replace(tzinfo=None)]
    return begun[-1] if begun else bands[-1].text


def _occasion(at: datetime, holiday: Holiday | None) -> str:
    if holiday:
        return holiday.name
    friday_evening = at.weekday() == _FRIDAY and at.time() >= _EVENING
    return "周末" if friday_evening or at.weekday() > _FRIDAY else "生活"
