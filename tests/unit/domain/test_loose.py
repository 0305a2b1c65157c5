"""Documents of strangers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain import loose

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(VALUES)
def test_json_that_is_right_says_what_it_says(value: object) -> None:
    assert loose.parse_json(json.dumps(value)) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r'{"a": "\[x\]"}', {"a": r"\[x\]"}),
        (r'{"a": "\\d \d \u4f60 \u4 \n"}', {"a": "\\d \\d 你 \\u4 \n"}),
        ('{"a": "x\ty"}', {"a": "x\ty"}),
        ("{", None),
        ("[" * 100_000, None),
    ],
)
def test_backslashes_that_stand_before_anything_are_kept(text: str, said: object) -> None:
    assert loose.parse_json(text) == said
