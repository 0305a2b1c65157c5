"""Runs the scratch window of the self-check and reads what it reports."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Sequence

from kefu_desktop.app.own_command import own_command


class ScratchProcess:
    """Implements app.selfcheck.Scratch."""

    def __init__(self, command: Sequence[str], patience: float = 15.0) -> None:
        self._command = command
        self._patience = patience
        self._process: subprocess.Popen[str] | None = None
        self._active = threading.Event()
        self._text = ""

    def open(self) -> bool:
        """Show it; whether it has the keyboard."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        threading.Thread(target=self._listen, name="scratch", daemon=True).start()
        return self._active.wait(self._patience)

    def text(self) -> str:
        """What stands in its field now."""
        return self._text

    def close(self) -> None:
        """End it."""
        if self._process is None:
            return
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        assert self._process is not None  # noqa: S101 - started in open()
        assert self._process.stdout is not None  # noqa: S101 - a pipe
        with self._process.stdout as lines:
            for line in lines:
                with contextlib.suppress(ValueError):
                    report = json.loads(line)
                    self._text = report.get("text", self._text)
                    if report.get("active"):
                        self._active.set()


def scratch_command() -> list[str]:
    """How to start the scratch window."""
    return [*own_command(), "--scratch-window"]
