"""The real program, started in the lab with a library of its own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from kefu_desktop.domain.phrase import Phrase
from tests.helpers.running_program import make_library
from tests.windows.lab import ROOT

PALETTE = "快捷话术"
TOAST = "提示"
HOTKEY_PROBLEM = "快捷键用不了"


class Kefu:
    """Started at once.

    Attributes:
        data: its folder.
        live_after: seconds from the start of Python to the hotkeys.
        process: the process, as far as Linux sees it.
    """

    def __init__(self, data: Path, settings: str = "", **environment: str) -> None:
        self.data = data
        self._environment = {**os.environ, "WINPYTHONPATH": os.environ["LAB_PATH"], "KEFU_TRACE_START": "1",
                             **environment}  # fmt: skip
        (data / "settings.toml").write_text(f'language = "zh"\n{settings}', "utf-8")
        began = time.monotonic()
        self.process = subprocess.Popen(
            self._command(), cwd=ROOT, env=self._environment, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line.strip())
            if line.strip() == "hotkeys live":
                break
        self.live_after = time.monotonic() - began
        assert self.said[-1:] == ["hotkeys live"], self.said

    def kefu(self, *words: str) -> int:
        """A command on the same library; its exit code."""
        nothing = subprocess.DEVNULL
        return subprocess.run(
            self._command(*words), check=False, cwd=ROOT, env=self._environment, stdin=nothing, stdout=nothing
        ).returncode

    def quit(self) -> tuple[int, int]:
        """Ask it to end; the exit code of the command and that of the program."""
        if self.process.returncode is not None:
            return 0, self.process.returncode
        assert self.process.stdout
        with self.process.stdout:
            code = self.kefu("quit")
            try:
                return code, self.process.wait(15)
            finally:
                self.process.kill()

    def _command(self, *words: str) -> Sequence[str]:
        folder = "Z:" + str(self.data).replace("/", "\\")
        return [os.environ["LAB_PYTHON"], "-u", "-m", "kefu_desktop", "--data", folder, *words]


def new_data(data: Path, phrases: Sequence[Phrase]) -> Path:
    """A folder with a library that holds just these."""
    data.mkdir()
    make_library(data, phrases)
    return data
