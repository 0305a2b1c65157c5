"""The library and its steps of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.app.stores import IndexRow, Use
from kefu_desktop.domain.errors import BadInputError, NotFoundError
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Category, Phrase, Variant
from kefu_desktop.storage.database import IN_MEMORY, Database
from kefu_desktop.storage.library import FIXED, Library
from kefu_desktop.storage.usage import Usage
from tests.helpers.strategies import libraries, phrases

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
LATE = Phrase(
    "late", "快递慢了", "after-sales", (Variant("抱歉"), Variant("马上查"), Variant("已催")), keywords=("没到", "物流")
)
HELLO = Phrase("hello", "问候", "common", (Variant("您好"),), hotkey="Ctrl+Alt+1")


@contextmanager
def library(path: Path = IN_MEMORY) -> Iterator[tuple[Library, Usage]]:
    database = Database(path)
    try:
        yield Library(database, lambda text: f"<{text}>"), Usage(database)
    finally:
        database.close()


def ids(found: list[Phrase]) -> list[str]:
    return [phrase.id for phrase in found]


def variant_ids(usage: Usage, phrase_id: str) -> list[int]:
    return [history.variant_id for history in usage.history(phrase_id, "")]


@given(libraries())
def test_phrases_come_back_as_they_were_put_in_their_order(wanted: list[Phrase]) -> None:
    with library() as (lib, _):
        lib.put(wanted)

        assert lib.phrases() == wanted
        for phrase in wanted:
            assert lib.phrase(phrase.id) == phrase
            assert phrase in lib.phrases(phrase.category)
        assert ids(lib.phrases("common")) == [phrase.id for phrase in wanted if phrase.category == "common"]


def test_unknown_keys_of_any_name_and_kind_come_back() -> None:
    moments = {"at": date(2026, 11, 22), "then": datetime(2026, 11, 22, 14, 5, tzinfo=UTC), "daily": time(9)}
    odd = {"\x00kind": "", "\x00\x00kind": [{"\x00kind": "date"}], "in": [moments]}
    with library() as (lib, _):
        lib.put([replace(LATE, extra=odd, variants=(Variant("a", extra=odd),))])
        before = lib.phrases()
        lib.remove(["late"])
        lib.undo()

        assert before[0].extra == before[0].variants[0].extra == odd
        assert lib.phrases() == before


STEPS = st.lists(st.lists(phrases(st.sampled_from(["a", "b", "c"])), max_size=3) | st.sampled_from("abc"), max_size=6)


@given(STEPS)
def test_every_step_can_be_taken_back_one_by_one(steps: list[list[Phrase] | str]) -> None:
    with library() as (lib, usage):
        states = []
        for step in steps:
            before = (lib.phrases(), lib.categories(), [variant_ids(usage, name) for name in "abc"])
            if isinstance(step, list):
                lib.put(step)
            elif lib.phrase(step):
                lib.remove([step])
            if (isinstance(step, list) and step) or (isinstance(step, str) and step in ids(before[0])):
                states.append(before)
        for before in reversed(states):
            assert lib.undo()
            assert (lib.phrases(), lib.categories(), [variant_ids(usage, name) for name in "abc"]) == before
        assert lib.undo() == []


def test_undo_names_the_phrases_it_touched() -> None:
    with library() as (lib, _):
        lib.put([LATE, HELLO])

        assert lib.undo() == ["late", "hello"]
        assert lib.undo() == []


def test_undo_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with library(path) as (lib, _):
        lib.put([LATE])
        lib.put([replace(LATE, name="物流慢")])
        lib.remove(["late"])
    for expected in ("物流慢", "快递慢了", None):
        with library(path) as (lib, _):
            lib.undo()
            phrase = lib.phrase("late")
            assert (phrase.name if phrase else None) == expected


def test_a_variant_whose_text_is_unchanged_keeps_its_history() -> None:
    with library() as (lib, usage):
        lib.put([LATE])
        first, second, third = variant_ids(usage, "late")
        usage.record(Use("late", second, "小王", NOW))
        lib.put([replace(LATE, variants=(Variant("已催", enabled=False), Variant("新的"), Variant("马上查")))])

        kept = usage.history("late", "小王")
        assert [kept[0].variant_id, kept[2].variant_id] == [third, second]
        assert kept[1].variant_id not in {first, second, third}
        assert [history.times_heard for history in kept] == [0, 0, 1]


def test_the_history_of_what_was_removed_comes_back_with_undo() -> None:
    with library() as (lib, usage):
        lib.put([LATE])
        usage.record(Use("late", variant_ids(usage, "late")[0], "小王", NOW))
        before = usage.history("late", "小王")
        lib.remove(["late"])

        assert usage.history("late", "小王") == []
        lib.undo()
        assert usage.history("late", "小王") == before


def test_the_number_of_a_removed_variant_is_never_given_again() -> None:
    with library() as (lib, usage):
        lib.put([LATE])
        old = variant_ids(usage, "late")
        lib.remove(["late"])
        lib.put([replace(HELLO, id="late")])

        assert not set(variant_ids(usage, "late")) & set(old)


def test_removing_what_is_not_there_removes_nothing() -> None:
    with library() as (lib, _):
        lib.put([LATE])

        with pytest.raises(NotFoundError):
            lib.remove(["late", "nothing"])
        assert lib.phrases() == [LATE]
        assert lib.undo() == ["late"]


def test_a_phrase_that_cannot_be_stored_leaves_all_others_out_too() -> None:
    with library() as (lib, _):
        with pytest.raises(BadInputError):
            lib.put([HELLO, replace(LATE, name="\ud83d")])
        assert lib.phrases() == []
        assert lib.undo() == []


def test_a_changed_phrase_keeps_its_place() -> None:
    with library() as (lib, _):
        lib.put([LATE, HELLO])
        lib.put([replace(LATE, name="x")])
        lib.remove(["late"])
        lib.undo()

        assert ids(lib.phrases()) == ["late", "hello"]


def test_the_fixed_categories_come_first_then_the_owners_own_in_their_order() -> None:
    with library() as (lib, _):
        lib.put_category(Category("zzz", "赠品"))
        lib.put([replace(HELLO, category="aaa")])
        lib.put_category(Category("aaa", "直播"))

        assert tuple(category.slug for category in FIXED) == FIXED_CATEGORIES
        assert lib.categories() == [*FIXED, Category("zzz", "赠品"), Category("aaa", "直播")]


def test_a_category_goes_only_when_it_is_empty() -> None:
    with library() as (lib, _):
        lib.put_category(Category("gifts", "赠品"))
        lib.put([replace(HELLO, category="gifts")])

        assert not lib.remove_category("gifts")
        lib.remove(["hello"])
        assert lib.remove_category("gifts")
        assert lib.categories() == list(FIXED)


def test_a_new_library_is_filled_once_and_that_is_no_step_of_undo() -> None:
    with library() as (lib, _):
        assert lib.is_new
        assert lib.fill([LATE, HELLO]) == 2
        assert lib.fill([replace(LATE, id="more")]) == 0
        assert lib.undo() == []
        assert lib.phrases() == [LATE, HELLO]
        lib.remove(["late", "hello"])
        assert not lib.is_new


def test_filling_leaves_alone_what_is_there() -> None:
    with library() as (lib, _):
        lib.put([replace(LATE, name="mine")])

        assert not lib.is_new
        assert lib.fill([LATE, HELLO]) == 1
        assert lib.phrases() == [replace(LATE, name="mine"), HELLO]


def test_the_index_has_a_row_a_phrase_with_spellings_and_uses() -> None:
    with library() as (lib, usage):
        off = replace(LATE, variants=(*LATE.variants, Variant("停用", enabled=False)), extra={"when": "催件时"})
        lib.put([off, HELLO])
        usage.record(Use("hello", variant_ids(usage, "hello")[0], "", NOW))

        texts = "抱歉\x1f马上查\x1f已催"
        assert lib.index_rows() == [
            IndexRow(
                "late", "after-sales", "", "快递慢了", "没到\n物流", texts,
                "<快递慢了>", "<没到\n物流>", f"<{texts}>", 0, "催件时",
            ),
            IndexRow("hello", "common", "", "问候", "", "您好", "<问候>", "<>", "<您好>", 1, ""),
        ]  # fmt: skip


def test_spelling_anew_reaches_every_phrase() -> None:
    database = Database()
    Library(database).put([LATE])
    Library(database, str.upper).put([HELLO])
    Library(database, lambda text: text + "!").respell()

    assert [row.spelling_name for row in Library(database).index_rows()] == ["快递慢了!", "问候!"]
    database.close()


def test_the_version_changes_with_the_library_and_not_with_its_use(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with library(path) as (lib, usage), library(path) as (of_another_program, _):
        seen = {lib.version()}
        changes: list[Callable[[], object]] = [
            lambda: of_another_program.put([LATE]),
            lambda: of_another_program.remove(["late"]),
            of_another_program.undo,
            lambda: of_another_program.put_category(Category("gifts", "赠品")),
            lambda: of_another_program.fill([HELLO]),
        ]
        for number, change in enumerate(changes, 1):
            change()
            seen.add(lib.version())
            assert len(seen) == number + 1
        usage.record(Use("late", 1, "", NOW))
        assert lib.version() in seen


def test_hotkeys_are_listed_with_their_phrases() -> None:
    with library() as (lib, _):
        lib.put([LATE, HELLO])

        assert lib.hotkeys() == [("Ctrl+Alt+1", "hello")]
