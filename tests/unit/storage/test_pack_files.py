"""Files and folders of packs on the disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kefu_desktop.domain import source
from kefu_desktop.domain.errors import BadInputError, KefuError, NotPossibleError, UsageError
from kefu_desktop.storage.atomic import refused
from kefu_desktop.storage.pack_files import read_source, write_files
from kefu_desktop.storage.picture_folder import PictureFolder


def test_a_folder_comes_in_by_paths_without_what_its_links_lead_to(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s")
    folder = tmp_path / "a"
    (folder / "b").mkdir(parents=True)
    (folder / "b/c.txt").write_text("x")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "out").symlink_to(tmp_path)

    found = read_source(folder)
    assert (found.name, dict(found.files), found.is_folder) == ("a", {"b/c.txt": b"x"}, True)


def test_what_is_missing_or_too_large_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        read_source(tmp_path / "none")
    with (tmp_path / "big").open("wb") as file:
        file.truncate(source.MOST_BYTES + 1)
    for path in (tmp_path / "big", tmp_path):
        with pytest.raises(BadInputError, match="larger than 50 MB"):
            read_source(path)


def test_a_folder_is_written_where_nothing_is(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write_files(target, {"b/c.txt": b"x", "d": b"y"})
    assert (target / "b/c.txt").read_bytes() == b"x"
    with pytest.raises(UsageError, match="not empty"):
        write_files(target, {"b/c.txt": b"z"})
    with pytest.raises(KefuError):
        write_files(target / "d/e", {"f": b"z"})


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(KefuError):
        write_files(tmp_path / "a", {"b": b"x", "b/c": b"y"})

    assert [path.name for path in tmp_path.rglob("*")] == ["a"]
    write_files(tmp_path / "a", {"b": b"x"})
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "b"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "another program has it open"),
        (errno.EROFS, "protected"),
        (errno.ENAMETOOLONG, "Choose a shorter"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_stood_in_the_way_is_told_with_what_to_do(tmp_path: Path, number: int, told: str) -> None:
    assert told in str(refused(tmp_path / "a.csv", OSError(number, os.strerror(number))))


def test_a_name_that_no_file_can_have_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError, match="Choose a shorter"):
        write_files(tmp_path / ("长" * 200), {"": b"x"})
    assert list(tmp_path.iterdir()) == []


def test_one_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_files(tmp_path / "a.csv", {"": b"1"})
    write_files(tmp_path / "a.csv", {"": b"2"})
    assert (tmp_path / "a.csv").read_bytes() == b"2"


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "a\\b.png", "c:a.png", "", "..", "x/y.png"])
def test_no_picture_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    folder = PictureFolder(tmp_path / "images")
    folder.save(name, b"y")

    assert folder.read(name) is None
    assert [path.name for path in tmp_path.rglob("*")] == ["a.png"]


def test_pictures_are_kept(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "images")
    folder.save("图-1.png", b"y")

    assert folder.read("图-1.png") == b"y"
    assert folder.read("none.png") is None
