"""The session that works through a process: lines both ways, killed at any moment, never in the way of the windows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kefu_desktop.ui.importing.events import Checked, Progress, Rows
from kefu_desktop.ui.importing.worker_session import WorkerSession

WORKER = """
import json, sys
for line in sys.stdin:
    told = json.loads(line)
    what = told["do"]
    if what == "rows":
        print(json.dumps({"is": "rows", "of": told["of"], "from": told["from"], "rows": []}), flush=True)
    elif what == "paste":
        # many lines at once
        for done in range(int(told["text"])):
            print(json.dumps({"is": "checked", "done": done, "of": 0, "flagged": 0}))
        sys.stdout.flush()
    elif what == "undo":
        print("no line of ours\\n{broken", flush=True)
        sys.exit(3)
    elif what == "carry_out":
        print(json.dumps({"is": "progress", "stage": "writing", "done": 0, "of": 0}), flush=True)
        while True:
            pass
open(sys.argv[1], "w").close()
"""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A file that the worker writes when it ends by itself at the end of its input."""
    return tmp_path / "left"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, left: Path) -> Iterator[WorkerSession]:
    """With a small worker."""
    script = tmp_path / "worker.py"
    script.write_text(WORKER, "utf-8")
    made = WorkerSession([sys.executable, "-I", "-S", str(script), str(left)])
    yield made
    made.cancel()
    qtbot.waitUntil(lambda: not made.working)


def test_a_command_is_answered_by_an_event(qtbot: QtBot, session: WorkerSession) -> None:
    """The process is started by it."""
    with qtbot.waitSignal(session.rows_came) as came:
        session.want_rows("all", 20, 10)
    assert came.args == [Rows("all", 20, ())]


def test_a_cancel_kills_and_the_next_command_finds_a_new_one(qtbot: QtBot, session: WorkerSession) -> None:
    """Even while the old one has not ended yet."""
    with qtbot.waitSignal(session.progressed) as progress:
        session.carry_out("skip", {3: "replace"})
    assert progress.args == [Progress("writing", 0, 0)]
    with qtbot.assertNotEmitted(session.ended), qtbot.waitSignal(session.rows_came):
        session.cancel()
        session.want_rows("all", 0, 10)


def test_a_worker_that_dies_is_told_of_once_and_replaced(qtbot: QtBot, session: WorkerSession) -> None:
    """What it printed besides is passed over."""
    with qtbot.waitSignal(session.ended):
        session.undo()
    with qtbot.waitSignal(session.rows_came):
        session.want_rows("all", 0, 10)


def test_a_worker_that_cannot_be_started_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    missing = WorkerSession([str(tmp_path / "nothing")])
    with qtbot.waitSignal(missing.ended):
        missing.want_rows("all", 0, 10)


def test_many_lines_come_in_order_and_in_several_turns(qtbot: QtBot, session: WorkerSession) -> None:
    """The windows have their turn between them."""
    seen: list[Checked] = []
    turns: set[int] = set()
    session.checked.connect(lambda checked: (seen.append(checked), turns.add(turns_of_the_windows[0])))
    turns_of_the_windows = [0]
    windows = QTimer(interval=0)
    windows.timeout.connect(lambda: turns_of_the_windows.append(turns_of_the_windows.pop() + 1))
    windows.start()
    session._turn = 0.0
    session.paste("400", "clipboard")
    qtbot.waitUntil(lambda: len(seen) == 400)
    assert [checked.done for checked in seen] == [*range(400)]
    assert len(turns) > 100


def test_a_closed_session_lets_its_worker_end_by_itself(qtbot: QtBot, session: WorkerSession, left: Path) -> None:
    with qtbot.waitSignal(session.rows_came):
        session.want_rows("all", 0, 10)
    session.close()
    qtbot.waitUntil(left.exists)
    qtbot.waitUntil(lambda: not session.working)


def test_a_cancelled_worker_says_nothing_more(qtbot: QtBot, session: WorkerSession) -> None:
    session.start()
    with qtbot.waitSignal(session.rows_came):
        session.want_rows("all", 0, 10)
    with qtbot.assertNotEmitted(session.rows_came):
        session.want_rows("all", 0, 10)
        session.cancel()
        qtbot.waitUntil(lambda: not session.working)
