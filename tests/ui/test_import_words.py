"""How the import window names things."""

from __future__ import annotations

import pytest

from kefu_desktop.ui.importing import words


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("2", "Row 2"),
        ("售后话术!3", "售后话术, row 3"),
        ("b.txt: 1", "b.txt, row 1"),
        ("b.xlsx: 售后!3", "b.xlsx: 售后, row 3"),
        ("怪!名!12", "怪!名, row 12"),
        ("欢迎.txt", "欢迎.txt"),
        ("好评!", "好评!"),
        ("²", "²"),
        ("", ""),
    ],
)
def test_a_place_in_a_table_is_said_as_its_row(where: str, said: str) -> None:
    assert words.place_of(where) == said
