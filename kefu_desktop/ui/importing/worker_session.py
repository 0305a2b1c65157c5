"""The worker process behind the import window."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer

from kefu_desktop.ui.importing.session import Session

_TURN: Final = 0.008
"""Seconds that reading lines may take before the windows have their turn."""
_LEAVES_WITHIN: Final = 700
"""Milliseconds that a worker has to end by itself."""
_DIES_WITHIN: Final = 1_000
_LAST: Final = 20
"""Lines of a cancelled worker that are looked at."""
_DONE: Final = b'{"is": "done"'
_ending: set[WorkerSession] = set()
"""Those whose worker has not ended yet: deleting a QProcess that runs would hold the windows up."""


class WorkerSession(Session):
    """A session whose work is done by a process, started when it is needed.

    Args:
        command: its program and arguments.
    """

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._waiting: list[bytes] = []
        self._closed = False
        self._turn = _TURN
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._read_lines)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end_now)

    @property
    def working(self) -> bool:
        """Whether a process of it has not ended yet."""
        return self._process is not None or bool(self._leaving)

    def start(self) -> None:
        """Start the process, unless it runs or the last one has not ended yet."""
        if self._process is not None or self._leaving:
            return
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read_lines)
        # no lambdas: one that dies with its process may take the session along, which would delete the process again
        process.finished.connect(self._look_for_ended)
        process.errorOccurred.connect(self._look_for_ended)
        self._process = process
        process.start()
        for line in self._waiting:
            process.write(line)
        self._waiting.clear()

    def send(self, command: dict[str, Any]) -> None:
        """As one line; it waits for the process."""
        line = json.dumps(command).encode("ascii") + b"\n"
        self.start()
        if self._process is None:
            self._waiting.append(line)
        else:
            self._process.write(line)

    def cancel(self) -> None:
        """Kill it: what it was writing is rolled back. If it was whole already, `done` still comes."""
        self._waiting.clear()
        if self._process is not None:
            self._let_go(self._process).kill()

    def close(self) -> None:
        """Let it end at the end of its input, and kill it if it does not."""
        self._waiting.clear()
        self._closed = True
        if self._process is not None:
            process = self._let_go(self._process)
            process.closeWriteChannel()
            QTimer.singleShot(_LEAVES_WITHIN, process, process.kill)
        if self._leaving:
            _ending.add(self)

    def _let_go(self, process: QProcess) -> QProcess:
        self._process = None
        self._more.stop()
        process.readyReadStandardOutput.disconnect(self._read_lines)
        self._leaving.append(process)
        return process

    def _read_lines(self) -> None:
        process = self._process
        end = time.monotonic() + self._turn
        while process is not None and process is self._process and process.canReadLine():
            self._hear_line(bytes(process.readLine().data()))
            if time.monotonic() > end:
                self._more.start()
                return

    def _hear_last(self, process: QProcess) -> None:
        for line in bytes(process.readAllStandardOutput().data()).splitlines()[-_LAST:]:
            if line.startswith(_DONE):
                self._hear_line(line)

    def _hear_line(self, line: bytes) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            return
        if isinstance(told, dict):
            self.hear(told)

    def _end_now(self) -> None:
        """The program quits: nothing waits for the windows any more."""
        for process in (*self._leaving, *filter(None, [self._process])):
            process.kill()
            process.waitForFinished(_DIES_WITHIN)

    def _look_for_ended(self) -> None:
        for process in (*self._leaving, *filter(None, [self._process])):
            if process.state() is QProcess.ProcessState.NotRunning:
                self._gone(process)

    def _gone(self, process: QProcess) -> None:
        if process in self._leaving:
            self._leaving.remove(process)
            if not self._closed:
                self._hear_last(process)
            if self._waiting:
                self.start()
            if not self._leaving:
                _ending.discard(self)
        elif process is self._process:
            self._read_lines()
            self._process = None
            self._waiting.clear()
            self.ended.emit()
        process.deleteLater()
