"""Pastes into real chat programs, judged by what the buyers received and by what lies on the clipboard afterwards.

    RIG_DISPLAY=:93 RIG_STATE=/tmp/rig python tests/bench/real_programs.py RIG [--pastes 20] [CLIENT...]

RIG is the folder of the test rig, already up (its README tells how). Before each paste another program owns text, HTML
or a picture in turn; every third paste is made with Ctrl and Alt held down throughout. Prints for each client how many
pastes were right, how many clipboards came back byte for byte, and milliseconds from the hotkey to the last read and to
the restore, median and longest.
"""

from __future__ import annotations

import argparse
import importlib
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kefu_desktop.app.paste_phrase import PastePhrase, PasteRequest, PasteResult  # noqa: E402
from kefu_desktop.backends.x11.desktop import open_desktop  # noqa: E402
from kefu_desktop.domain.hotkey import Hotkey  # noqa: E402
from kefu_desktop.domain.paste_plan import Profiles  # noqa: E402
from kefu_desktop.domain.window import Window  # noqa: E402
from kefu_desktop.ports.clipboard import Read  # noqa: E402
from kefu_desktop.ports.desktop import DesktopListener  # noqa: E402
from kefu_desktop.storage.applications_file import load_profiles  # noqa: E402
from tests.helpers.x11_keys import Keys  # noqa: E402
from tests.helpers.x11_owner import Owner  # noqa: E402
from tests.helpers.x11_reader import read_selection, targets  # noqa: E402

CLIENTS = {
    "pidgin": ["pidgin"],
    "hexchat": ["hexchat"],
    "chromium-ta": ["chromium", "ta"],
    "chromium-ce": ["chromium", "ce"],
}
CLIENTS["xterm"] = ["xterm"]
SPLIT = ("hexchat", "xterm")
"""A line is a message there."""
KINDS = {
    "text": {"UTF8_STRING": "老的内容，不该到买家那里".encode()},
    "html": {"text/html": b"<b>old</b>" * 30, "UTF8_STRING": b"old"},
    "png": {"image/png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1500},
}


class MonotonicClock:
    """All that PastePhrase asks of a clock."""

    monotonic = staticmethod(time.monotonic)


class Trial:
    """Our program at work beside a client."""

    def __init__(self, rig: Path) -> None:
        sys.path.insert(0, str(rig))
        self._oracle = importlib.import_module("oracle")
        self._rig = rig
        self._desktop = open_desktop()
        profiles = load_profiles(ROOT / "resources/applications.toml", Profiles({}))
        waiting = self._desktop.thread.waiting
        self._paste = PastePhrase(self._desktop, MonotonicClock(), profiles, lambda: waiting() > 0)  # type: ignore[arg-type]
        self._results: list[tuple[PasteResult, float]] = []
        self._text = ""
        self._reads: list[Read] = []
        self._desktop.thread.start(DesktopListener(self._fired, print))
        self._desktop.hotkeys.grab(Hotkey.parse("Ctrl+Alt+K"))
        self._keys = Keys(os.environ["DISPLAY"])
        self._owner = Owner()

    def run(self, client: str, pastes: int) -> None:
        """Paste some times and print what came of it."""
        right = kept = 0
        restored: list[float] = []
        wrong: list[str] = []
        self._open(client, "buyer")
        for turn in range(pastes):
            kind = list(KINDS)[turn % 3]
            ok, same, ms, told = self._one(client, turn, kind, held=turn % 3 == turn // 3 % 3)
            right, kept = right + ok, kept + same
            restored.append(ms)
            if not (ok and same):
                wrong.append(f"{turn} {kind}: {told}")
        middle, most = statistics.median(restored), max(restored)
        print(
            f"{client:12} right {right}/{pastes}  clipboard {kept}/{pastes}  restored after {middle:.0f}/{most:.0f} ms"
        )
        for line in wrong:
            print("   ", line, flush=True)

    def end(self) -> None:
        """End it."""
        self._desktop.thread.stop()
        self._owner.close()
        self._keys.end()

    def _one(self, client: str, turn: int, kind: str, *, held: bool) -> tuple[bool, bool, float, str]:
        self._owner.own(KINDS[kind])
        self._text = f"您好{os.getpid()}-{turn}，亲！\n已为您登记退款"
        since = begun = time.monotonic()
        self._keys.down("Control_L", "Alt_L", "k")
        if not held:
            self._keys.up("k", "Alt_L", "Control_L")
        result, at = self._result()
        if held:
            self._keys.up("k", "Alt_L", "Control_L")
        same = sorted(targets()) == sorted(KINDS[kind]) and read_selection(list(KINDS[kind])) == KINDS[kind]
        expected = self._text.split("\n") if client in SPLIT else [self._text]
        got = self._sent(client, since, len(expected))
        reads = [(round((read.at - begun) * 1000), read.by_target) for read in self._reads]
        return got == expected, same, (at - begun) * 1000, f"{result} held={held} got {got} reads {reads}"

    def _sent(self, client: str, since: float, count: int) -> list[str]:
        for _ in range(2):
            self._keys.tap("Return")
            messages: list[dict[str, Any]] = self._oracle.wait(client, count, since, timeout=1.0)
            if len(messages) >= count:
                break
        return [message["body"] for message in messages]

    def _result(self) -> tuple[PasteResult, float]:
        end = time.monotonic() + 10
        while not self._results:
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.002)
        return self._results.pop()

    def _fired(self, _: Hotkey, window: Window | None) -> None:
        request = PasteRequest(self._text, window)
        self._desktop.thread.submit(lambda: self._paste_now(request))

    def _paste_now(self, request: PasteRequest) -> None:
        result, at = self._paste.run(request), time.monotonic()
        self._reads = list(self._desktop.source._reads)  # type: ignore[attr-defined]
        self._results.append((result, at))

    def _open(self, client: str, buyer: str) -> None:
        script, *arguments = CLIENTS[client]
        command = ["bash", str(self._rig / f"open_{script}.sh"), *arguments, *([] if client == "xterm" else [buyer])]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL)
        time.sleep(0.3)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rig", type=Path)
    parser.add_argument("--pastes", type=int, default=20)
    parser.add_argument("clients", nargs="*")
    asked = parser.parse_args()
    os.environ["DISPLAY"] = os.environ["RIG_DISPLAY"]
    trial = Trial(asked.rig)
    for client in asked.clients or CLIENTS:
        trial.run(client, asked.pastes)
    trial.end()


if __name__ == "__main__":
    main()
