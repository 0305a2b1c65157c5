"""Pictures without a phrase go; all others stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.picture import kept_name
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.picture_folder import PictureFolder
from kefu_desktop.storage.picture_sweep import sweep
from tests.helpers.packs import png

DATA = [png() + bytes([number]) for number in range(3)]
NAMES = [kept_name("图.png", data) for data in DATA]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def pictures(tmp_path: Path) -> PictureFolder:
    folder = PictureFolder(tmp_path / "images")
    for name, data in zip(NAMES, DATA, strict=True):
        folder.save(name, data)
    return folder


def with_picture(phrase_id: str, name: str) -> Phrase:
    return Phrase(phrase_id, "看图", "common", (Variant("看图", images=(name,)),))


def test_what_nobody_names_goes(database: Database, pictures: PictureFolder) -> None:
    Library(database).put([with_picture("x", NAMES[0])])
    sweep(database, pictures)
    assert pictures.kept() == {NAMES[0]}


def test_what_an_undo_brings_back_stays(database: Database, pictures: PictureFolder) -> None:
    library = Library(database)
    library.put([with_picture("x", NAMES[0])])
    library.put([with_picture("x", NAMES[1])])
    library.remove(["x"])
    sweep(database, pictures)
    assert pictures.kept() == {NAMES[0], NAMES[1]}


def test_what_is_half_written_goes_and_what_somebody_else_put_there_stays(
    database: Database, pictures: PictureFolder, tmp_path: Path
) -> None:
    images = tmp_path / "images"
    for name in (f".{NAMES[0]}.99.new", "notes.txt", "图.png", ".hidden.1.new"):
        (images / name).write_bytes(b"x")
    sweep(database, pictures)
    assert {path.name for path in images.iterdir()} == {"notes.txt", "图.png", ".hidden.1.new"}


def test_a_folder_that_is_not_there_is_no_failure(database: Database, tmp_path: Path) -> None:
    sweep(database, PictureFolder(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_nothing_goes_while_somebody_writes(
    database: Database, pictures: PictureFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kefu_desktop.storage.database._BUSY_SECONDS", 0.01)
    hasty = Database(database.path)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        sweep(hasty, pictures)
    hasty.close()
    assert pictures.kept() == set(NAMES)


def test_pictures_are_saved_when_nobody_else_can_write(database: Database) -> None:
    library, seen = Library(database), list[bool]()

    def save() -> None:
        with closing(sqlite3.connect(database.path, isolation_level=None, timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError):
                other.execute("BEGIN IMMEDIATE")
            seen.append(True)

    library.put([with_picture("x", NAMES[0])], save)
    assert seen == [True]


def test_a_picture_that_cannot_be_saved_leaves_the_library_as_it_was(database: Database) -> None:
    def save() -> None:
        raise NotPossibleError("The disk is full; nothing was changed. Please make room and try again.")

    library = Library(database)
    with pytest.raises(NotPossibleError):
        library.put([with_picture("x", NAMES[0])], save)
    assert library.phrases() == []
    assert library.undo() == []
