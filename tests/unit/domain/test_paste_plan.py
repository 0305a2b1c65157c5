"""When the clipboard may be given back, and which program wants what."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import (
    LEAST_QUIET,
    MOST_QUIET,
    NOT_TAKEN_AFTER,
    Profile,
    Profiles,
    patience,
    was_taken,
)

KEYS_AT = 100.0
DELAYS = st.lists(st.floats(0, 2.5), min_size=1, max_size=5).map(sorted)


def test_a_target_that_never_reads_is_waited_for_to_the_bound() -> None:
    """Reads by others settle nothing: a clipboard manager reads at once."""
    assert patience([], [], KEYS_AT, KEYS_AT) == NOT_TAKEN_AFTER
    assert patience([], [100.01, 101.0], KEYS_AT, KEYS_AT + 1) == NOT_TAKEN_AFTER - 1
    assert patience([], [], KEYS_AT, KEYS_AT + NOT_TAKEN_AFTER) <= 0


def test_a_read_before_the_keys_is_not_the_paste() -> None:
    """Some programs look at every new owner at once; the paste is still to come."""
    assert patience([99.99], [], KEYS_AT, KEYS_AT) == NOT_TAKEN_AFTER
    assert not was_taken([99.99], [99.98], KEYS_AT)


@given(DELAYS)
def test_the_quiet_time_begins_anew_with_each_read(delays: list[float]) -> None:
    """It is longer after a late read, and within its bounds."""
    reads = [KEYS_AT + delay for delay in delays]
    left = patience(reads, [], KEYS_AT, reads[-1])
    assert left + 1e-9 >= LEAST_QUIET
    assert left <= MOST_QUIET + 1e-9
    assert patience(reads, [], KEYS_AT, reads[-1] + MOST_QUIET) <= 1e-9


@given(DELAYS, DELAYS)
def test_a_later_last_read_never_makes_us_less_patient(one: list[float], other: list[float]) -> None:
    """Programs under load read late and then later still."""
    assume(one[-1] < other[-1])
    early, late = KEYS_AT + one[-1], KEYS_AT + other[-1]
    assert patience([early], [], KEYS_AT, early) <= patience([late], [], KEYS_AT, late) + 1e-9


def test_the_measured_readers_are_waited_for() -> None:
    """Chromium's second and third reads, up to 104 ms after the keys, fall into the quiet time after its first."""
    for first, last in ((0.029, 0.104), (0.015, 0.085), (0.120, 0.330)):
        assert patience([KEYS_AT + first], [], KEYS_AT, KEYS_AT + last) > 0


def test_a_read_after_the_keys_counts_as_taken_whoever_made_it() -> None:
    """Wine and remote desktops read through another program."""
    assert was_taken([], [100.2], KEYS_AT)
    assert was_taken([100.2], [], KEYS_AT)
    assert not was_taken([], [], KEYS_AT)


def test_a_profile_is_found_by_the_applications_name() -> None:
    """In any case of letters, with or without the ending of Windows."""
    shift_insert = Profile(keys=Hotkey.parse("Shift+Insert"))
    profiles = Profiles({"putty": shift_insert, "xterm": shift_insert})
    assert profiles.of("PuTTY.exe") is shift_insert
    assert profiles.of("XTerm") is shift_insert
    assert profiles.of("pidgin") == Profile()
