"""No file grows past what a person reads in one sitting."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("folder", "most"), [("kefu_desktop", 350), ("tests", 500)])
def test_a_file_of_python_stays_short(folder: str, most: int) -> None:
    """Lines of any kind; split a file by what it is about when it comes near."""
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > most} == {}
