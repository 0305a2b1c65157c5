"""When the clipboard may be given back where only the first read is seen (Windows)."""

from __future__ import annotations

import pytest

from kefu_desktop.domain.paste_plan import (
    LEAST_UNSEEN_QUIET,
    MOST_QUIET,
    NOT_SEEN_AFTER,
    NOT_TAKEN_AFTER,
    patience,
    was_taken,
)

KEYS_AT = 10.0


def test_after_the_targets_only_visible_read_the_quiet_is_longer() -> None:
    """Its second and third read cannot be seen."""
    assert patience([10.01], [], KEYS_AT, 10.01, last_seen=True) == pytest.approx(LEAST_UNSEEN_QUIET)
    assert patience([10.01], [], KEYS_AT, 10.01) < LEAST_UNSEEN_QUIET


def test_a_late_read_still_lengthens_the_quiet_within_its_bound() -> None:
    """A busy program reads late again."""
    assert patience([10.4], [], KEYS_AT, 10.4, last_seen=True) == pytest.approx(0.8)
    assert patience([12.0], [], KEYS_AT, 12.0, last_seen=True) == pytest.approx(MOST_QUIET)


@pytest.mark.parametrize(("target", "others"), [([], [9.9]), ([], [10.02]), ([9.9], [])])
def test_a_read_by_another_or_before_the_keys_leaves_only_the_time(target: list[float], others: list[float]) -> None:
    """The target's own read cannot be seen any more, so that waiting for it to the end would be for nothing."""
    assert patience(target, others, KEYS_AT, KEYS_AT, last_seen=True) == pytest.approx(NOT_SEEN_AFTER)
    assert patience(target, others, KEYS_AT, KEYS_AT) == pytest.approx(NOT_TAKEN_AFTER)


def test_an_unseen_paste_has_the_benefit_of_the_doubt() -> None:
    """Calling it not taken would have the user paste it twice; with no read at all nothing was taken."""
    assert was_taken([], [9.9], KEYS_AT, last_seen=True)
    assert not was_taken([], [9.9], KEYS_AT)
    assert not was_taken([], [], KEYS_AT)
