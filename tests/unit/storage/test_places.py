"""Where things lie."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.storage.places import find_places, resource, starter_packs


def test_one_folder_holds_everything_if_it_is_asked_for(tmp_path: Path) -> None:
    for places in (find_places(tmp_path), find_places(None, {"KEFU_DATA": str(tmp_path)})):
        assert {places.library.parent, places.settings.parent, places.log_file.parent} == {tmp_path}
        assert places.images == tmp_path / "images"
    assert find_places(tmp_path / "a", {"KEFU_DATA": str(tmp_path)}).data == tmp_path / "a"


def test_a_relative_folder_is_taken_from_where_the_program_was_started() -> None:
    assert find_places("here").data == Path.cwd() / "here"


def test_without_one_the_folders_are_the_users_own_and_the_settings_lie_apart() -> None:
    places = find_places(None, {})

    assert "kefu-desktop" in str(places.data)
    if sys.platform == "linux":
        assert len({places.data, places.config, places.log}) == 3


def test_folders_are_made_private_to_the_user(tmp_path: Path) -> None:
    places = find_places(tmp_path / "a" / "b")
    places.make()
    places.make()

    assert places.data.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(places.data.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotPossibleError, match="cannot be made"):
        find_places(tmp_path / "file" / "data").make()


def test_what_is_shipped_is_found() -> None:
    assert resource("").is_dir()
    assert starter_packs()
    assert {path.suffix for path in starter_packs()} == {".toml"}
