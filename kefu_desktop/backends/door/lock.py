"""Who runs: an advisory lock on a file, given back by the system itself when the program dies."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from kefu_desktop.domain.errors import NotPossibleError


class InstanceLock:
    """Held by the one running program of a data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether we are the one; two that start in the same moment never both are.

        Raises:
            NotPossibleError: the folder cannot be written to.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self._path.open("ab")
        except OSError as error:
            raise NotPossibleError(
                "The folder {folder} cannot be written to ({reason}). Free some space or choose another with --data.",
                folder=self._path.parent,
                reason=error.strerror,
            ) from error
        if not _lock(file):
            file.close()
            return False
        self._file = file
        return True

    def give_back(self) -> None:
        """Let another one start; closing the file unlocks it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> InstanceLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
