"""Hotkey to the palette standing on the screen with its text, of the real program on a real X server.

    python tests/bench/palette_open.py [--times 30] [--phrases 2000]

Starts an Xvfb with openbox, a chat window and the program; presses the hotkey with real key events and looks at the
pixels of the screen until the palette's list is drawn. Beside it, in the same run, the floor: the same look at a bare
PySide6 window that a key opens is not portable, so the floor is what the look itself takes. The first opening, which
makes the palette, is printed apart.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from Xlib import X, display

from tests.bench.start import library
from tests.e2e.conftest import VirtualDisplay
from tests.helpers.json_process import JsonProcess
from tests.helpers.running_program import RunningProgram, Screen, until
from tests.helpers.x11_keys import Keys

CHAT = Path(__file__).parents[1] / "helpers/chat_program.py"
WHERE = (60, 100, 420, 300)
"""A part of the palette's list as it lies over the chat window: x, y, width, height."""


def look(link: display.Display) -> bytes:
    """The pixels there."""
    image = link.screen().root.get_image(*WHERE, X.ZPixmap, 0xFFFFFFFF)
    return bytes(image.data)


def open_once(link: display.Display, keys: Keys, screen: Screen) -> float:
    """Milliseconds from the hotkey until the list is drawn; closes it again."""
    before = look(link)
    begun = time.monotonic()
    keys.tap("Control_L", "Alt_L", "space")
    drawn = before
    while drawn == before or len(set(drawn)) < 30:
        drawn = look(link)
    took = (time.monotonic() - begun) * 1000
    until(lambda: screen.active_class() == "kefu-desktop")
    keys.tap("Escape")
    until(lambda: screen.active_class() == "chat")
    time.sleep(0.2)
    return took


def tell(times: list[float]) -> None:
    """Print the first and what the others come to."""
    first, *rest = times
    rest.sort()
    print(f"first opening {first:.1f} ms (makes the palette)")
    print(f"later: median {statistics.median(rest):.1f} ms, p95 {rest[int(len(rest) * 0.95) - 1]:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--phrases", type=int, default=2000)
    args = parser.parse_args()
    virtual = VirtualDisplay()
    os.environ["DISPLAY"] = virtual.name
    data = Path(tempfile.mkdtemp())
    library(data, args.phrases)
    with JsonProcess([sys.executable, str(CHAT), "buyer"], {"DISPLAY": virtual.name}) as chat:
        chat.wait_for(lambda line: "focus" in line)
        program, keys, screen = RunningProgram(data, virtual.name), Keys(virtual.name), Screen(virtual.name)
        link = display.Display(virtual.name)
        time.sleep(3)
        tell([open_once(link, keys, screen) for _ in range(args.times + 1)])
        begun = time.monotonic()
        look(link)
        print(f"one look at the pixels {(time.monotonic() - begun) * 1000:.1f} ms")
        screen.close()
        keys.end()
        program.end()
    virtual.end()


if __name__ == "__main__":
    main()
