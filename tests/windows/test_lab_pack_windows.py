"""The windows of packs in the lab: a file dropped on the icon is read by the worker, taken in, and taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kefu_desktop.domain.phrase import COMMON, Phrase, Variant
from tests.windows.kefu import Kefu, new_data
from tests.windows.lab import Keyboard, Program
from tests.windows.test_lab_import import LabCommands, windows_path

IMPORT, EXPORT = "导入话术", "导出话术"
ROWS = "分类,标题,话术内容\n售后,催快递,亲，马上帮您催一下\n常用,在吗,亲，在的呢\n"
PHRASES = (Phrase("thanks", "感谢", COMMON, (Variant("谢谢您"),)),)


@pytest.fixture
def program(tmp_path: Path, lab_program: object) -> Iterator[Kefu]:
    """It runs, with one phrase."""
    found = Kefu(new_data(tmp_path / "data", PHRASES))
    yield found
    found.quit()


def _names(data: Path) -> set[str]:
    return {phrase["name"] for phrase in LabCommands(data)("list")[1]}


def test_a_file_is_read_taken_in_and_taken_back_by_keys_alone(
    program: Kefu, host: Program, keyboard: Keyboard, tmp_path: Path
) -> None:
    """Ctrl+Enter imports what is shown; the library has it."""
    sheet = tmp_path / "朋友的话术.csv"
    sheet.write_bytes(ROWS.encode("gb18030"))
    assert program.kefu(windows_path(sheet)) == 0
    assert host.ask("wait_for_front", IMPORT)
    assert keyboard.wait_for_focus_on(IMPORT)
    end = time.monotonic() + 40
    while _names(program.data) == {"感谢"} and time.monotonic() < end:
        keyboard.tap("ctrl", "Return")  # does nothing before the file is read
    assert _names(program.data) == {"感谢", "催快递", "在吗"}


def test_a_handbook_is_made_as_pdf(program: Kefu, tmp_path: Path) -> None:
    """By a process that shows no window, with the fonts of Windows."""
    file = tmp_path / "手册.pdf"
    code, document = LabCommands(program.data)("export", windows_path(file))
    assert (code, document["phrases"]) == (0, 1)
    assert file.read_bytes().startswith(b"%PDF-")


def test_the_export_window_opens(program: Kefu, host: Program, keyboard: Keyboard) -> None:
    """And closes by Escape."""
    assert program.kefu("open", "export") == 0
    assert host.ask("wait_for_front", EXPORT)
    assert keyboard.wait_for_focus_on(EXPORT)
    keyboard.tap("Escape")
    assert host.ask("wait_while_visible", EXPORT)
