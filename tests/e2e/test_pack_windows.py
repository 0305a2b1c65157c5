"""The windows of packs in the running program: how they are reached, and that what they do arrives."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kefu_desktop.domain.phrase import COMMON, Phrase, Variant
from tests.helpers.running_program import KEFU, RunningProgram, Screen, make_library, until
from tests.helpers.x11_keys import Keys

IMPORT, EXPORT = "导入话术", "导出话术"
ROWS = "分类,标题,话术内容\n售后,催快递,亲，马上帮您催一下\n常用,在吗,亲，在的呢\n"
THERE = Phrase("thanks", "感谢", COMMON, (Variant("谢谢您"),))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library with one phrase."""
    folder = tmp_path / "data"
    folder.mkdir()
    make_library(folder, [replace(THERE, hotkey="Ctrl+Alt+9")])
    return folder


@pytest.fixture
def program(data: Path, display: str) -> Iterator[RunningProgram]:
    """It runs."""
    found = RunningProgram(data, display)
    until(lambda: found.kefu("open", "--help").returncode == 0)
    yield found
    found.end()


@pytest.fixture
def screen(display: str) -> Iterator[Screen]:
    """What an onlooker sees."""
    found = Screen(display)
    yield found
    found.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A file from a friend."""
    file = tmp_path / "朋友的话术.csv"
    file.write_bytes(ROWS.encode("gb18030"))
    return file


def _names(program: RunningProgram) -> set[str]:
    return {phrase["name"] for phrase in json.loads(program.kefu("list", "--json").stdout)}


def test_a_file_dropped_on_the_icon_is_shown_in_the_running_program_and_enter_takes_it_in(
    program: RunningProgram, screen: Screen, keys: Keys, sheet: Path
) -> None:
    second = [*KEFU, "--data", str(program.data), str(sheet)]
    assert subprocess.run(second, check=False, env=program.environment).returncode == 0
    until(lambda: screen.active_title() == IMPORT)

    def taken_in() -> bool:
        keys.tap("Control_L", "Return")  # does nothing before the file is read
        return _names(program) == {"感谢", "催快递", "在吗"}

    until(taken_in, timeout=20)


def test_both_windows_are_opened_by_a_command_and_come_to_the_front_again(
    program: RunningProgram, screen: Screen
) -> None:
    for _ in range(2):
        assert program.kefu("open", "import").returncode == 0
        until(lambda: screen.active_title() == IMPORT)
        assert program.kefu("open", "export").returncode == 0
        until(lambda: screen.active_title() == EXPORT)
