"""The real program on a test display, and what its user does and sees."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from Xlib import X, display

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.domain.phrase import Phrase

KEFU = [sys.executable, "-m", "kefu_desktop"]


class RunningProgram:
    """Started at once; `end` asks it to quit and waits.

    Attributes:
        data: its folder.
        process: the process.
    """

    def __init__(self, data: Path, name: str) -> None:
        self.data = data
        self.environment = {**os.environ, "DISPLAY": name, "KEFU_TRACE_START": "1", "LANG": "zh_CN.UTF-8"}
        self.environment.pop("QT_QPA_PLATFORM", None)
        self.process = subprocess.Popen(
            [*KEFU, "--data", str(data)], env=self.environment, stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == "hotkeys live":
                break

    def kefu(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command on the same library."""
        return kefu(self.data, *words, environment=self.environment)

    def end(self) -> int:
        """Ask it to quit; its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(15)
        finally:
            self.process.kill()
            assert self.process.stdout is not None
            self.process.stdout.close()


def kefu(data: Path, *words: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command on that folder."""
    return subprocess.run(
        [*KEFU, "--data", str(data), *words], check=False, capture_output=True, encoding="utf-8", env=environment
    )


def make_library(data: Path, phrases: Sequence[Phrase]) -> None:
    """A library in that folder that holds just these."""
    shop = Shop(data)
    shop.library.fill(phrases)
    shop.database.close()


class Screen:
    """What an onlooker sees of a display."""

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        self._root = self._link.screen().root
        self._active = self._link.intern_atom("_NET_ACTIVE_WINDOW")

    def active_window(self) -> int:
        """The window in front, 0 if there is none."""
        found = self._root.get_full_property(self._active, X.AnyPropertyType)
        return int(found.value[0]) if found is not None and found.value else 0

    def active_class(self) -> str:
        """The WM_CLASS of the window in front, empty if there is none."""
        handle = self.active_window()
        if not handle:
            return ""
        window = self._link.create_resource_object("window", handle)
        try:
            names = window.get_wm_class()
        except Exception:  # noqa: BLE001 - it closed in this moment
            return ""
        return names[1] if names else ""

    def active_title(self) -> str:
        """The title of the window in front, empty if there is none."""
        handle = self.active_window()
        if not handle:
            return ""
        window = self._link.create_resource_object("window", handle)
        try:
            found = window.get_full_property(self._link.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
        except Exception:  # noqa: BLE001 - it closed in this moment
            return ""
        return bytes(found.value).decode("utf-8", "replace") if found is not None else ""

    def activate(self, window: int) -> None:
        """Put a window in front, as a click on the task bar does."""
        from Xlib.protocol import event

        target = self._link.create_resource_object("window", window)
        message = event.ClientMessage(window=target, client_type=self._active, data=(32, [2, X.CurrentTime, 0, 0, 0]))
        self._root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self._link.sync()

    def close(self) -> None:
        """Look no more."""
        self._link.close()


def until(met: Callable[[], object], timeout: float = 8.0) -> None:
    """Look until it is so; fail if it never is."""
    end = time.monotonic() + timeout
    while not met():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.005)
