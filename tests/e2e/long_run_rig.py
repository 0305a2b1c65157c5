"""The programs of the test rig, and the judge of what the buyers received."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

BUYERS: Final = ("buyer", "buyer2")
SPLIT: Final = ("hexchat", "xterm")
"""There a line is a message."""
CLIENTS: Final = ("pidgin", "hexchat", "xterm", "chromium-ta", "chromium-ce")


@dataclass(frozen=True, slots=True)
class Message:
    """What a buyer received: `at` in seconds of the monotonic clock, `client` the program that it was sent with."""

    at: float
    client: str
    buyer: str
    body: str


class Rig:
    """A rig that is up; its programs are opened when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        for place in (self.folder, self.folder / "bin"):
            sys.path.insert(0, str(place))
        self._oracle: Any = importlib.import_module("oracle")
        self._windows: dict[tuple[str, str], int] = {}

    def buyers(self, client: str) -> tuple[str, ...]:
        """Who can be written to with it."""
        return BUYERS[:1] if client == "xterm" else BUYERS

    def open(self, client: str, buyer: str) -> int:
        """Open that buyer's window with the field for the text focused; the window."""
        name, _, field = client.partition("-")
        words = [field, buyer] if field else [buyer]
        script = ["bash", str(self.folder / f"open_{name}.sh"), *([] if name == "xterm" else words)]
        done = subprocess.run(script, check=True, timeout=120, capture_output=True, encoding="utf-8")
        self._windows[client, buyer] = int(done.stdout.split()[-1])
        return self._windows[client, buyer]

    def window(self, client: str, buyer: str) -> int:
        """The window that `open` found."""
        return self._windows[client, buyer]

    def received(self, since: float) -> list[Message]:
        """All messages of all programs since then, oldest first; empty ones left out."""
        try:
            found = [message for client in CLIENTS for message in self._oracle.read(client, since)]
        except ValueError:  # a message is being written down
            time.sleep(0.01)
            return self.received(since)
        messages = [Message(m["t"], m["client"], m["from"], m["body"]) for m in found]
        return sorted((m for m in messages if m.body), key=lambda m: m.at)

    def wait(self, since: float, enough: Callable[[list[Message]], bool], timeout: float) -> list[Message]:
        """The messages since then, once they are enough or the time is over."""
        end = time.monotonic() + timeout
        while not enough(found := self.received(since)) and time.monotonic() < end:
            time.sleep(0.01)
        return found


def set_up(folder: Path) -> Rig:
    """The rig of RIG_DISPLAY and RIG_STATE, its servers started if they are not."""
    os.environ["DISPLAY"] = os.environ.setdefault("RIG_DISPLAY", (folder / "display").read_text().strip())
    subprocess.run(["bash", str(folder / "up.sh")], check=True, timeout=120, stdout=subprocess.DEVNULL)
    return Rig(folder)
