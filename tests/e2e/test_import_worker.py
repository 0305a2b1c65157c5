"""The import worker as the window has it: a process behind a pipe, that may be killed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.picture import kept_name
from kefu_desktop.storage.picture_folder import PictureFolder
from tests.e2e.import_kills import make_bed, turn
from tests.helpers.packs import png
from tests.helpers.running_program import KEFU, make_library

LATE = Phrase("late", "快递慢", "after-sales", (Variant("抱歉让您久等了，我马上帮您催一下快递"),))
Event = dict[str, Any]
_LITTLE = 80 * 1024 * 1024


class Worker:
    """One process, started at once."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [*KEFU, "--import-worker", str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def ask(self, *kinds: str, **command: object) -> Event:
        """Ask, and read until the first event of one of these kinds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            assert line.isascii()
            event: Event = json.loads(line)
            if event["is"] in kinds:
                return event
        raise AssertionError("it ended")

    def end(self) -> tuple[int, bytes]:
        """Say that there is nothing more; the exit code and what it complained of."""
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors

    def kill(self) -> None:
        """As Cancel does."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    make_library(folder, [LATE])
    return folder


@pytest.fixture
def worker(data: Path) -> Iterator[Worker]:
    started = Worker(data)
    yield started
    started.kill()


def test_a_whole_talk_over_a_pipe(worker: Worker, data: Path, tmp_path: Path) -> None:
    table = tmp_path / "话术.csv"
    table.write_bytes("标题,内容\n在吗,在的呢您好\n快递慢,抱歉让您久等了，我马上帮您催一催快递\n".encode("gb18030"))

    read = worker.ask("read", do="read", files=[str(table), str(tmp_path / "none")])
    assert [file["name"] for file in read["files"]] == ["话术.csv"]
    assert [file["name"] for file in read["failed"]] == ["none"]
    assert worker.ask("rows", do="rows", of="different")["rows"][0]["there"] == "快递慢"
    assert worker.ask("planned", do="columns", file=0, sheet=0, columns="guess")["counts"]["all"] == 2
    done = worker.ask("done", "failed", do="carry_out", on_conflict="add-variants", choices={"0": "skip"})
    assert done == {"is": "done", "added": 0, "updated": 1, "skipped": 1}
    assert len(phrases(data)[0].variants) == 2
    assert worker.ask("undone", do="undo") == {"is": "undone", "phrases": 1}
    assert phrases(data) == [LATE]
    assert worker.ask("failed", do="nonsense")["doing"] == "nonsense"
    assert worker.end() == (0, b"")


def test_it_ends_when_nobody_listens_any_more(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("您好呢亲", "utf-8")
    assert worker.process.stdout is not None
    worker.ask("planned", do="read", files=[str(tmp_path / "a.txt")])
    worker.process.stdout.close()
    assert worker.process.stdin is not None
    worker.process.stdin.write(b'{"do": "rows"}\n')
    worker.process.stdin.flush()
    assert worker.process.wait(20) == 0


def test_a_library_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no library" * 100)
    worker = Worker(tmp_path)
    assert worker.process.stdout is not None
    event = json.loads(worker.process.stdout.readline())
    assert (event["is"], event["doing"]) == ("failed", "start")
    assert worker.end() == (3, b"")
    assert (tmp_path / "library.sqlite").read_bytes() == b"no library" * 100


def test_the_start_sweeps_what_nobody_names_and_keeps_what_an_undo_needs(data: Path) -> None:
    names = [kept_name(f"{number}.png", png() + bytes([number])) for number in range(3)]
    shop = Shop(data)
    folder = PictureFolder(shop.places.images)
    for number, name in enumerate(names):
        folder.save(name, png() + bytes([number]))
    for number in (0, 1):
        shop.library.put([Phrase(f"x{number}", "图", "common", (Variant("看图", images=(names[number],)),))])
    shop.library.remove(["x1"])
    half = shop.places.images / f".{names[2]}.4711.new"
    half.write_bytes(b"half")
    strange = shop.places.images / "von-hand.png"
    strange.write_bytes(png())
    shop.database.close()

    assert Worker(data).end() == (0, b"")
    assert sorted(path.name for path in shop.places.images.iterdir()) == sorted([names[0], names[1], "von-hand.png"])


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is one of Linux")
def test_a_file_that_would_fill_the_memory_is_refused(worker: Worker, tmp_path: Path) -> None:
    import resource

    hungry = tmp_path / "hungry.csv"
    hungry.write_bytes("标题,内容\n".encode() + b"a,b\n" * 400_000)
    worker.ask("planned", do="read", files=[])
    resource.prlimit(worker.process.pid, resource.RLIMIT_DATA, (_LITTLE, _LITTLE))

    read = worker.ask("read", "failed", do="read", files=[str(hungry)])
    assert read["files"] == []
    assert "memory" in read["failed"][0]["template"]
    assert worker.ask("read", do="paste", text="您好呢亲")["failed"] == []
    assert worker.end() == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is one of Linux")
def test_the_worker_limits_itself(worker: Worker, tmp_path: Path) -> None:
    worker.ask("planned", do="read", files=[])
    limits = Path(f"/proc/{worker.process.pid}/limits").read_text("ascii")
    (line,) = [line for line in limits.splitlines() if line.startswith("Max data size")]
    assert 2**30 < int(line.split()[3]) < 2**30 + 2**28


def test_a_kill_at_any_moment_leaves_the_library_as_before_or_as_after(tmp_path: Path) -> None:
    bed = make_bed(tmp_path, 200, seed=random.randrange(1000))
    whole = [turn(bed, tmp_path, lambda routes, at=at: routes[at], None)[1] for at in (0, 1)]
    for number in range(6):
        at = number % 2
        moment = random.uniform(0.3, 1) * whole[at]
        told, _ = turn(bed, tmp_path, lambda routes, at=at: routes[at], moment)
        assert told.split(",")[0] in {"killed", "whole"}


def phrases(data: Path) -> list[Phrase]:
    """All that the library has now."""
    shop = Shop(data)
    found = shop.library.phrases()
    shop.database.close()
    return found
