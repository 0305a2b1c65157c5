"""A use is noted at once or later, and counts from the first moment on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kefu_desktop.app.noted_uses import NotedUses
from kefu_desktop.app.stores import Use
from kefu_desktop.app.tried_again import TriedAgain
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.rotation import VariantHistory, choose

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@dataclass
class Alarm:
    """What was asked to be called later."""

    asked: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        self.asked.append((seconds, act))

    def ring(self) -> float:
        seconds, act = self.asked.pop(0)
        act()
        return seconds


@dataclass
class Log:
    """A log of uses of one phrase with two variants, which may be locked."""

    is_locked: bool = False
    uses: list[Use] = field(default_factory=list)

    def record(self, use: Use) -> None:
        if self.is_locked:
            raise NotPossibleError("Another program is using the library {file}. Please try again.", file="x")
        self.uses.append(use)

    def history(self, phrase_id: str, customer: str) -> list[VariantHistory]:
        return [self._variant(number, customer) for number in (1, 2)] if phrase_id == "a" else []

    def last_phrase(self) -> str | None:
        return self.uses[-1].phrase_id if self.uses else None

    def _variant(self, number: int, customer: str) -> VariantHistory:
        given = [(place + 1, use.customer) for place, use in enumerate(self.uses) if use.variant_id == number]
        heard = [place for place, name in given if name and name == customer]
        begun = next((times for times, (_, name) in enumerate(given) if name == customer), 0) if heard else 0
        last = given[-1][0] if given else 0
        return VariantHistory(number, True, heard[-1] if heard else 0, len(heard), last, len(given), begun)


def noted(log: Log) -> tuple[NotedUses, Alarm]:
    """On that log."""
    alarm = Alarm()
    return NotedUses(log, log.last_phrase, alarm.later), alarm


def use(variant: int, customer: str = "小王", phrase: str = "a") -> Use:
    """One use."""
    return Use(phrase, variant, customer, NOW)


def test_a_use_is_written_at_once_if_it_can_be() -> None:
    """And nothing is asked for later."""
    log = Log()
    uses, alarm = noted(log)
    uses.record(use(1))
    assert (log.uses, alarm.asked) == ([use(1)], [])


def test_what_could_not_be_written_is_written_in_its_order_once_it_can_be() -> None:
    """Tried again after longer and longer pauses, and no alarm is left over."""
    log = Log(is_locked=True)
    uses, alarm = noted(log)
    uses.record(use(1))
    uses.record(use(2, "小李"))
    assert len(alarm.asked) == 1
    assert [alarm.ring() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    log.is_locked = False
    alarm.ring()
    assert log.uses == [use(1), use(2, "小李")]
    assert alarm.asked == []


def test_the_end_of_the_program_is_the_last_try() -> None:
    """Nothing waits for an alarm then."""
    log = Log(is_locked=True)
    uses, _alarm = noted(log)
    uses.record(use(1))
    log.is_locked = False
    uses.write_rest()
    assert log.uses == [use(1)]


def test_a_use_that_waits_counts_like_one_in_the_log() -> None:
    """The history of the buyer, of another one and of nobody in particular have the same choices."""
    before, after = Log(), Log()
    uses, _alarm = noted(before)
    for one in (use(1), use(2, "小李"), use(1, "")):
        before.is_locked = True
        uses.record(one)
        after.record(one)
        for customer in ("小王", "小李", "小赵", ""):
            waiting, written = uses.history("a", customer), after.history("a", customer)
            known = bool(customer)
            assert choose(waiting, known_customer=known) == choose(written, known_customer=known)
            assert [v.turn(known_customer=known) for v in waiting] == [v.turn(known_customer=known) for v in written]
    assert uses.history("b", "小王") == []


def test_the_last_phrase_is_one_that_waits() -> None:
    """What "once more" pastes."""
    log = Log()
    uses, _alarm = noted(log)
    assert uses.last_phrase() is None
    uses.record(use(1))
    log.is_locked = True
    uses.record(use(1, phrase="b"))
    assert uses.last_phrase() == "b"


def test_only_so_many_notes_wait() -> None:
    """A disk that stays full for months fills no memory; the oldest are given up."""

    def write(_note: int) -> None:
        raise NotPossibleError("The disk is full; nothing was changed. Please make room and try again.")

    notes = TriedAgain(write, Alarm().later)
    for number in range(1_200):
        notes.note(number)
    assert notes.waiting == tuple(range(200, 1_200))
