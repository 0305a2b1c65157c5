"""Whether the import window stays alive with 100,000 rows, and what a cancel leaves.

    python tests/bench/import_window.py [ROWS] [CANCELS]

The real window with its real worker, on the screen of DISPLAY or without any. For CSV and XLSX it reads, compares,
looks through the list, writes and takes back, while a timer of one millisecond measures the longest time between two
turns of the event loop, by the clock and by the processor time that the window itself took. Then it cancels at random
moments of reading, comparing and writing: how long until the worker is gone, and whether library and folder are as
before.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[2]))

from import_rows import write_csv, write_xlsx
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.ui.importing.stage import Stage
from kefu_desktop.ui.importing.window import ImportWindow
from kefu_desktop.ui.importing.worker_session import WorkerSession
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme, dress

ICONS = Path(__file__).parents[2] / "resources/icons"
WORKER = [sys.executable, "-m", "kefu_desktop", "--import-worker"]
CHANGES_BY_ITSELF = ("-wal", "-shm", ".log")


@dataclass
class Watch:
    """The longest time between two turns of the event loop, in milliseconds: by the clock, and of the window's work."""

    longest: float = 0.0
    hardest: float = 0.0
    last: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.thread_time)
    timer: QTimer = field(default_factory=QTimer)

    def __post_init__(self) -> None:
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.turn)
        self.timer.start(1)

    def turn(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self.last) * 1000)
        self.hardest = max(self.hardest, (work - self.worked) * 1000)
        self.last, self.worked = now, work

    def take(self) -> str:
        """The longest ones since it was asked last."""
        self.turn()
        found = f"longest gap {self.longest:.0f} ms ({self.hardest:.0f} ms of its own work)"
        self.longest = self.hardest = 0.0
        return found


def main() -> None:
    """Each file, then the cancels."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    cancels = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    app = QApplication([])
    app.setStyle("Fusion")
    theme = Theme("light")
    dress(theme.colours)
    icons = Icons(ICONS)
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("rows.csv", write_csv), ("rows.xlsx", write_xlsx)):
            path, data = Path(folder, name), Path(folder, f"{name}-data")
            write(path, count)
            Shop(data).fill_if_new()
            whole(path, data, theme, icons)
            cancelled(path, data, theme, icons, cancels)


def whole(path: Path, data: Path, theme: Theme, icons: Icons) -> None:
    """In, through the list, and back."""
    window = open_window(data, theme, icons)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    watch = Watch()

    def stage(name: str, act: Callable[[], object], until: Callable[[], bool]) -> None:
        watch.take()
        begin = time.perf_counter()
        act()
        wait(until)
        print(f"  {name}: {time.perf_counter() - begin:.1f} s, {watch.take()}")

    wait_for(500)
    stage("reading and comparing", lambda: window.take_files([str(path)]), lambda: window.stage is Stage.REVIEW)
    pid = worker_of(window)
    stage("looking through the list", lambda: look_through(window), lambda: True)
    stage("importing", window._carry_out, lambda: window.stage is Stage.DONE)
    print(f"  {window.done.says}; greatest memory: worker {memory(pid)} MB, window {memory(os.getpid())} MB")
    stage("taking back", window._undo, lambda: taken_back(window))
    watch.timer.stop()
    close(window)


def look_through(window: ImportWindow) -> None:
    """Every kind, and the list from its top to its end."""
    view = window.review.view
    for of in ("new", "same", "different", "flagged", "links", "problems", "all"):
        view.tabs.choose(of)
        wait_for(150)
    bar = view.table.verticalScrollBar()
    for step in range(120):
        bar.setValue(bar.maximum() * step // 119)
        wait_for(10)
    for row in range(40):
        view.table.selectRow(row)
        wait_for(5)
    for size in ((1600, 1000), (640, 480), (860, 640)):
        window.resize(*size)
        wait_for(150)


def cancelled(path: Path, data: Path, theme: Theme, icons: Icons, times: int) -> None:
    """At random moments, of reading and comparing and of writing in turn."""
    chance = random.Random(path.name)
    window = open_window(data, theme, icons)
    cancels = Cancels(window, data)
    for turn in range(times):
        window.take_files([str(path)])
        if turn % 2:
            wait(lambda: window.stage is Stage.REVIEW)
            window._carry_out()
        wait_for(chance.randrange(20, 8_000), lambda: window.stage not in BUSY)
        if window.stage in BUSY:
            cancels.cancel(turn)
        elif window.stage is Stage.DONE:
            window._undo()
            wait(lambda: taken_back(window))
            cancels.before = state(data)
    print(f"  cancelled {cancels.at}: worker gone within {cancels.slowest:.0f} ms, window {cancels.shown:.0f} ms")
    print(f"  library or folder changed: {cancels.wrong or 'never'}")
    close(window)


BUSY = (Stage.READING, Stage.WRITING)


class Cancels:
    """What they took, in milliseconds, and what they left."""

    def __init__(self, window: ImportWindow, data: Path) -> None:
        self.slowest = self.shown = 0.0
        self.wrong: list[str] = []
        self.at: dict[str, int] = {}
        self.before = state(data)
        self._window, self._data = window, data

    def cancel(self, turn: int) -> None:
        """Escape, now."""
        name = self._window.stage.name
        self.at[name] = self.at.get(name, 0) + 1
        begin = time.perf_counter()
        self._window._escape()
        self.shown = max(self.shown, (time.perf_counter() - begin) * 1000)
        session = self._window.session
        assert isinstance(session, WorkerSession)
        wait(lambda: not session.working)
        self.slowest = max(self.slowest, (time.perf_counter() - begin) * 1000)
        if self._window.stage is not Stage.EMPTY:
            self.wrong.append(f"{turn}: {self._window.stage.name}")
        after = state(self._data)
        if after != self.before:
            self.wrong.append(f"{turn}: {len(set(after) ^ set(self.before))} things")


def taken_back(window: ImportWindow) -> bool:
    """Whether the undo is whole."""
    return window.stage is Stage.DONE and window.done.undo.isHidden()


def state(data: Path) -> list[object]:
    """All phrases, and all files of the folder."""
    shop = Shop(data)
    phrases: list[object] = [*map(repr, shop.library.phrases())]
    shop.database.close()
    files = (str(file.relative_to(data)) for file in sorted(data.rglob("*")))
    return phrases + [file for file in files if not file.endswith(CHANGES_BY_ITSELF)]


def open_window(data: Path, theme: Theme, icons: Icons) -> ImportWindow:
    """Empty."""
    window = ImportWindow(lambda: WorkerSession([*WORKER, str(data)]), theme, icons)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.show()
    return window


def close(window: ImportWindow) -> None:
    """And wait for its worker."""
    window.close()
    session = window.session
    assert isinstance(session, WorkerSession)
    wait(lambda: not session.working)


def worker_of(window: ImportWindow) -> int:
    """Its process id."""
    session = window.session
    assert isinstance(session, WorkerSession)
    assert session._process is not None
    return int(session._process.processId())


def memory(pid: int) -> int:
    """The greatest resident memory of a process, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def wait(until: Callable[[], bool], seconds: float = 180) -> None:
    """Turn the event loop until it is so."""
    wait_for(seconds * 1000, until)
    if not until():
        raise SystemExit("it did not come to pass")


def wait_for(milliseconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Turn the event loop so long, or until it is so."""
    loop = QEventLoop()
    end = time.perf_counter() + milliseconds / 1000
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() >= end else None)
    look.start()
    loop.exec()
    look.stop()


if __name__ == "__main__":
    main()
