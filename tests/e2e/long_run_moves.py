"""The focus moved to another window between choosing and pasting."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.e2e.long_run_phrases import LETTERS, WORDINGS
from tests.e2e.long_run_rig import Message
from tests.e2e.long_run_turn import COPIED, Hands, Result, judge
from tests.helpers.x11_reader import read_selection

_LATEST: Final = 0.06
"""Seconds after Enter; by then most pastes are over."""
_OVER_WITHIN: Final = 5.0
_ARRIVES_WITHIN: Final = 0.4
_TOLD_WITHIN: Final = 1.0


@dataclass(slots=True)
class Move:
    """One move: when it was made, where the text is, and what is wrong."""

    delay: float
    told: bool = False
    on_clipboard: bool = False
    in_target: bool = False
    given_back: bool = False
    fault: str = ""
    elsewhere: list[Message] = field(default_factory=list)


def move_away(hands: Hands, target: tuple[str, str], away: tuple[str, str], turn: int) -> Move:
    """Choose a phrase for the one window, and put the other in front at a random moment after Enter."""
    _, buyer = target
    slug = list(LETTERS)[turn % len(LETTERS)]
    copied = COPIED["text"]
    hands.front(hands.rig.window(*target))
    hands.owner.own(copied)
    since = time.monotonic()
    move = Move(hands.chance.uniform(0, _LATEST))
    enter = hands.choose(slug, held=False, hasty=False)
    time.sleep(max(0.0, enter + move.delay - time.monotonic()))
    hands.screen.activate(hands.rig.window(*away))
    _wait_over(hands, enter)
    found = read_selection(["UTF8_STRING"]).get("UTF8_STRING", b"").decode()
    move.on_clipboard, move.given_back = found in WORDINGS[slug], found.encode() == copied["UTF8_STRING"]
    move.told = hands.messages.wait(0.0 if move.given_back else _TOLD_WITHIN)
    _look(hands, target, away, move, Result(buyer, slug, "text", held=False, hasty=False), since)
    move.fault = _fault(move)
    hands.messages.put_away()
    return move


def summary(moves: Sequence[Move]) -> str:
    """What became of all of them."""
    counts = Counter("in the chat" if m.in_target else "told" if m.told else "neither" for m in moves)
    both = sum(m.in_target and m.told for m in moves)
    faults = Counter(m.fault for m in moves if m.fault)
    return f"focus moves {len(moves)}: {dict(counts)}, in the chat and told {both}, faults {dict(faults)}"


def _wait_over(hands: Hands, enter: float) -> None:
    end = time.monotonic() + _OVER_WITHIN
    while time.monotonic() < end:
        if hands.messages.shown() is not None or hands.watch.wait_given_back(enter, 0.05):
            break
    time.sleep(0.1)


def _look(
    hands: Hands, target: tuple[str, str], away: tuple[str, str], move: Move, result: Result, since: float
) -> None:
    """Send what stands in the two windows, the other one first, and see what the buyers get."""
    for window in (away, target):
        hands.front(hands.rig.window(*window))
        hands.keys.tap("Return")
    result.got = hands.rig.wait(since, lambda found: _whole(target[0], result, found), _ARRIVES_WITHIN)
    move.in_target = not result.faults and result.wording is not None
    move.elsewhere = [m for m in result.got if (m.client, m.buyer) != target]


def _whole(client: str, result: Result, found: list[Message]) -> bool:
    result.got, result.faults = found, []
    judge(client, result)
    return not result.faults


def _fault(move: Move) -> str:
    if move.elsewhere:
        return "written into the other window"
    if move.in_target:
        return "" if move.given_back or move.told else "clipboard not given back"
    if not move.told:
        return "nothing told"
    return "" if move.on_clipboard else "told, but not on the clipboard"
