"""The next wording for a customer, through the real store: what the buyers see of the rotation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.app.next_wording import NextWording, Wording
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.domain.greeting import clock_values
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.storage.database import IN_MEMORY, Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.usage import Forms, Usage

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
BUYERS = ["小王", "小李", "小张", "小赵"]


class StandingClock:
    """A clock that always says NOW."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass(frozen=True)
class Shop:
    """A library on a real database, and the use case on top."""

    library: Library
    forms: Forms
    wordings: NextWording

    def give(self, phrase_id: str, buyer: str, **values: str) -> Wording:
        wording = self.wordings.peek(phrase_id, buyer, values)
        self.wordings.record(wording)
        return wording

    def said(self, phrase_id: str, buyer: str) -> str:
        text = self.give(phrase_id, buyer).text
        assert text is not None
        return text


@contextmanager
def shop(*phrases: Phrase, path: Path = IN_MEMORY) -> Iterator[Shop]:
    database = Database(path)
    library, forms = Library(database), Forms(database)
    if phrases:
        library.put(phrases)
    try:
        yield Shop(library, forms, NextWording(library, Usage(database), forms, StandingClock(), clock_values))
    finally:
        database.close()


def phrase(count: int, phrase_id: str = "p", *, off: frozenset[int] = frozenset()) -> Phrase:
    return Phrase(
        phrase_id,
        phrase_id,
        "common",
        tuple(Variant(f"{phrase_id}{number}", enabled=number not in off) for number in range(count)),
    )


VISITS = st.lists(st.tuples(st.sampled_from(["p", "q"]), st.sampled_from(BUYERS)), max_size=40)
COUNTS = st.integers(1, 5)


@given(VISITS, COUNTS, COUNTS)
def test_a_buyer_hears_every_wording_before_any_twice_then_that_of_longest_ago(
    visits: list[tuple[str, str]], first: int, second: int
) -> None:
    counts = {"p": first, "q": second}
    with shop(phrase(first), phrase(second, "q")) as s:
        heard: dict[tuple[str, str], list[int]] = {}
        for phrase_id, buyer in visits:
            before = heard.setdefault((phrase_id, buyer), [])
            wording = s.give(phrase_id, buyer)
            recent = before[-(counts[phrase_id] - 1) :] if counts[phrase_id] > 1 else []
            assert wording.variant not in recent
            assert wording.heard == (len(before) >= counts[phrase_id])
            before.append(wording.variant)


@given(st.lists(st.sampled_from(BUYERS), max_size=40), st.integers(2, 5))
def test_neighbours_never_get_the_same_wording_unless_the_buyers_own_turn_forces_it(
    visits: list[str], count: int
) -> None:
    with shop(phrase(count)) as s:
        last = -1
        heard: dict[str, list[int]] = {buyer: [] for buyer in BUYERS}
        for buyer in visits:
            wording = s.give("p", buyer)
            due = _due(heard[buyer], count)
            if wording.variant == last:
                assert due == {last}
            assert wording.variant in due
            heard[buyer].append(wording.variant)
            last = wording.variant


def _due(heard: list[int], count: int) -> set[int]:
    """What a buyer may get: all that he has not had, or else the one of longest ago."""
    fresh = set(range(count)) - set(heard)
    return fresh or {min(set(heard), key=lambda variant: len(heard) - heard[::-1].index(variant))}


@given(st.integers(1, 5), st.integers(0, 40))
def test_new_buyers_get_all_wordings_evenly(count: int, buyers: int) -> None:
    with shop(phrase(count)) as s:
        given_ = [s.give("p", f"buyer {number}").variant for number in range(buyers)]

    times = [given_.count(variant) for variant in range(count)]
    assert max(times) - min(times) <= 1
    assert count == 1 or all(one != other for one, other in pairwise(given_))


@given(st.lists(st.sampled_from(BUYERS), max_size=60), st.integers(2, 5))
def test_wordings_stay_even_over_all_buyers(visits: list[str], count: int) -> None:
    """Every buyer is within one of even by himself, so all of them together are within their number."""
    with shop(phrase(count)) as s:
        given_ = [s.give("p", buyer).variant for buyer in visits]

    times = [given_.count(variant) for variant in range(count)]
    assert max(times) - min(times) <= len(set(visits))


@given(st.lists(st.just(""), max_size=30), st.integers(2, 5))
def test_for_nobody_in_particular_the_wordings_go_round(visits: list[str], count: int) -> None:
    with shop(phrase(count)) as s:
        given_ = [s.give("p", buyer).variant for buyer in visits]

    assert given_ == [number % count for number in range(len(visits))]


ALTERNATIVES = st.lists(st.integers(2, 3), min_size=1, max_size=3)


