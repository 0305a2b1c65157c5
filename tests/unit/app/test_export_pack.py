"""Handing phrases on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kefu_desktop.app.export_pack import ExportPack
from kefu_desktop.bootstrap.pack_formats import WRITERS
from kefu_desktop.domain.archive import Archive
from kefu_desktop.domain.errors import NotFoundError, UsageError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from tests.helpers.packs import FakePictures, png

ONE = Phrase("a", "问候", "common", (Variant("您好", images=("p.png", "gone.png")),))
TWO = Phrase("b", "查件", "after-sales", (Variant("马上查"),))


@pytest.fixture
def library() -> Iterator[Library]:
    database = Database()
    library = Library(database)
    library.put([ONE, TWO])
    yield library
    database.close()


@pytest.fixture
def packs(library: Library) -> ExportPack:
    pictures = FakePictures()
    pictures.kept = {"p.png": png()}
    return ExportPack(library, WRITERS, pictures)


def test_all_a_category_or_a_selection_is_chosen(packs: ExportPack) -> None:
    assert packs.choose() == [ONE, TWO]
    assert packs.choose("after-sales") == [TWO]
    assert packs.choose(ids=["b", "a", "b"]) == [ONE, TWO]
    assert packs.choose(ids={"a"}) == [ONE]


@pytest.mark.parametrize("ids", [["a", "gone"], []])
def test_a_selection_that_is_not_all_there_is_refused(packs: ExportPack, ids: list[str]) -> None:
    with pytest.raises(NotFoundError):
        packs.choose(ids=ids)


def test_the_ending_or_the_name_chooses_the_format(packs: ExportPack) -> None:
    assert packs.make([TWO], "X.CSV").files[""].startswith(b"\xef\xbb\xbf")
    assert packs.make([TWO], "x.kefu.toml").files[""].startswith(b"format = 1")
    assert "售后/folder.json" in packs.make([TWO], "x", "autokey").files
    assert packs.make([TWO], "x.csv", "kefu").files[""].startswith(b"format = 1")
    for file, name in (("x.docx", ""), ("x.csv", "word")):
        with pytest.raises(UsageError, match="kefu, kefupack"):
            packs.make([TWO], file, name)


def test_pictures_that_are_there_go_along(packs: ExportPack) -> None:
    made = packs.make([ONE], "x.kefupack")

    assert list(Archive(made.files[""])) == ["phrases.kefu.toml", "images/p.png"]
    assert made.phrases == 1


def test_what_is_lost_is_told_before(packs: ExportPack) -> None:
    assert packs.lost([ONE], "x.kefupack") == ()
    assert [str(problem) for problem in packs.lost([ONE], "x.csv")] == ["The pictures are not written in this format."]
    assert packs.lost([ONE], "x.csv") == packs.make([ONE], "x.csv").lost
