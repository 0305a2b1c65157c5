"""Watches what a reader does: what it opens, how long it takes, how much memory it asks for."""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_CHANGES: Final = frozenset(
    {
        *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"),
        *("os.chown", "os.utime", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile"),
        *("os.putenv", "os.unsetenv", "pickle.find_class", "ctypes.dlopen", "webbrowser.open", "urllib.Request"),
        *("sqlite3.connect", "code.__new__"),
    }
)
_KINDS: Final = ("socket.", "shutil.", "tempfile.", "smtplib.", "ftplib.", "http.")
_OURS: Final = str(Path(__file__).parents[2])
_READABLE: Final = (sys.prefix, sys.base_prefix, _OURS, "/usr/lib", "/usr/share/zoneinfo", "/dev/null")
_WRITING: Final = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000


class ForbiddenError(BaseException):
    """A reader touched what it must not."""


class HangError(BaseException):
    """A reader took too long."""


class Guard:
    """Is on from the first use in a process to its end; it watches while watching() runs."""

    def __init__(self, seconds: float, memory: int) -> None:
        """Begin.

        Args:
            seconds: of the processor's time for one file; ten times as much by the clock.
            memory: bytes that the process may grow by.
        """
        self._seconds = seconds
        self._watching = False
        self.found: list[str] = []
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.RLIM_INFINITY))
        signal.signal(signal.SIGPROF, _hang)
        signal.signal(signal.SIGALRM, _hang)
        sys.addaudithook(self._heard)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """For one file.

        Raises:
            ForbiddenError: something was opened, written, started or called that no file of phrases asks for.
            HangError: it took too long.
        """
        self.found = []
        self._watching = True
        signal.setitimer(signal.ITIMER_PROF, self._seconds)
        signal.setitimer(signal.ITIMER_REAL, self._seconds * 10)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._watching = False
        if self.found:
            raise ForbiddenError(self.found[0])

    def _heard(self, event: str, args: tuple[object, ...]) -> None:
        if not self._watching:
            return
        if event == "open":
            bad = _opens_badly(*args)
        elif event == "subprocess.Popen":
            words = args[1]
            bad = not (isinstance(words, list) and words[-1] == "--read-xls")
        else:
            bad = event in _CHANGES or event.startswith(_KINDS)
        if bad:
            self._watching = False
            self.found.append(f"{event} {args!r}"[:300])
            self._watching = True
            raise ForbiddenError(self.found[0])


def _opens_badly(path: object, mode: object, flags: object) -> bool:
    if isinstance(path, int) or path == "/dev/null":
        return False
    writes = (isinstance(flags, int) and flags & _WRITING) or (isinstance(mode, str) and set(mode) & set("wax+"))
    return bool(writes) or not str(path).startswith(_READABLE)


def _hang(_number: int, _frame: object) -> None:
    raise HangError
