"""Fixtures of the lab; see lab.sh, which starts it and sets the variables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("Xlib", reason="the lab is driven over X")

from tests.windows.lab import Keyboard, Program


@pytest.fixture(scope="session")
def lab_program() -> Callable[[str], Program]:
    """Starts a module of this folder in the lab."""
    python = os.environ.get("LAB_PYTHON")
    if not python:
        pytest.skip("outside the lab: start it with bash tests/windows/lab.sh")
    return lambda module: Program(module, python=Path(python), path=os.environ["LAB_PATH"])


@pytest.fixture(scope="session")
def many() -> int:
    """How many pastes into each program."""
    return 50 if os.environ.get("LAB_LENGTH") == "long" else 10


@pytest.fixture(scope="session")
def keyboard() -> Iterator[Keyboard]:
    """A hand on the keyboard."""
    hand = Keyboard()
    yield hand
    hand.up("ctrl", "alt", "shift", "win")
    hand.close()


@pytest.fixture(scope="session")
def host(lab_program: Callable[[str], Program]) -> Iterator[Program]:
    """Our desktop thread and PastePhrase inside the lab."""
    program = lab_program("tests.windows.host")
    yield program
    program.close()
