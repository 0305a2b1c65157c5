"""The characters that a pattern needs are in every text that it is found in."""

from __future__ import annotations

import re

import pytest

from kefu_desktop.domain.tone.needs import needed


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("不行", "不"),
        ("a?b", "b"),
        ("a{0,2}b", "b"),
        ("a{1,2}", "a"),
        ("(?:a|b)c*", "ab"),
        ("(?:a|b?)", ""),
        ("[ab]", "ab"),
        ("[^ab]", ""),
        ("[a-z]", ""),
        (r"\dx", "x"),
        (r"\.", "."),
        ("(a)|b", "ab"),
        ("(?<!x)a", "a"),
        ("(?!x)a+?", "a"),
        (".*", ""),
        ("a(?=b)", "a"),
        ("[]a]", "]a"),
        (r"(x)\1", "x"),
        ("", ""),
    ],
)
def test_what_is_needed(pattern: str, characters: str) -> None:
    re.compile(pattern)
    assert needed(pattern) == frozenset(characters)


def test_a_pattern_that_cannot_be_read_to_its_end_needs_nothing() -> None:
    assert needed("a)b") == frozenset()
