"""Hotkey to 30 Chinese characters standing in a Qt line edit: ours against bare programs that do no more than paste.

    python tests/bench/paste_latency.py [--rounds 5] [--pastes 12]

Needs DISPLAY with a window manager, a C compiler, libx11-dev and libxtst-dev. Each round runs every program in turn;
milliseconds from the hotkey's event to the target's new text, medians over all rounds. Ours goes through PastePhrase
and saves and restores the clipboard: "own", that we own from the paste before; "copied", a text, HTML and a picture
that another program owned anew before each paste. The floors save and restore nothing.
"""

from __future__ import annotations

import argparse
import base64
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kefu_desktop.app.paste_phrase import Outcome, PastePhrase, PasteRequest, PasteResult  # noqa: E402
from kefu_desktop.backends.x11 import requests as rq  # noqa: E402
from kefu_desktop.backends.x11.desktop import open_desktop  # noqa: E402
from kefu_desktop.backends.x11.session import Session  # noqa: E402
from kefu_desktop.domain.hotkey import Hotkey  # noqa: E402
from kefu_desktop.domain.paste_plan import Profiles  # noqa: E402
from kefu_desktop.domain.window import Window  # noqa: E402
from kefu_desktop.ports.desktop import DesktopListener  # noqa: E402
from tests.helpers.json_process import JsonProcess  # noqa: E402

TEXT = "您好，亲，已经为您登记退款，一到三个工作日会原路退回，请放心。"[:30]
KEYS = (37, 64, 45)
"""Control_L, Alt_L and k on an evdev keyboard."""
COPIED = {
    "UTF8_STRING": "用户复制的文字".encode(),
    "text/plain;charset=utf-8": "用户复制的文字".encode(),
    "text/html": b"<b>copied</b>" * 20,
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
}


class MonotonicClock:
    """All that PastePhrase asks of a clock."""

    monotonic = staticmethod(time.monotonic)


class Bench:
    """The target, the keyboard, and what was measured."""

    def __init__(self, target: JsonProcess, pastes: int) -> None:
        self._target = target
        self._pastes = pastes
        self._keys = Session()
        self.ms: dict[str, list[float]] = {}

    def measure(self, name: str, ready: Callable[[], None], settled: Callable[[], None]) -> None:
        """Paste some times; the first three only warm up."""
        for turn in range(self._pastes + 3):
            ready()
            time.sleep(0.03)
            since = len(self._target.lines)
            begun = time.monotonic()
            self._press(rq.KEY_DOWN)
            line = self._target.wait_for(lambda one: "text" in one, since=since)
            assert line["text"] == TEXT, line
            self._press(rq.KEY_UP)
            settled()
            if turn >= 3:
                self.ms.setdefault(name, []).append((line["t"] - begun) * 1000)

    def _press(self, kind: int) -> None:
        for keycode in KEYS:
            self._keys.link.send(rq.fake_key(self._keys.xtest, kind, keycode))
        self._keys.link.flush()


@contextmanager
def floor(command: list[str]) -> Iterator[None]:
    """A bare program, while it is ready."""
    with subprocess.Popen([*command, TEXT], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield
        process.terminate()


@contextmanager
def ours() -> Iterator[Callable[[], None]]:
    """Our back end in a process of its own, as the floors are; yields what waits for the end of a paste."""
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        stdout = process.stdout
        assert stdout.readline() == "ready\n"

        def settled() -> None:
            told = stdout.readline()
            assert told == f"{PasteResult(Outcome.PASTED)}\n", told

        yield settled
        process.terminate()


def serve() -> None:
    """Paste at each hotkey, on the strength of a listener that does so at once, and print each result."""
    desktop = open_desktop()
    paste = PastePhrase(desktop, MonotonicClock(), Profiles({}), lambda: desktop.thread.waiting() > 0)  # type: ignore[arg-type]

    def fired(_: Hotkey, window: Window | None) -> None:
        desktop.thread.submit(lambda: print(paste.run(PasteRequest(TEXT, window)), flush=True))

    desktop.thread.start(DesktopListener(fired, print))
    desktop.hotkeys.grab(Hotkey.parse("Ctrl+Alt+K"))
    print("ready", flush=True)
    threading.Event().wait()


@contextmanager
def copier() -> Iterator[Callable[[], None]]:
    """A program that the user copied from; yields what makes it own the clipboard anew."""
    formats = {name: base64.b64encode(data).decode() for name, data in COPIED.items()}
    order = json.dumps({"selections": ["CLIPBOARD"], "formats": formats}) + "\n"
    command = [sys.executable, str(HERE.parent / "helpers/x11_owner.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def own() -> None:
            stdin.write(order)
            stdin.flush()
            assert stdout.readline()

        yield own
        process.terminate()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pastes", type=int, default=12)
    parser.add_argument("--serve", action="store_true", help="be the program that is measured")
    asked = parser.parse_args()
    if asked.serve:
        serve()

    def nothing() -> None:
        time.sleep(0.05)

    with (
        tempfile.TemporaryDirectory() as folder,
        JsonProcess([sys.executable, str(HERE / "paste_target.py")]) as target,
    ):
        bare = str(Path(folder) / "paste_floor")
        subprocess.run(["cc", "-O2", "-o", bare, str(HERE / "floor/paste_floor.c"), "-lX11", "-lXtst"], check=True)
        target.wait_for(lambda line: bool(line.get("focus")))
        time.sleep(0.5)
        bench = Bench(target, asked.pastes)
        for _ in range(asked.rounds):
            with floor([bare]):
                bench.measure("floor in C", nothing, nothing)
            with floor([sys.executable, str(HERE / "floor/paste_floor.py")]):
                bench.measure("floor in python-xlib", nothing, nothing)
            with ours() as settled:
                bench.measure("ours, own", nothing, settled)
            with copier() as own, ours() as settled:
                bench.measure("ours, copied", own, settled)
    least = statistics.median(bench.ms["floor in C"])
    for name, all_ms in bench.ms.items():
        median, worst = statistics.median(all_ms), max(all_ms)
        print(f"{name:22} median {median:6.2f} ms  max {worst:6.2f}  x {median / least:.2f}  ({len(all_ms)} pastes)")


if __name__ == "__main__":
    main()
