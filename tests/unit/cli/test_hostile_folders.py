"""Commands on a library that is broken, full, foreign or out of reach."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kefu_desktop.bootstrap.shop import Shop
from tests.helpers.commands import Commands

ADD = ("add", "甲", "--category", "common", "--variant", "您请说。")
COMMANDS = [("list",), ("show", "greet-first"), ("search", "发货"), ("next", "greet-first"), ADD, ("undo",), ("check",)]


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: str(words[0]))
@pytest.mark.parametrize("content", [b"no database " * 99, b"SQLite format 3\0" + b"\xff" * 5000], ids=["text", "torn"])
def test_a_library_that_is_no_database_is_told_and_left_alone(
    tmp_path: Path, words: tuple[str, ...], content: bytes
) -> None:
    """The message names the file, and it is the same file afterwards."""
    file = tmp_path / "library.sqlite"
    file.write_bytes(content)
    answer = Commands(tmp_path)(*words, "--json")
    assert answer.code in (3, 4)
    assert answer.document == {"ok": False, "error": answer.err.strip()}
    assert str(file) in answer.err
    assert file.read_bytes() == content


def test_a_library_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    change(file, "CREATE TABLE song (title TEXT)")
    content = file.read_bytes()
    answer = Commands(tmp_path)("list")
    assert answer.code == 4
    assert "another program" in answer.err
    assert file.read_bytes() == content


def test_a_library_that_lost_its_middle_is_told(kefu: Commands) -> None:
    """Whatever command finds it, none ends in a traceback."""
    file = kefu.folder / "library.sqlite"
    data = bytearray(file.read_bytes())
    data[8192:-8192] = b"\xa5" * (len(data) - 16384)
    file.write_bytes(data)
    for words in COMMANDS:
        answer = kefu(*words)
        assert answer.code in (0, 1, 3, 4), words
        assert answer.code in (0, 1) or str(file) in answer.err
    assert kefu("list").code == 4


def test_a_library_of_a_newer_version_is_left_alone(kefu: Commands) -> None:
    file = kefu.folder / "library.sqlite"
    change(file, "PRAGMA user_version = 99")
    content = file.read_bytes()
    for words in COMMANDS:
        answer = kefu(*words)
        assert answer.code == 3
        assert "newer version" in answer.err
    assert file.read_bytes() == content


def test_on_a_full_disk_nothing_is_changed_and_reading_goes_on(kefu: Commands) -> None:
    """SQLite may take no more pages: the very error that a full disk gives."""

    def fill_disk(shop: Shop) -> None:
        with shop.database.read() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")

    full = Commands(kefu.folder, fill_disk)
    before = kefu("list", "--json").out
    long = "满" * 20_000
    for words in [
        ("add", "甲", "--category", "common", "--variant", long),
        ("edit", "greet-first", "--variant", long),
    ]:
        answer = full(*words)
        assert answer.code == 3
        assert "disk is full" in answer.err
    assert full("list", "--json").out == before
    assert kefu("undo").code == 1
    assert kefu(*ADD).code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder in which nobody may make one")
def test_a_folder_that_cannot_be_made_is_told() -> None:
    answer = Commands(Path("/proc/kefu"))("list", "--json")
    assert answer.code == 3
    assert answer.document == {"ok": False, "error": answer.err.strip()}
    assert "/proc/kefu" in answer.err


def test_a_file_in_the_place_of_the_folder_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("mine", encoding="utf-8")
    answer = Commands(file)("list")
    assert answer.code == 3
    assert str(file) in answer.err
    assert file.read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not refuse a folder by its mode")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    answer = Commands(folder)("list")
    folder.chmod(0o700)
    assert answer.code == 3
    assert list(folder.iterdir()) == []


def test_a_library_held_by_another_program_is_told_after_a_while(kefu: Commands) -> None:
    """Reading goes on meanwhile."""

    def impatient(shop: Shop) -> None:
        with shop.database.read() as connection:
            connection.execute("PRAGMA busy_timeout = 50")

    with closing(sqlite3.connect(kefu.folder / "library.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = Commands(kefu.folder, impatient)(*ADD)
        assert kefu("list").code == 0
        other.execute("ROLLBACK")
    assert answer.code == 3
    assert "Another program" in answer.err
    assert kefu(*ADD).code == 0


def test_two_folders_do_not_know_one_another(kefu: Commands, tmp_path: Path, starter: Path) -> None:
    (tmp_path / "second").mkdir()
    shutil.copy(starter, tmp_path / "second")
    kefu.json("remove", "greet-first")
    assert Commands(tmp_path / "second")("show", "greet-first").code == 0


WITHOUT_QT = """
import runpy, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("no windows here: " + name)
sys.meta_path.insert(0, Refuse())
try:
    import PySide6
except ImportError:
    pass
else:
    sys.exit("PySide6 was not kept away")
sys.argv[0] = "kefu_desktop"
runpy.run_module("kefu_desktop", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("search", "发货"),
        ("next", "greet-first", "--set", "店铺名=店", "--set", "客服名=小鹿"),
        ("show", "--flow"),
    ],
)
def test_commands_run_where_there_is_no_qt(kefu: Commands, words: tuple[str, ...]) -> None:
    """In a process of their own, as they are started."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, "--data", str(kefu.folder), *words],
        capture_output=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_answer_that_cannot_be_written_is_told(kefu: Commands) -> None:
    """And a reader that has had enough is no fault."""
    command = [sys.executable, "-m", "kefu_desktop", "--data", str(kefu.folder), "show", "greet-first"]
    root = Path(__file__).resolve().parents[3]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, cwd=root)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1

    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, check=False, cwd=root)
    assert (done.returncode, done.stderr) == (0, b"")
