"""`kefu import` and `kefu export` in the lab do with real files what they do here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.commands import Commands
from tests.windows.lab import ROOT

PACKS = ROOT / "tests/data/packs"
FILES = sorted(path.name for path in PACKS.iterdir() if path.suffix != ".xls")
SHOP_TEXT = "【物流】\r\n亲，默认发圆通快递哦\r\n亲，偏远地区要多等两天哦\r\n【售后】\r\n亲，七天内都能退换，请放心\r\n"


class LabCommands:
    """`kefu` as a Windows process on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *words: str) -> tuple[int, Any]:
        """The exit code and the document."""
        command = [os.environ["LAB_PYTHON"], "-m", "kefu_desktop", "--data", windows_path(self._folder), "--json"]
        environment = {**os.environ, "WINPYTHONPATH": os.environ["LAB_PATH"], "LANG": "en_US.UTF-8"}
        done = subprocess.run(
            [*command, *words], check=False, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        # the lab puts what is told on stderr behind the document
        return done.returncode, json.JSONDecoder().raw_decode(done.stdout.decode())[0]


def windows_path(path: Path) -> str:
    """The name that Windows has for it."""
    return "Z:" + str(path).replace("/", "\\")


@pytest.fixture
def here(tmp_path: Path) -> Commands:
    """The commands on Linux, with an empty library of their own."""
    return Commands(tmp_path / "here")


@pytest.fixture
def lab(tmp_path: Path) -> LabCommands:
    """The commands in the lab."""
    if not os.environ.get("LAB_PYTHON"):
        pytest.skip("outside the lab: start it with bash tests/windows/lab.sh")
    return LabCommands(tmp_path / "lab")


def test_the_files_of_all_peers_come_in_the_same_on_windows(here: Commands, lab: LabCommands) -> None:
    for command, place in ((here, str), (lab, windows_path)):
        command("import", *(place(PACKS / name) for name in FILES))
    expected, found = here("--json", "list").document, lab("list")[1]
    assert len(expected) > 180
    assert found == expected


def test_a_text_in_gbk_and_a_pack_with_pictures_go_in_and_out_again(
    here: Commands, lab: LabCommands, tmp_path: Path
) -> None:
    text = tmp_path / "朋友给的话术.txt"
    text.write_bytes(SHOP_TEXT.encode("gb18030"))
    code, document = lab("import", windows_path(text))
    assert (code, document["added"], document["problems"]) == (0, 3, [])
    for ending in ("kefupack", "xlsx", "csv"):
        assert lab("export", windows_path(tmp_path / f"out.{ending}"), "--category", "after-sales")[0] == 0
        shutil.rmtree(here.folder, ignore_errors=True)
        came = here("--json", "import", str(tmp_path / f"out.{ending}")).document
        assert came["added"] == 3, ending
    preview = lab("import", windows_path(tmp_path / "out.xlsx"), "--preview")[1]
    assert (preview["added"], preview["updated"]) == (0, 0)


def test_what_cannot_be_read_is_told_with_exit_code_4_and_changes_nothing(lab: LabCommands, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a zip at all")
    before = lab("list")[1]
    assert lab("import", windows_path(broken))[0] == 4
    assert lab("list")[1] == before
