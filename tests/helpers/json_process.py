"""A process of ours that reports in JSON lines, and waiting for what it says."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any

Line = dict[str, Any]


class JsonProcess:
    """Started at once, ended with the with-block; `lines` is all that it said, each with its time `t`."""

    def __init__(self, command: Sequence[str | os.PathLike[str]], env: Mapping[str, str] | None = None) -> None:
        self.environment = {**os.environ, **(env or {})}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, env=self.environment, encoding="utf-8")
        self.lines: list[Line] = []
        self._came = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, met: Callable[[Line], bool], timeout: float = 10.0, since: int = 0) -> Line:
        """The first line from number `since` on that meets the condition."""
        end = time.monotonic() + timeout
        with self._came:
            while True:
                for line in self.lines[since:]:
                    if met(line):
                        return line
                if not self._came.wait(max(0.0, end - time.monotonic())) and time.monotonic() >= end:
                    raise AssertionError(f"nothing like that within {timeout} s; it said {self.lines[since:][-5:]}")

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join(5)

    def __enter__(self) -> JsonProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                with self._came:
                    if line.startswith("{"):
                        self.lines.append({**json.loads(line), "t": time.monotonic()})
                    self._came.notify_all()