@given(ALTERNATIVES, st.lists(st.sampled_from(BUYERS), max_size=40))
def test_alternatives_rotate_for_each_buyer_too(sizes: list[int], visits: list[str]) -> None:
    text = "-".join("{" + "|".join("甲乙丙"[:size]) + "}" for size in sizes)
    total = 1
    for size in sizes:
        total *= size
    with shop(Phrase("p", "p", "common", (Variant(text),))) as s:
        heard: dict[str, list[str]] = {buyer: [] for buyer in BUYERS}
        for buyer in visits:
            said = s.said("p", buyer)
            assert said not in heard[buyer][-(total - 1) :]
            heard[buyer].append(said)


def test_new_buyers_do_not_all_get_the_same_alternative() -> None:
    with shop(Phrase("p", "p", "common", (Variant("{亲|您好|欢迎}"),))) as s:
        assert [s.said("p", buyer) for buyer in BUYERS] == ["亲", "您好", "欢迎", "亲"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(BUYERS), max_size=12), st.integers(1, 4), st.integers(0, 12))
def test_the_rotation_goes_on_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, visits: list[str], count: int, at: int
) -> None:
    with shop(phrase(count)) as s:
        expected = [s.give("p", buyer).variant for buyer in visits]
    path = tmp_path_factory.mktemp("shop") / "library.sqlite"
    found: list[int] = []
    with shop(phrase(count), path=path) as s:
        found += [s.give("p", buyer).variant for buyer in visits[:at]]
    with shop(path=path) as s:
        found += [s.give("p", buyer).variant for buyer in visits[at:]]
    assert found == expected


EDITS = st.lists(
    st.one_of(
        st.sampled_from(BUYERS),
        st.frozensets(st.integers(0, 3), max_size=3).map(lambda off: phrase(4, off=off)),
        st.integers(2, 6).map(phrase),
    ),
    max_size=30,
)


@given(EDITS)
def test_switching_off_and_adding_in_between_never_brings_an_earlier_repeat(steps: list[str | Phrase]) -> None:
    now = phrase(4)
    with shop(now) as s:
        heard: dict[str, list[str]] = {buyer: [] for buyer in BUYERS}
        for step in steps:
            if isinstance(step, Phrase):
                if any(variant.enabled for variant in step.variants):
                    now = step
                    s.library.put([step])
                continue
            said = s.said("p", step)
            usable = {variant.text for variant in now.variants if variant.enabled}
            assert said in usable
            if said in heard[step] and usable - set(heard[step]):
                # Only a wording that was taken out and put back as a new one may come anew before all others.
                assert _was_replaced(steps, said)
            heard[step].append(said)


def _was_replaced(steps: list[str | Phrase], text: str) -> bool:
    return any(isinstance(step, Phrase) and text not in {v.text for v in step.variants} for step in steps)


def test_a_wording_that_is_switched_on_again_keeps_its_history() -> None:
    with shop(phrase(2)) as s:
        assert [s.said("p", "小王"), s.said("p", "小王")] == ["p0", "p1"]
        s.library.put([phrase(2, off=frozenset({0}))])
        assert s.said("p", "小王") == "p1"
        s.library.put([phrase(3)])
        assert [s.said("p", "小王") for _ in range(3)] == ["p2", "p0", "p1"]


def test_looking_at_other_wordings_walks_through_all_and_records_nothing() -> None:
    with shop(phrase(3)) as s:
        s.give("p", "小王")
        seen = [s.wordings.peek("p", "小王", skip=skip) for skip in range(-1, 4)]

        assert [wording.variant for wording in seen] == [0, 1, 2, 0, 1]
        assert [wording.place for wording in seen] == [1, 2, 3, 1, 2]
        assert {wording.count for wording in seen} == {3}
        assert [wording.heard for wording in seen] == [True, False, False, True, False]


def test_values_of_the_clock_and_of_the_caller_fill_the_text_and_memory_only_suggests() -> None:
    text = "{时段问候},{商品}发{快递=圆通},{颜色:红|白}"
    with shop(replace(phrase(1), variants=(Variant(text),))) as s:
        s.forms.remember("小王", {"颜色": "白", "商品": "布鞋"})
        wording = s.wordings.peek("p", "小王", {"商品": "棉鞋"})

        assert wording.text is None
        assert wording.unfilled == ("颜色",)
        assert wording.rendered.text == "下午好,棉鞋发圆通,{颜色}"
        assert wording.rendered.asks[0].suggestion == "白"
        assert s.give("p", "小王", 商品="棉鞋", 颜色="红").text == "下午好,棉鞋发圆通,红"


def test_the_time_may_be_another_one() -> None:
    with shop(replace(phrase(1), variants=(Variant("{时段问候}"),))) as s:
        assert s.wordings.peek("p", "", at=NOW.replace(hour=9)).text == "早上好"


def test_what_cannot_be_given_is_told_of() -> None:
    with shop(phrase(1, off=frozenset({0}))) as s:
        with pytest.raises(NotFoundError, match="switched off"):
            s.wordings.peek("p", "小王")
        with pytest.raises(NotFoundError, match="no phrase"):
            s.wordings.peek("nothing", "小王")
