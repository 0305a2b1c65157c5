"""The log says what happened and keeps silent about what was written."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kefu_desktop.storage.log_file import close_log, log_crash, open_log


@pytest.fixture(autouse=True)
def _closed_afterwards() -> Iterator[None]:
    yield
    close_log()


def test_a_crash_is_logged_without_the_text_it_quotes(tmp_path: Path) -> None:
    open_log(tmp_path / "log" / "kefu.log")
    try:
        int("小王的地址")
    except ValueError:
        log_crash(*sys.exc_info())  # type: ignore[arg-type]  # inside an except clause none of the three is None
        logging.getLogger("kefu_desktop.x").exception("a job failed")
    logged = (tmp_path / "log" / "kefu.log").read_text("utf-8")
    assert logged.count("ValueError at test_log_file.py") == 2
    assert "小王" not in logged


def test_a_folder_that_cannot_be_written_to_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    open_log(tmp_path / "file" / "kefu.log")
    logging.getLogger("kefu_desktop").warning("goes nowhere")


def test_a_log_that_grew_large_begins_anew(tmp_path: Path) -> None:
    log = tmp_path / "kefu.log"
    log.write_bytes(b"x" * 1_000_001)
    open_log(log)
    assert log.stat().st_size == 0
    assert (tmp_path / "kefu.old").stat().st_size == 1_000_001
