"""The choice of the next variant, apart from any store."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.rotation import VariantHistory, choose, ranking

NUMBERS = st.integers(0, 30)
HISTORIES = st.lists(
    st.builds(VariantHistory, NUMBERS, st.booleans(), NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=6
)


@given(HISTORIES, st.booleans())
def test_the_ranking_holds_every_enabled_variant_once(histories: list[VariantHistory], known: bool) -> None:
    ranked = ranking(histories, known_customer=known)

    assert sorted(ranked) == [index for index, history in enumerate(histories) if history.enabled]
    assert choose(histories, known_customer=known) == (ranked[0] if ranked else None)


@given(HISTORIES)
def test_what_the_customer_has_not_heard_comes_first_then_what_he_heard_longest_ago(
    histories: list[VariantHistory],
) -> None:
    heard = [histories[index].heard for index in ranking(histories)]

    assert heard == sorted(heard)


@given(HISTORIES)
def test_what_this_customer_heard_counts_for_nothing_if_the_customer_is_unknown(
    histories: list[VariantHistory],
) -> None:
    forgotten = [VariantHistory(h.variant_id, h.enabled, 0, 0, h.used, h.times_used) for h in histories]

    assert ranking(histories, known_customer=False) == ranking(forgotten, known_customer=False)


def test_a_known_customer_walks_on_from_where_he_began() -> None:
    history = VariantHistory(1, enabled=True, heard=9, times_heard=2, used=20, times_used=10, begun_at=4)

    assert history.turn() == 6
    assert history.turn(known_customer=False) == 10
    assert VariantHistory(1, enabled=True, times_used=10).turn() == 10
