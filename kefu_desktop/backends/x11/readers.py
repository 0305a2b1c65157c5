"""Whose program reads from us."""

from __future__ import annotations

from pathlib import Path

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.session import Session

_PROC = Path("/proc")


class Readers:
    """Tells the target's program from others.

    Its windows belong to one X client, but some programs read through another one: of the same process, or of Wine's
    explorer, which reads for all programs of a prefix. (Chromium, Electron, Firefox and Java read with the process that
    owns the window.) What is remembered holds for one offer only, since the server gives numbers out again.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._target = 0
        self._pid_asked = 0
        self._pid: int | None = None
        self._known: dict[int, bool] = {}

    def expect(self, target: int) -> None:
        """From now on `target` is the window that should read; only asks, so that it costs no round trip."""
        link = self._session.link
        if self._pid_asked:
            link.reply_or_none(self._pid_asked)
        self._target, self._pid, self._known = target, None, {}
        self._pid_asked = link.ask(rq.client_pid(self._session.xres, target)) if self._session.xres else 0

    def is_target(self, requestor: int) -> bool:
        """Whether a window that reads belongs to the target's program."""
        link = self._session.link
        client = link.client_of(requestor)
        if client == link.client_of(self._target):
            return True
        if client not in self._known:
            self._known[client] = self._same_program(requestor)
        return self._known[client]

    def _same_program(self, requestor: int) -> bool:
        if not self._session.xres:
            return False
        link = self._session.link
        if self._pid is None:
            self._pid = rq.parse_pid(link.reply_or_none(self._pid_asked))
            self._pid_asked = 0
        reader = rq.parse_pid(link.reply_or_none(link.ask(rq.client_pid(self._session.xres, requestor))))
        return bool(reader and self._pid) and related(reader, self._pid)


def related(one: int, other: int, proc: Path = _PROC) -> bool:
    """Whether two processes are one program: the same, or both of Wine."""
    return one == other or all("wine" in Path(executable(pid, proc)).name for pid in (one, other))


def executable(pid: int, proc: Path = _PROC) -> str:
    """The path of a process's program; empty if it cannot be told."""
    try:
        return str((proc / str(pid) / "exe").readlink())
    except OSError:
        return ""
