"""Old .xls files, read by a process of our own: their reader may hang, end, or fill the memory on a broken one."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kefu_desktop.domain import compound_file
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.old_workbook import is_old_workbook, put_in_order
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Row
from kefu_desktop.domain.table_sheets import Choice, take_sheets
from kefu_desktop.domain.taken import Taken

_STARTS_WITHIN: Final = 20.0
"""Seconds; its own time begins behind that."""
_NO_WINDOW: Final = 0x08000000


class XlsTable:
    """Knows the format; how the program is started once more is given."""

    def __init__(self, command: Callable[[], Sequence[str]], patience: float = 6.0) -> None:
        """Take it up.

        Args:
            command: the words that start the program.
            patience: seconds by the clock for a small file; one more is given for each MB. The process looks after the
                seconds of the processor itself, where the system can.
        """
        self._command = command
        self._patience = patience

    def sniff(self, source: Source) -> float:
        """Whether it is such a file; one that is broken is told of here too."""
        if source.data[:8] != compound_file.MARK:
            return 0.0
        with contextlib.suppress(BadInputError):
            if is_old_workbook(source.data):
                return 0.95
        return 0.9 if source.ending in {".xls", ".et"} else 0.5

    def sheets(self, source: Source) -> Iterator[tuple[str, list[Row]]]:
        """The name and all cells of each sheet that can be seen.

        Raises:
            BadInputError: it is broken, has a password, or is too large.
        """
        data = put_in_order(source.data)
        name = ""
        rows: list[Row] | None = None
        for piece in _Child([*self._command(), "--read-xls"], data, self._patience).pieces():
            if piece and isinstance(piece[0], str):
                if rows is not None:
                    yield name, rows
                name, rows = piece[0], []
            elif rows is not None:
                rows.extend(map(tuple, piece))
        if rows is not None:
            yield name, rows

    def take(self, source: Source, columns: Choice | None = None) -> Taken:
        """The phrases of all sheets; a sheet without any is passed over.

        Args:
            source: the workbook.
            columns: what the columns of each sheet hold.

        Raises:
            BadInputError: as sheets(), or no sheet holds phrases.
        """
        return take_sheets(source, self.sheets(source), columns)


class _Child:
    """The process that reads; it is ended when its time is over, and when nobody wants more of it."""

    def __init__(self, command: Sequence[str], data: bytes, patience: float) -> None:
        self._data = data
        self._patience = patience
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # no module of the folder in which the user happens to be
            env={**os.environ, "PYTHONSAFEPATH": "1"},
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self._timer = self._kill_after(_STARTS_WITHIN)
        self._writer = threading.Thread(target=self._write, name="xls", daemon=True)

    def pieces(self) -> Iterator[list[str] | list[list[str]]]:
        """What xls_child tells.

        Raises:
            BadInputError: it did not come to its end.
        """
        self._writer.start()
        try:
            yield from self._read()
        finally:
            self._timer.cancel()
            self._process.kill()
            self._process.wait()
            self._writer.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def _read(self) -> Iterator[list[str] | list[list[str]]]:
        end: object = None
        for line in self._process.stdout or ():
            piece = _parsed(line)
            if piece == []:
                self._timer.cancel()
                self._timer = self._kill_after(self._patience + len(self._data) / 1024**2)
            elif isinstance(piece, list):
                yield piece
            else:
                end = piece
        if end == {"large": True}:
            raise BadInputError("The sheet is too large. Delete empty rows and columns, or save it as CSV.")
        if end != {}:
            raise BadInputError("The Excel file cannot be read. Save it as .xlsx without a password and try again.")

    def _write(self) -> None:
        # it may have ended already
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None  # noqa: S101 - a pipe
            self._process.stdin.write(self._data)
            self._process.stdin.close()

    def _kill_after(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        return timer


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        # cut off where the process ended
        return None
