"""A handbook to be printed or sent: a PDF, drawn by a process of our own, so that nobody else needs Qt."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase

NO_QT: Final = 3
"""The exit code of a process that has no Qt."""
LENGTH: Final = 8
"""Bytes before the pack that say how long it is."""
_NO_WINDOW: Final = 0x08000000


class HandbookPdf:
    """Knows the process; how it is started, and what it is given, is told."""

    def __init__(
        self,
        command: Callable[[], Sequence[str]],
        pack: Callable[[Sequence[Phrase], Mapping[str, bytes]], Mapping[str, bytes]],
    ) -> None:
        """Take it up.

        Args:
            command: the words that start the program.
            pack: writes a .kefupack.
        """
        self._command = command
        self._pack = pack

    def write(self, phrases: Sequence[Phrase], pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """One file.

        Raises:
            NotPossibleError: there is no Qt here, or it failed.
            BadInputError: a phrase holds what no pack can hold.
        """
        given = self._pack(phrases, pictures)[""]
        try:
            code, made = self._ask(given)
        except OSError as error:
            raise _failed() from error
        if code == NO_QT:
            raise NotPossibleError(
                "A PDF needs PySide6, which is not installed here. Export an .html handbook and print that."
            )
        if code or not made.startswith(b"%PDF-"):
            raise _failed()
        return {"": made}

    def _ask(self, given: bytes) -> tuple[int, bytes]:
        """The exit code of the process, and what it made.

        Nothing but pipes, so that nothing is left on the disk if this process is ended meanwhile; and the one to the
        process stays open until it is done: when it closes before that, the process ends itself.
        """
        with subprocess.Popen(  # noqa: S603 - our own program
            [*self._command(), "--handbook-pdf"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # no module of the folder in which the user happens to be
            env={**os.environ, "PYTHONSAFEPATH": "1"},
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        ) as process:
            assert process.stdin is not None  # noqa: S101 - a pipe
            assert process.stdout is not None  # noqa: S101 - a pipe
            # it may have ended already, which its code tells
            with contextlib.suppress(OSError):
                process.stdin.write(len(given).to_bytes(LENGTH) + given)
                process.stdin.flush()
            made = process.stdout.read()
            with contextlib.suppress(OSError):
                process.stdin.close()
            return process.wait(), made


def _failed() -> NotPossibleError:
    return NotPossibleError("The PDF could not be made. Export an .html handbook and print that in a browser.")
