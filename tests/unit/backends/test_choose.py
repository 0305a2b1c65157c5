"""Which back end is taken, and what is said of the others."""

from __future__ import annotations

import pytest

from kefu_desktop.backends.choose import candidates_here, choose
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.ports.desktop import Desktop
from tests.helpers.fake_desktop import FakeDesktop


def refuses() -> Desktop:
    raise NotPossibleError("There is no screen here.")


def works() -> Desktop:
    return FakeDesktop().as_desktop()


def test_the_first_that_works_is_taken_and_those_before_it_are_told() -> None:
    choice = choose([("first", refuses), ("second", works), ("third", refuses)])
    assert choice.desktop.name == "fake"
    assert [(refusal.name, str(refusal.why)) for refusal in choice.refusals] == [("first", "There is no screen here.")]


def test_where_none_works_there_is_a_harmless_one_that_says_why_it_cannot() -> None:
    desktop = choose([("only", refuses)]).desktop
    assert desktop.name == "null"
    assert desktop.windows.current() is None
    with pytest.raises(NotPossibleError):
        desktop.hotkeys.grab(Hotkey.parse("Ctrl+Alt+Space"))


def test_every_system_has_a_back_end_of_its_own() -> None:
    assert candidates_here()
