"""A handbook to be printed or sent: a PDF, drawn by a process of our own, so that nobody else needs Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase

NO_QT: Final = 3
"""The exit code of a process that has no Qt."""
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
        # through pipes, so that nothing is left on the disk if this process is ended meanwhile
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                [*self._command(), "--handbook-pdf"],
                input=given,
                capture_output=True,
                check=False,
                # no module of the folder in which the user happens to be
                env={**os.environ, "PYTHONSAFEPATH": "1"},
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except OSError as error:
            raise _failed() from error
        if done.returncode == NO_QT:
            raise NotPossibleError(
                "A PDF needs PySide6, which is not installed here. Export an .html handbook and print that."
            )
        if done.returncode or not done.stdout.startswith(b"%PDF-"):
            raise _failed()
        return {"": done.stdout}


def _failed() -> NotPossibleError:
    return NotPossibleError("The PDF could not be made. Export an .html handbook and print that in a browser.")
