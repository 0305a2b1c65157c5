"""The settings file."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.settings import Settings
from kefu_desktop.storage.settings_file import SettingsFile


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.toml").load() == (Settings(), [])


def test_settings_come_back_and_a_person_can_read_them(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "settings.toml")
    settings = replace(Settings(), theme="dark", shop={**Settings().shop, "店铺名": "小鹿家"})
    file.save(settings)

    assert file.load() == (settings, [])
    assert '"店铺名" = "小鹿家"' in file.path.read_text("utf-8")
    assert [entry.name for entry in file.path.parent.iterdir()] == ["settings.toml"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_unknown_keys_of_the_file_survive_a_change(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text('later = "x"\n[shop]\n"店铺名" = "小鹿家"\n', "utf-8-sig")
    settings, problems = file.load()
    file.save(replace(settings, theme="dark"))

    assert problems == []
    assert 'later = "x"' in file.path.read_text("utf-8")
    assert file.load()[0].shop["店铺名"] == "小鹿家"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"a = " + b"[" * 5000])
def test_a_broken_file_gives_the_usual_settings_and_is_kept_when_they_are_saved(tmp_path: Path, content: bytes) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_bytes(content)
    settings, problems = file.load()

    assert settings == Settings()
    assert "settings.toml" in str(problems[0])
    assert file.path.read_bytes() == content
    file.save(settings)
    assert (tmp_path / "settings.toml.broken").read_bytes() == content
    assert file.load() == (Settings(), [])


def test_what_cannot_be_read_or_written_is_told_of(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)

    assert file.load()[1]
    with pytest.raises(NotPossibleError):
        file.save(Settings())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is renamed by other rules there")
def test_a_broken_file_that_cannot_be_kept_is_not_replaced(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_bytes(b"theme = ")
    file.load()
    (tmp_path / "settings.toml.broken").mkdir()

    with pytest.raises(NotPossibleError):
        file.save(Settings())
    assert file.path.read_bytes() == b"theme = "


def test_half_a_character_changes_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.save(Settings())

    with pytest.raises(NotPossibleError):
        file.save(replace(Settings(), shop={"店铺名": "\ud83d"}))
    assert file.load() == (Settings(), [])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "synced" / "settings.toml"
    real.parent.mkdir()
    real.write_text("", "utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    SettingsFile(link).save(replace(Settings(), theme="dark"))

    assert link.is_symlink()
    assert 'theme = "dark"' in real.read_text("utf-8")
