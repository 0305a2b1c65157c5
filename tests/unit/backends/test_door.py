"""One running program, and the door to it."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kefu_desktop.backends.door.door import Answer, Door, Request, ask
from kefu_desktop.backends.door.lock import InstanceLock
from kefu_desktop.backends.door.unix_door import call
from kefu_desktop.domain.errors import NotPossibleError


def test_only_one_of_many_that_start_in_the_same_moment_runs(tmp_path: Path) -> None:
    gate = threading.Barrier(8)
    locks = [InstanceLock(tmp_path / "lock") for _ in range(8)]
    taken: list[bool] = []

    def start(lock: InstanceLock) -> None:
        gate.wait()
        taken.append(lock.take())

    threads = [threading.Thread(target=start, args=(lock,)) for lock in locks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 7 + [True]
    for lock in locks:
        lock.give_back()


def test_a_program_that_died_does_not_keep_the_lock(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from kefu_desktop.backends.door.lock import InstanceLock; "
        "lock = InstanceLock(Path(sys.argv[1])); print(lock.take()); sys.stdout.flush(); os.abort()"
    )
    died = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "lock"], capture_output=True, text=True, check=False, timeout=30
    )
    assert died.stdout.strip() == "True"
    with InstanceLock(tmp_path / "lock") as lock:
        assert lock.take()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotPossibleError):
        InstanceLock(tmp_path / "file" / "lock").take()


def test_the_running_program_answers_what_it_is_asked(tmp_path: Path) -> None:
    def answer(request: Request) -> Answer:
        return {"ok": True, "asked": request["do"]}

    door = Door(tmp_path, answer)
    door.open()
    assert ask(tmp_path, {"do": "open palette"}) == {"ok": True, "asked": "open palette"}
    assert ask(tmp_path, {"do": "quit"}) == {"ok": True, "asked": "quit"}
    door.close()
    with pytest.raises(NotPossibleError):
        ask(tmp_path, {"do": "open palette"})


def test_nobody_at_home_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError, match="not running"):
        ask(tmp_path, {"do": "quit"})


def test_a_caller_that_talks_nonsense_is_dropped_and_the_next_is_heard(tmp_path: Path) -> None:
    door = Door(tmp_path, lambda _request: {"ok": True})
    door.open()
    for nonsense in (b"", b"\xff\xfe", b"[1, 2", b"[1, 2]", b"x" * 100_000):
        with pytest.raises((OSError, ValueError)):
            json.loads(call(tmp_path, nonsense))
    assert ask(tmp_path, {"do": "after"}) == {"ok": True}
    door.close()


def test_the_socket_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    door = Door(tmp_path, lambda _request: {"ok": True})
    door.open()
    assert stat.S_IMODE((tmp_path / "door").stat().st_mode) == 0o600
    door.close()
    assert not (tmp_path / "door").exists()


def test_a_path_too_long_for_a_socket_has_a_door_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    door = Door(folder, lambda _request: {"ok": True})
    door.open()
    assert ask(folder, {"do": "x"}) == {"ok": True}
    door.close()
