"""Readers stand what nobody meant to write; hours of the same are run by hand (see tests/fuzz)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="watches its own process by means of POSIX")

ROOT = Path(__file__).parents[3]


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_some_hundred_broken_files_for_every_reader(tmp_path: Path) -> None:
    done = run("tests.fuzz.fuzz_readers", "--count", "1500", "--seconds", "8", "--workers", "1", "--out", str(tmp_path))

    assert done.returncode == 0, done.stdout + done.stderr
    assert " files" in done.stdout


def test_the_fuzzer_finds_what_writes_hangs_or_falls() -> None:
    """A check that could not fail would be worth nothing."""
    done = run("tests.fuzz.selfcheck")

    assert done.stdout.split() == ["ForbiddenError", "HangError", "MemoryError", "ValueError"], done.stderr


def test_large_files_of_one_odd_thing_take_no_time_out_of_proportion() -> None:
    done = run("tests.fuzz.large", "--size", "60000", "--some", "67")

    assert done.returncode == 0, done.stdout + done.stderr
