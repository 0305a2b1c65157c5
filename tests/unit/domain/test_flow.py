"""Playbooks are whole and tell their faults when they are made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.flow import LONGEST_WAIT, Flow, Step

LISTEN = Step(("vent-listen",), "让顾客说完")
SOLVE = Step(("options", "complaint-24h"), "给办法或给时限", branch="看能不能当场解决")


def flow_of(*steps: Step) -> Flow:
    return Flow("vent", "发泄法", "顾客有气", steps)


def test_a_flow_names_each_phrase_once_in_the_order_of_its_steps() -> None:
    again = Step(("options", "vent-listen", "bye-normal"), "收尾")

    assert flow_of(LISTEN, SOLVE, again).phrases == ("vent-listen", "options", "complaint-24h", "bye-normal")


def test_missing_are_the_phrases_that_the_library_does_not_have() -> None:
    flow = flow_of(LISTEN, SOLVE)

    assert flow.missing({"options"}) == ("vent-listen", "complaint-24h")
    assert flow.missing({"options", "vent-listen", "complaint-24h"}) == ()


def test_a_step_needs_no_more_than_a_phrase_and_a_goal() -> None:
    assert (LISTEN.go_on_when, LISTEN.branch, LISTEN.wordings) == ("", "", ())
    assert (LISTEN.within, LISTEN.wait, LISTEN.optional) == (None, None, False)


def test_flows_and_steps_do_not_change_after_they_are_made() -> None:
    with pytest.raises(FrozenInstanceError):
        LISTEN.goal = "别的"  # type: ignore[misc] # that it is refused is what is tested
    with pytest.raises(FrozenInstanceError):
        flow_of(LISTEN).name = "别的"  # type: ignore[misc] # the same


@pytest.mark.parametrize(
    ("phrases", "goal", "says"),
    [
        ((), "让顾客说完", "names no phrase"),
        (("两个 词",), "让顾客说完", "no id of a phrase"),
        (("",), "让顾客说完", "no id of a phrase"),
        (("options", "empathy", "options"), "让顾客说完", "twice"),
        (("options",), " ", "no goal"),
    ],
)
def test_a_step_without_phrase_or_goal_is_refused(phrases: tuple[str, ...], goal: str, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        Step(phrases, goal)


@pytest.mark.parametrize("seconds", [0, -1, LONGEST_WAIT + 1])
def test_a_time_that_nobody_can_keep_is_refused(seconds: int) -> None:
    with pytest.raises(BadInputError, match=f"{seconds} seconds"):
        Step(("options",), "给办法", wait=seconds)
    with pytest.raises(BadInputError, match=f"{seconds} seconds"):
        Step(("options",), "给办法", within=seconds)


@given(st.integers(1, LONGEST_WAIT), st.integers(1, LONGEST_WAIT))
def test_every_time_from_a_second_to_a_week_is_taken(within: int, wait: int) -> None:
    step = Step(("options",), "给办法", within=within, wait=wait)

    assert (step.within, step.wait) == (within, wait)


def test_wordings_are_counted_from_one_and_belong_to_one_phrase() -> None:
    assert Step(("silent-followup",), "确认", wordings=(1, 4)).wordings == (1, 4)
    with pytest.raises(BadInputError, match="from 0"):
        Step(("silent-followup",), "确认", wordings=(0,))
    with pytest.raises(BadInputError, match="several phrases"):
        Step(("silent-followup", "options"), "确认", wordings=(1,))


@pytest.mark.parametrize(
    ("flow_id", "name", "when", "steps", "says"),
    [
        ("发 泄", "发泄法", "顾客有气", (LISTEN,), "do not fit"),
        ("vent", " ", "顾客有气", (LISTEN,), "no name"),
        ("vent", "发泄法", "", (LISTEN,), "when to use"),
        ("vent", "发泄法", "顾客有气", (), "no step"),
    ],
)
def test_a_flow_that_nobody_could_find_or_follow_is_refused(
    flow_id: str, name: str, when: str, steps: tuple[Step, ...], says: str
) -> None:
    with pytest.raises(BadInputError, match=says):
        Flow(flow_id, name, when, steps)
