"""One paste by real keys, and what became of it."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.e2e.long_run_phrases import LETTERS, WORDINGS
from tests.e2e.long_run_rig import SPLIT, Message, Rig
from tests.e2e.long_run_watch import Messages, SelectionWatch
from tests.helpers.running_program import Screen, until
from tests.helpers.x11_keys import Keys
from tests.helpers.x11_owner import Owner
from tests.helpers.x11_reader import read_selection, targets

HOTKEY: Final = ("Control_L", "Alt_L", "space")
OURS: Final = "kefu-desktop"
COPIED: Final[dict[str, dict[str, bytes]]] = {
    "text": {"UTF8_STRING": "老的内容，不该到买家那里".encode()},
    "html": {"text/html": "<b>旧的网页内容</b>".encode() * 30, "UTF8_STRING": "旧的网页内容".encode()},
    "png": {"image/png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1500},
}
"""What the user had copied; the picture is too large for one piece."""
_GIVEN_BACK_WITHIN: Final = 6.0
_ARRIVES_WITHIN: Final = 1.5
_SENT_TRIES: Final = 3
_LONGEST_LINE: Final = 400
"""Bytes; HexChat cuts longer lines into several messages."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What the user and the onlooker have: his keys, the screen, what he copied, and the watch."""

    name: str
    rig: Rig
    keys: Keys
    screen: Screen
    owner: Owner
    watch: SelectionWatch
    messages: Messages
    chance: random.Random

    def front(self, window: int) -> None:
        """Bring a window to the front and wait until it is there."""
        if self.screen.active_window() != window:
            self.screen.activate(window)
            until(lambda: self.screen.active_window() == window)

    def choose(self, slug: str, *, held: bool, hasty: bool) -> float:
        """Hotkey, letters, Enter; the time of Enter.

        `held`: the hotkey's keys stay down. `hasty`: the letters come before anybody could see the palette.
        """
        self.keys.down(*HOTKEY)
        if not held:
            self.keys.up(*reversed(HOTKEY))
        if not hasty:
            until(lambda: self.screen.active_class() == OURS)
        for letter in LETTERS[slug]:
            self.keys.tap(letter)
            time.sleep(0 if hasty else self.chance.uniform(0, 0.03))
        at = time.monotonic()
        self.keys.tap("Return")
        return at

    def let_go(self) -> None:
        """Release the hotkey's keys."""
        self.keys.up(*reversed(HOTKEY))


@dataclass(slots=True)
class Result:
    """One paste: what was asked for, what came, and what was noticed."""

    buyer: str
    slug: str
    kind: str
    held: bool
    hasty: bool
    got: list[Message] = field(default_factory=list)
    wording: str | None = None
    faults: list[str] = field(default_factory=list)
    told: bool = False
    took: float | None = None
    """Seconds from Enter until the program asked for the text the last time."""
    spent: float = 0.0
    """Seconds from Enter until the clipboard was given back."""
    steps: list[str] = field(default_factory=list)
    """For looking into a fault: who took and who read which selection, in milliseconds from Enter."""


def paste(hands: Hands, client: str, buyer: str, slug: str, turn: int, *, patient: bool = False) -> Result:
    """One of many: who, what and how follow from its number; `patient`: the palette is always waited for."""
    kind = list(COPIED)[turn % 3]
    result = Result(buyer, slug, kind, held=turn % 3 == turn // 3 % 3, hasty=turn % 4 == 3 and not patient)
    window = hands.rig.window(client, buyer)
    hands.front(window)
    hands.owner.own(COPIED[kind])
    since = time.monotonic()
    enter = hands.choose(slug, held=result.held, hasty=result.hasty)
    given_back = hands.watch.wait_given_back(enter, _GIVEN_BACK_WITHIN)
    result.spent = time.monotonic() - enter
    if result.held:
        hands.let_go()
    _judge_clipboard(result, given_back=given_back)
    last = hands.watch.last_read(enter, window)
    result.took = None if last is None else last - enter
    result.told = hands.messages.shown() is not None
    _send(hands, client, result, since)
    result.steps = [step.told(enter, window) for step in hands.watch.since(enter)]
    if result.told:
        hands.messages.put_away()
    if result.faults:
        _clear(hands, window)
    return result


def _clear(hands: Hands, window: int) -> None:
    """Take away what is left of a fault, so that it does not spoil the next paste."""
    time.sleep(1)
    if hands.screen.active_class() == OURS:
        hands.keys.tap("Escape")
        until(lambda: hands.screen.active_class() != OURS)
    hands.front(window)
    hands.keys.tap("Return")
    time.sleep(1)


def _judge_clipboard(result: Result, *, given_back: bool) -> None:
    wanted = COPIED[result.kind]
    try:
        same = sorted(targets()) == sorted(wanted) and read_selection(list(wanted)) == wanted
    except AssertionError:
        same = False
    if not same:
        result.faults.append("clipboard" if given_back else "clipboard (not given back in time)")


def _send(hands: Hands, client: str, result: Result, since: float) -> None:
    """Press Return until the message is there, as a user does who sees that it still stands in the field."""
    for _ in range(_SENT_TRIES):
        hands.keys.tap("Return")
        result.got = hands.rig.wait(
            since, lambda found: _is_one(client, result.slug, [m.body for m in found]) is not None, _ARRIVES_WITHIN
        )
        if result.got:
            break
    judge(client, result)


def judge(client: str, result: Result) -> None:
    """Say what is wrong with what came."""
    elsewhere = [m for m in result.got if (m.client, m.buyer) != (client, result.buyer)]
    here = [m.body for m in result.got if m not in elsewhere]
    if elsewhere:
        result.faults.append("wrong window")
    result.wording = _is_one(client, result.slug, here)
    if result.wording is not None:
        return
    if not here:
        result.faults.append("missing")
    elif _is_more(client, result.slug, here):
        result.faults.append("doubled")
    else:
        result.faults.append("wrong")


def _is_one(client: str, slug: str, bodies: Sequence[str]) -> str | None:
    """The wording that these messages are, exactly once and exactly right; None if they are none."""
    return next((text for text in WORDINGS[slug] if _same(client, list(bodies), text)), None)


def _same(client: str, bodies: list[str], text: str) -> bool:
    if client == "chromium-ce":
        return [_plain(body) for body in bodies] == [_plain(text)]
    if client not in SPLIT:
        return bodies == [text]
    lines = [line for line in text.split("\n") if line]
    if client == "hexchat" and max(len(line.encode()) for line in lines) > _LONGEST_LINE:
        return "".join(bodies) == "".join(lines)
    return bodies == lines


def _is_more(client: str, slug: str, bodies: Sequence[str]) -> bool:
    joined = "".join(bodies).replace("\n", "")
    return any(joined.count(text.replace("\n", "")) > 1 for text in WORDINGS[slug])


def _plain(text: str) -> str:
    """As a contenteditable field gives it back, whatever is pasted: spaces that do not break, blank lines doubled."""
    return re.sub("\n\n+", "\n\n", text.replace("\xa0", " "))
