"""Who was given what, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.app.stores import Use
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.rotation import VariantHistory
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.usage import Forms, Usage

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
PHRASES = [
    Phrase("a", "甲", "common", (Variant("一"), Variant("二"))),
    Phrase("b", "乙", "product", (Variant("三"), Variant("四", enabled=False))),
]


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    Library(database).put(PHRASES)
    yield database
    database.close()


USES = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "小王", "小李"])), max_size=25)


@given(USES)
def test_the_sums_agree_with_the_log(uses: list[tuple[int, str]]) -> None:
    database = Database()
    Library(database).put(PHRASES)
    usage = Usage(database)
    for variant, customer in uses:
        usage.record(Use("a" if variant < 3 else "b", variant, customer, NOW))

    numbered = list(enumerate(uses, 1))
    for phrase_id, variants in (("a", (1, 2)), ("b", (3, 4))):
        for customer in ("小王", "小李", "谁"):
            expected = []
            for variant in variants:
                by_all = [serial for serial, use in numbered if use[0] == variant]
                by_him = [serial for serial in by_all if uses[serial - 1][1] == customer]
                begun = len([serial for serial in by_all if by_him and serial < by_him[0]])
                expected.append(
                    VariantHistory(
                        variant, variant != 4, max(by_him, default=0), len(by_him),
                        max(by_all, default=0), len(by_all), begun,
                    )
                )  # fmt: skip
            assert usage.history(phrase_id, customer) == expected
    counts = {name: sum(1 for variant, _ in uses if (variant < 3) == (name == "a")) for name in "ab"}
    assert usage.counts() == {name: count for name, count in counts.items() if count}
    database.close()


def test_nobody_in_particular_has_heard_nothing(database: Database) -> None:
    usage = Usage(database)
    usage.record(Use("a", 1, "", NOW))

    assert [(h.times_heard, h.times_used) for h in usage.history("a", "")] == [(0, 1), (0, 0)]


def test_an_unknown_phrase_has_no_history(database: Database) -> None:
    assert Usage(database).history("nothing", "小王") == []


def test_the_last_phrase_is_the_last_one_that_is_still_there(database: Database) -> None:
    usage = Usage(database)

    assert usage.last_phrase() is None
    usage.record(Use("b", 3, "", NOW))
    usage.record(Use("a", 1, "", NOW))
    assert usage.last_phrase() == "a"
    Library(database).remove(["a"])
    assert usage.last_phrase() == "b"


def test_the_most_used_come_first_and_of_a_category_only_if_asked(database: Database) -> None:
    usage = Usage(database)
    for variant in (1, 3, 2):
        usage.record(Use("a" if variant < 3 else "b", variant, "", NOW))

    assert usage.most_used() == ["a", "b"]
    assert usage.most_used(limit=1) == ["a"]
    assert usage.most_used("product") == ["b"]


def test_history_is_answered_from_indices_alone(database: Database) -> None:
    """No table may be scanned, or a long log would slow the paste down."""
    statements: list[str] = []
    with database.read() as connection:
        connection.set_trace_callback(statements.append)
    Usage(database).history("a", "小王")
    with database.read() as connection:
        connection.set_trace_callback(None)
        plan = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + statements[-1])]

    assert plan
    assert not [step for step in plan if step.startswith("SCAN")]


def test_forms_are_remembered_for_each_customer_alone(database: Database) -> None:
    forms = Forms(database)
    forms.remember("小王", {"商品": "棉鞋", "颜色": "红"})
    forms.remember("小李", {"商品": "外套"})
    forms.remember("小王", {"商品": "布鞋"})
    forms.remember("", {"商品": "帽子"})
    forms.remember("小张", {})

    assert forms.remembered("小王", ["商品", "尺码"]) == {"商品": "布鞋"}
    assert forms.remembered("小李", ["商品", "颜色"]) == {"商品": "外套"}
    assert forms.remembered("", ["商品"]) == {}
    assert forms.remembered("小张", ["商品"]) == {}
    assert forms.remembered("小王", []) == {}


def test_whoever_has_no_patience_is_told_at_once_that_another_program_writes(tmp_path: Path) -> None:
    """And nothing of the use is there; once the other is done, it can be noted."""
    database, other = Database(tmp_path / "library.sqlite"), Database(tmp_path / "library.sqlite")
    Library(database).put(PHRASES)
    usage, forms = Usage(database, patience=0), Forms(database, patience=0)
    with other.write():
        with pytest.raises(NotPossibleError, match="Another program"):
            usage.record(Use("a", 1, "小王", NOW))
        with pytest.raises(NotPossibleError, match="Another program"):
            forms.remember("小王", {"快递": "圆通"})
    assert usage.counts() == {}
    usage.record(Use("a", 1, "小王", NOW))
    assert usage.counts() == {"a": 1}
    database.close()
    other.close()
