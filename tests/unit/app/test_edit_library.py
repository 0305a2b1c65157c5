"""Editing by hand, with checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kefu_desktop.app.edit_library import EditLibrary, warnings
from kefu_desktop.domain.errors import BadInputError, NotFoundError, UsageError
from kefu_desktop.domain.phrase import Category, Phrase, Variant
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library

LATIN = {"快递慢了": "kuai di man le", "!!": "!!", "长" * 50: "chang " * 50}
WORDING = (Variant("抱歉"),)


@pytest.fixture
def library() -> Iterator[Library]:
    database = Database()
    yield Library(database)
    database.close()


@pytest.fixture
def edit(library: Library) -> EditLibrary:
    return EditLibrary(library, lambda name: LATIN.get(name, name))


def test_a_new_phrase_gets_an_id_made_of_its_name(edit: EditLibrary, library: Library) -> None:
    added = edit.add(
        name=" 快递慢了", category="after-sales", variants=WORDING, keywords=(" 没到 ", "没到", "", "a\nb")
    )

    assert added == Phrase("kuai-di-man-le", "快递慢了", "after-sales", WORDING, keywords=("没到", "a b"))
    assert library.phrases() == [added]


def test_names_that_read_alike_get_ids_of_their_own(edit: EditLibrary) -> None:
    ids = [edit.add(name="快递慢了", category="common", variants=WORDING).id for _ in range(3)]

    assert ids == ["kuai-di-man-le", "kuai-di-man-le-2", "kuai-di-man-le-3"]
    assert edit.add(name="!!", category="common", variants=WORDING).id == "phrase"
    assert len(edit.add(name="长" * 50, category="common", variants=WORDING).id) <= 60


def test_each_change_is_one_step_of_undo(edit: EditLibrary, library: Library) -> None:
    added = edit.add(name="a", category="common", variants=WORDING, phrase_id="x")
    changed = edit.edit("x", name="b", group="物流", keywords=("k",), variants=(*WORDING, Variant("马上查")))

    assert changed == replace(
        added, name="b", group="物流", keywords=("k",), variants=(Variant("抱歉"), Variant("马上查"))
    )
    assert library.phrase("x") == changed
    assert edit.remove("x") == changed
    assert [edit.undo(), library.phrase("x")] == [["x"], changed]
    assert [edit.undo(), library.phrase("x")] == [["x"], added]
    assert [edit.undo(), library.phrases()] == [["x"], []]
    assert edit.undo() == []


def test_an_edit_that_changes_nothing_is_no_step(edit: EditLibrary) -> None:
    edit.add(name="a", category="common", variants=WORDING, phrase_id="x")
    edit.edit("x", name="a")
    edit.undo()

    assert edit.undo() == []


def test_several_go_in_one_step_or_none_at_all(edit: EditLibrary, library: Library) -> None:
    for name in "ab":
        edit.add(name=name, category="common", variants=WORDING)

    with pytest.raises(NotFoundError):
        edit.remove_all(["a", "nothing"])
    assert [phrase.id for phrase in edit.remove_all(["a", "b"])] == ["a", "b"]
    assert library.phrases() == []
    assert edit.undo() == ["a", "b"]


def test_the_editors_window_saves_whole_phrases(edit: EditLibrary, library: Library) -> None:
    phrase = Phrase("x", "a", "common", WORDING, extra={"when": "x"})

    assert edit.save(phrase) == phrase
    assert edit.save(replace(phrase, name="b")).name == "b"
    assert [found.name for found in library.phrases()] == ["b"]


def test_a_taken_id_is_told_of(edit: EditLibrary) -> None:
    edit.add(name="a", category="common", variants=WORDING, phrase_id="x")

    with pytest.raises(UsageError, match="taken"):
        edit.add(name="b", category="common", variants=WORDING, phrase_id="x")


def test_an_unknown_category_is_told_of_with_those_that_there_are(edit: EditLibrary, library: Library) -> None:
    with pytest.raises(UsageError, match="common, product, payment-chase, after-sales"):
        edit.add(name="a", category="gifts", variants=WORDING)
    library.put_category(Category("gifts", "赠品"))
    assert edit.add(name="a", category="gifts", variants=WORDING).category == "gifts"


def test_a_hotkey_belongs_to_one_phrase(edit: EditLibrary) -> None:
    edit.add(name="a", category="common", variants=WORDING, hotkey="alt+ctrl+1")

    with pytest.raises(UsageError, match="belongs to the phrase a"):
        edit.add(name="b", category="common", variants=WORDING, hotkey="Ctrl+Alt+1")
    assert edit.edit("a", name="c").hotkey == "Ctrl+Alt+1"
    assert edit.edit("a", hotkey="").hotkey == ""
    assert edit.add(name="b", category="common", variants=WORDING, hotkey="Ctrl+Alt+1").hotkey == "Ctrl+Alt+1"
    with pytest.raises(UsageError, match="not a key combination"):
        edit.edit("b", hotkey="Ctrl+")


def test_what_is_missing_is_told_of(edit: EditLibrary, library: Library) -> None:
    with pytest.raises(BadInputError):
        edit.add(name=" ", category="common", variants=WORDING)
    with pytest.raises(BadInputError):
        edit.add(name="a", category="common", variants=())
    with pytest.raises(BadInputError):
        edit.add(name="a", category="common", variants=WORDING, phrase_id="a b")
    with pytest.raises(NotFoundError):
        edit.edit("nothing", name="a")
    with pytest.raises(NotFoundError):
        edit.remove("nothing")
    assert library.phrases() == []


def test_odd_braces_and_phrases_without_a_wording_are_warned_of() -> None:
    odd = Phrase("x", "a", "common", (Variant("好"), Variant("满{减")))
    off = Phrase("y", "a", "common", (Variant("好", enabled=False),))

    assert [problem.where for problem in warnings(odd)] == ["x[1]"]
    assert [str(problem) for problem in warnings(off)] == [
        "All wordings are switched off, so the phrase cannot be used."
    ]
