"""The lab from the Linux side: real key events on its X display, and a host inside it that is asked by JSON lines."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from Xlib import XK, X, display, error
from Xlib.ext import xtest

ROOT = Path(__file__).resolve().parents[2]
_KEYS = {"ctrl": "Control_L", "alt": "Alt_L", "shift": "Shift_L", "win": "Super_L"}


class Keyboard:
    """Keys, and clicks, as a hand makes them (XTEST)."""

    def __init__(self) -> None:
        self._display = display.Display()

    def down(self, *names: str) -> None:
        """Press."""
        self._send(X.KeyPress, names)

    def up(self, *names: str) -> None:
        """Let go."""
        self._send(X.KeyRelease, names)

    def tap(self, *names: str) -> None:
        """Press all, let go of all."""
        self.down(*names)
        self.up(*reversed(names))

    def click(self, x: int, y: int) -> None:
        """Click there."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._display, kind, 1)
        self._display.sync()

    def wait_for_focus(self, within: float = 5.0) -> None:
        """Until some window has X's focus and keeps it: keys sent earlier are lost."""
        until, seen = time.monotonic() + within, 0
        while seen < 4 and time.monotonic() < until:
            time.sleep(0.05)
            seen = 0 if isinstance(self._display.get_input_focus().focus, int) else seen + 1

    def wait_for_focus_on(self, title: str, within: float = 5.0) -> bool:
        """Until X's focus is in a window with this in its title: Wine hands keys out by it, a little after Windows."""
        until = time.monotonic() + within
        while title not in self._focused_title():
            if time.monotonic() > until:
                return False
            time.sleep(0.002)
        return True

    def _focused_title(self) -> str:
        focus = self._display.get_input_focus().focus
        if isinstance(focus, int):
            return ""
        try:
            found = focus.get_full_property(self._display.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
        except error.XError:
            return ""  # it closed in this moment
        return bytes(found.value).decode("utf-8", "replace") if found else ""

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()

    def _send(self, kind: int, names: tuple[str, ...]) -> None:
        for name in names:
            symbol = XK.string_to_keysym(_KEYS.get(name, name))
            xtest.fake_input(self._display, kind, self._display.keysym_to_keycode(symbol))
        self._display.sync()


class Program:
    """A program inside the lab that speaks JSON lines: Windows Python running a module of this folder."""

    def __init__(self, module: str, *, python: Path, path: str) -> None:
        environment = {**os.environ, "WINPYTHONPATH": path}
        self._process = subprocess.Popen(
            [python, "-u", "-m", module], cwd=ROOT, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.event("ready", within=60)

    def ask(self, command: str, *args: Any, **named: Any) -> Any:
        """Run one of its commands and give the answer."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": command, "args": args, "with": named}) + "\n")
        self._process.stdin.flush()
        answer = self._answers.get(timeout=60)
        if "error" in answer:
            raise AssertionError(f"{command}: {answer['error']}")
        return answer["answer"]

    def event(self, name: str, *, within: float = 10.0) -> dict[str, Any]:
        """The next thing it tells by itself, which must be this one."""
        try:
            event = self._events.get(timeout=within)
        except queue.Empty:
            raise AssertionError(f"{name}: nothing came within {within} s") from None
        assert event["event"] == name, event
        return event

    def quiet(self, seconds: float) -> bool:
        """Whether it tells nothing for so long."""
        time.sleep(seconds)
        return self._events.empty()

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join(5)
        if not self._listener.is_alive():
            self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            try:
                message = json.loads(line)
            except json.JSONDecodeError:
                print("lab:", line.rstrip())
                continue
            (self._events if "event" in message else self._answers).put(message)
