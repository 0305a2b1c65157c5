"""The key of a hotkey that goes on being held, without Windows."""

from __future__ import annotations

import pytest

from kefu_desktop.backends.windows.held_key import LOOK_EVERY, NUMBER, HeldKey
from tests.helpers.fake_windows import FakeKeys

ENTER, NINE, WINDOW = 0x0D, 0x39, 77


class Rig:
    """A held key with a clock that stands still unless it is moved."""

    def __init__(self) -> None:
        self.keys = FakeKeys()
        self.ticks: list[float] = []
        self.now = 50.0
        self.held = HeldKey(self.keys, lambda: WINDOW, self.ticks.append, lambda: self.now)

    def press(self, key: int) -> None:
        """A hotkey with this key fires."""
        self.keys.held = {key}
        self.held.keep_out(key)


@pytest.fixture
def rig() -> Rig:
    """Nothing is held."""
    return Rig()


def test_while_it_is_held_the_bare_key_is_ours_and_no_longer(rig: Rig) -> None:
    """Registered without modifiers, given back when it is up, and then nothing ticks."""
    rig.press(ENTER)
    rig.held.look()
    assert rig.keys.registered == {NUMBER: (0, ENTER)}
    assert rig.ticks == [LOOK_EVERY]
    rig.keys.held.clear()
    rig.held.look()
    assert rig.keys.registered == {}
    assert rig.ticks == [LOOK_EVERY, 0]


def test_a_key_that_is_up_already_is_left_alone(rig: Rig) -> None:
    """`kefu` commands and quick fingers."""
    rig.held.keep_out(ENTER)
    assert (rig.keys.registered, rig.ticks) == ({}, [])


def test_a_key_that_repeats_is_kept_out_for_as_long_as_it_does(rig: Rig) -> None:
    """However long somebody leans on it."""
    rig.press(NINE)
    for _ in range(100):
        rig.now += 0.5
        rig.held.repeated()
        rig.held.look()
    assert rig.keys.registered == {NUMBER: (0, NINE)}


def test_a_key_whose_release_was_lost_is_not_dead_for_ever(rig: Rig) -> None:
    """A locked screen swallows key-ups: said to be down, but it does not repeat."""
    rig.press(NINE)
    rig.now += 2.0
    rig.held.look()
    assert rig.keys.registered == {}


def test_the_next_hotkey_takes_the_place_of_the_last(rig: Rig) -> None:
    """One at a time."""
    rig.press(NINE)
    rig.press(ENTER)
    assert rig.keys.registered == {NUMBER: (0, ENTER)}


def test_where_the_bare_key_cannot_be_had_nothing_ticks(rig: Rig) -> None:
    """Another program has it, or it is our own hotkey without modifiers."""
    rig.keys.taken = {(0, ENTER)}
    rig.press(ENTER)
    assert rig.ticks == []
    rig.held.let_through()
    assert rig.keys.registered == {}
