"""Words that depend on the day and the hour."""
# ruff: noqa: DTZ001 - the clock on the wall has no zone

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.greeting import (
    DEFAULT_BANDS,
    HOLIDAYS,
    LUNAR_DAYS,
    MAY_BE_EMPTY,
    Band,
    GreetingRules,
    HolidayWindow,
    clock_values,
    holiday_at,
)

SEED_RULES = GreetingRules(bands=(Band(time(0), "早上好"), Band(time(12), "您好")))


@given(st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1)))
def test_every_word_is_known_at_every_moment(at: datetime) -> None:
    values = clock_values(at)

    assert {name for name, value in values.items() if not value} <= {"节日", "节日问候"}
    assert "节日问候" in MAY_BE_EMPTY
    assert bool(values["节日"]) == bool(values["节日问候"])
    assert values["时段问候"] in {band.text for band in DEFAULT_BANDS}


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (0, 0, "早上好"),
        (11, 59, "早上好"),
        (12, 0, "下午好"),
        (17, 59, "下午好"),
        (18, 0, "晚上好"),
        (23, 59, "晚上好"),
    ],
)
def test_the_greeting_follows_the_band_of_the_hour(hour: int, minute: int, expected: str) -> None:
    assert clock_values(datetime(2026, 11, 23, hour, minute))["时段问候"] == expected


def test_the_owner_may_set_other_bands() -> None:
    assert clock_values(datetime(2026, 11, 23, 20), SEED_RULES)["时段问候"] == "您好"


def test_before_the_first_band_the_last_one_still_holds() -> None:
    rules = GreetingRules(bands=(Band(time(6), "早上好"), Band(time(22), "夜深了")))

    assert clock_values(datetime(2026, 11, 23, 2), rules)["时段问候"] == "夜深了"


def test_inside_a_holiday_the_greeting_stays_that_of_the_hour() -> None:
    values = clock_values(datetime(2026, 2, 17, 9))

    assert (values["时段问候"], values["节日问候"], values["节日"]) == ("早上好", "新年好", "春节")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "元旦"), ("2026-01-03", "元旦"), ("2026-01-04", None), ("2026-02-16", "春节"),
        ("2026-02-24", "春节"), ("2026-02-25", None), ("2026-03-03", "元宵节"), ("2026-05-01", "劳动节"),
        ("2026-05-06", None), ("2026-06-19", "端午节"), ("2026-08-19", "七夕"), ("2026-09-25", "中秋节"),
        ("2026-10-01", "国庆节"), ("2026-10-07", "国庆节"), ("2026-10-08", None), ("2026-10-18", "重阳节"),
        ("2025-10-04", "国庆节"), ("2025-10-06", "中秋节"), ("2031-10-01", "中秋节"), ("2036-02-01", None),
    ],
)  # fmt: skip
def test_holidays_have_their_windows_and_the_nearer_one_wins(day: str, name: str | None) -> None:
    found = holiday_at(date.fromisoformat(day), {})

    assert (found.name if found else None) == name


def test_the_owner_may_switch_a_holiday_off_or_set_its_days_by_notice() -> None:
    off = {"national-day": HolidayWindow(on=False)}
    longer = {"new-year": HolidayWindow(first=date(2026, 12, 30), last=date(2027, 1, 4))}

    assert holiday_at(date(2026, 10, 1), off) is None
    for day in ("2026-12-30", "2027-01-01", "2027-01-04"):
        assert holiday_at(date.fromisoformat(day), longer) is not None
    assert holiday_at(date(2026, 12, 29), longer) is None
    assert holiday_at(date(2027, 1, 5), longer) is None
    assert holiday_at(date(2030, 1, 2), longer) is not None


@pytest.mark.parametrize(
    ("at", "wish"),
    [
        (datetime(2026, 11, 20, 17, 59), "祝您生活愉快"),
        (datetime(2026, 11, 20, 18), "祝您周末愉快"),
        (datetime(2026, 11, 22, 23, 59), "祝您周末愉快"),
        (datetime(2026, 11, 23), "祝您生活愉快"),
        (datetime(2026, 9, 25, 20), "祝您中秋节愉快"),
    ],
)
def test_the_wish_at_the_end_fits_the_day(at: datetime, wish: str) -> None:
    assert clock_values(at)["结束祝福"] == wish


def test_date_time_and_weekday_are_written_the_chinese_way() -> None:
    values = clock_values(datetime(2026, 11, 22, 4, 5))

    assert (values["日期"], values["时间"], values["星期"]) == ("11月22日", "04:05", "星期日")


def test_lunar_days_of_one_year_lie_as_far_apart_as_their_months_allow() -> None:
    for year in range(2025, 2036):
        days = {slug: table[year] for slug, table in LUNAR_DAYS.items()}
        assert days["lantern-festival"] - days["spring-festival"] == timedelta(14)
        assert timedelta(117) <= days["dragon-boat"] - days["spring-festival"] <= timedelta(154)
        assert timedelta(60) <= days["qixi"] - days["dragon-boat"] <= timedelta(92)
        assert timedelta(36) <= days["mid-autumn"] - days["qixi"] <= timedelta(68)
        assert timedelta(22) <= days["double-ninth"] - days["mid-autumn"] <= timedelta(54)


def test_every_lunar_holiday_has_its_table() -> None:
    assert {holiday.slug for holiday in HOLIDAYS if not holiday.month} == set(LUNAR_DAYS)
