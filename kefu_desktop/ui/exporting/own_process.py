"""A command of ours in a process of its own: the window stays alive, and ending it is Cancel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from kefu_desktop.ui.language import tr


class OwnProcess(QObject):
    """One command at a time; a new one ends the one before.

    Signals:
        done(document): it ended well; what it printed as JSON.
        failed(code, sentence): it did not; the exit code (-1 if there is none) and what to tell the user.
    """

    done = Signal(object)
    failed = Signal(int, str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None

    @property
    def runs(self) -> bool:
        """Whether a command is under way."""
        return self._process is not None

    def start(self, arguments: Sequence[str], given: bytes = b"") -> None:
        """Run it, with these bytes as its standard input."""
        self.end()
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.finished.connect(lambda code, status: self._finished(process, code, status))
        process.errorOccurred.connect(lambda error: self._broken(process, error))
        self._process = process
        process.start(self._command[0], [*self._command[1:], *arguments, "--json"])
        process.write(given)
        process.closeWriteChannel()

    def end(self) -> None:
        """Stop it at once, if there is one; nothing is told of it."""
        process, self._process = self._process, None
        if process is not None:
            process.waitForStarted(5000)  # only what has started can be killed
            process.kill()
            process.waitForFinished(5000)
            process.deleteLater()

    def _finished(self, process: QProcess, code: int, status: QProcess.ExitStatus) -> None:
        if process is not self._process:
            return
        self._process = None
        document = _document(bytes(process.readAllStandardOutput().data()))
        process.deleteLater()
        if status is QProcess.ExitStatus.CrashExit or document is None:
            self.failed.emit(-1, _stopped())
        elif code:
            self.failed.emit(code, str(document.get("error", "")) or _stopped())
        else:
            self.done.emit(document)

    def _broken(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.failed.emit(-1, _stopped())


def _document(printed: bytes) -> Mapping[str, object] | None:
    try:
        document = json.loads(printed.decode())
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _stopped() -> str:
    return tr("It stopped before its end, and nothing was written. Please try again.")


def _environment() -> QProcessEnvironment:
    """Ours, but in the language of the windows."""
    environment = QProcessEnvironment.systemEnvironment()
    # no module of the folder in which the user happens to be
    environment.insert("PYTHONSAFEPATH", "1")
    everything = environment.value("LC_ALL")
    if everything:
        environment.remove("LC_ALL")
        environment.insert("LC_CTYPE", everything)
    environment.insert("LC_MESSAGES", _spoken())
    return environment


def _spoken() -> str:
    # a word that every catalogue translates tells which one is in force
    return "en_US.UTF-8" if tr("Cancel") == "Cancel" else "zh_CN.UTF-8"
