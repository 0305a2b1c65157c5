"""Dates and times of other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.foreign_moments import later, letter_parts, names, shifted, strftime_parts
from kefu_desktop.domain.foreign_placeholders import clean_name


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("%Y-%m-%d", "DMY"), ("%-d/%-m", "DM"), ("%H:%M", "T"), ("%A", "W"), ("%B %Y", "MY"), ("第%V周", "N"),
        ("%x", "D"), ("%c", "DT"), ("", "DT"), ("%%", ""), ("%1d", "D"),
    ],
)  # fmt: skip
def test_what_a_pattern_with_percent_signs_speaks_of(pattern: str, parts: str) -> None:
    assert "".join(sorted(strftime_parts(pattern))) == parts


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("yyyy-MM-dd", "DMY"), ("YYYY-MM-DD", "DMY"), ("HH:mm:ss", "T"), ("dddd", "W"), ("EEEE", "W"), ("LT", "DT"),
        ("'HH' dd", "D"), ("[week] w", "N"), ("yyyy", "Y"), ("", ""),
    ],
)  # fmt: skip
def test_what_a_pattern_of_letters_speaks_of(pattern: str, parts: str) -> None:
    assert "".join(sorted(letter_parts(pattern))) == parts


@pytest.mark.parametrize(
    ("shift", "words", "whole"),
    [
        ("+1d", "明天", True), ("-1 week", "7天前", True), ("+90m", "90分钟后", False),
        ("+2M -1y", "2个月后1年前", True),
        ("+1d-24h", "", False), ("nothing", "", True), ("+3 days", "3天后", True),
    ],
)  # fmt: skip
def test_how_far_a_shift_is_from_now(shift: str, words: str, whole: bool) -> None:
    assert shifted(shift) == (words, whole)


@given(st.integers(-(10**9), 10**9), st.sets(st.sampled_from("DYMNWT")))
def test_a_shifted_moment_never_has_the_name_of_one_that_the_program_fills(seconds: int, parts: set[str]) -> None:
    found = names(parts, later(seconds), whole_days=False)

    assert found
    assert not seconds or not {"日期", "时间", "星期"} & set(found)
    assert all(clean_name(name) == name for name in found)
