"""Key combinations as text."""

from __future__ import annotations

import pytest
from hypothesis import given

from kefu_desktop.domain.errors import UsageError
from kefu_desktop.domain.hotkey import Hotkey
from tests.helpers.strategies import hotkeys


@given(hotkeys())
def test_a_combination_is_read_as_it_is_written_in_any_case(text: str) -> None:
    assert str(Hotkey.parse(text)) == text
    assert Hotkey.parse(text.lower()) == Hotkey.parse(text)


@pytest.mark.parametrize("text", ["", "Ctrl", "Ctrl+", "Ctrl+A+B", "Ctrl+啊", "F25", "Ctrl+F0"])
def test_what_is_no_combination_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        Hotkey.parse(text)


@pytest.mark.parametrize("text", ["Q", "Shift+Q", "1", "Shift+1", "Space", "Enter", "Shift+Tab", ",", "Left"])
def test_a_key_that_people_type_with_is_none_for_every_program(text: str) -> None:
    """It would be taken from every text field on the desktop."""
    assert Hotkey.parse(text).is_global is False
    with pytest.raises(UsageError, match="typing"):
        Hotkey.parse_global(text)


@pytest.mark.parametrize("text", ["F9", "Shift+F9", "Ctrl+Q", "Alt+1", "Win+Space", "Ctrl+Alt+Shift+Enter"])
def test_a_function_key_or_one_with_ctrl_alt_or_win_is_one(text: str) -> None:
    assert Hotkey.parse_global(text) == Hotkey.parse(text)
