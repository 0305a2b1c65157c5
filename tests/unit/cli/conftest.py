"""A folder with the starter phrases, and one with three phrases of our own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.commands import Commands


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the starter phrases, not to be changed."""
    folder = tmp_path_factory.mktemp("starter")
    assert Commands(folder)("list").code == 0
    return folder / "library.sqlite"


@pytest.fixture
def kefu(starter: Path, tmp_path: Path) -> Commands:
    """On a library with the starter phrases."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(starter, folder)
    return Commands(folder)
