"""What the words behind `kefu-desktop` mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from kefu_desktop import __main__ as main
from kefu_desktop.bootstrap import program


@pytest.mark.parametrize(
    "arguments", [["list"], ["--data", "/d", "list"], ["--data=/d", "import", "/a.csv"], ["--version"], ["-h"]]
)
def test_a_word_that_is_no_path_is_a_command(arguments: list[str]) -> None:
    assert main._is_command(arguments)


@pytest.mark.parametrize("arguments", [[], ["--data", "/d"], ["/home/a/话术.xlsx"], [r"C:\话术.csv", "b.toml"]])
def test_nothing_and_files_dropped_on_the_icon_start_the_tray_program(arguments: list[str]) -> None:
    assert not main._is_command(arguments)


def test_dropped_files_are_told_by_their_whole_path_and_the_folder_stays_the_folder() -> None:
    data, files = program._read(["--data", "/d", "话术.csv", "/x/b.toml"])
    assert data == Path("/d")
    assert files == [str(Path("话术.csv").absolute()), str(Path("/x/b.toml").absolute())]
