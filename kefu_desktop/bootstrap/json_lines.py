"""Talks in lines of JSON on standard input and output, and uses the time in between."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue

Json = dict[str, object]


class LineTalk:
    """What comes in, and the way out.

    Nothing else of this process is written to its output, and nothing at all to its errors: what a library prints in
    its trouble might quote a text.
    """

    def __init__(self) -> None:
        # by their numbers: a program with windows alone has no streams of Python
        self._out = os.dup(1)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.close(silence)
        self._is_heard = True
        self._lines: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def tell(self, said: Json) -> None:
        """Write a line, at once.

        Raises:
            OSError: nobody listens any more.
        """
        line = memoryview(json.dumps(said).encode("ascii") + b"\n")
        self._is_heard = False
        while line:
            line = line[os.write(self._out, line) :]
        self._is_heard = True

    def serve(self, do: Callable[[Json], object], rest: Callable[[], bool], failed: Callable[[Json], Json]) -> None:
        """Until the input ends, or nobody listens.

        Args:
            do: does what a line asks.
            rest: does a little, when nothing is asked, and says whether there is more to do.
            failed: what is told when something failed in a way that nobody thought of.
        """
        more: object = True
        while self._is_heard:
            try:
                line = self._lines.get(block=not more)
            except Empty:
                more = self._tried(rest, failed({"do": "rest"}))
                continue
            if line is None:
                return
            said = _parsed(line)
            self._tried(partial(do, said), failed(said))
            more = True

    def _tried(self, act: Callable[[], object], failure: Json) -> object:
        try:
            return act()
        except Exception:
            if self._is_heard:
                logging.getLogger("kefu_desktop").exception("the import worker stumbled")
                with contextlib.suppress(OSError):
                    self.tell(failure)
        return False

    def _read(self) -> None:
        # of the file itself: a stream that waits in a thread cannot be closed at the end
        waiting = b""
        while piece := os.read(0, 1 << 16):
            *lines, waiting = (waiting + piece).split(b"\n")
            for line in lines:
                self._lines.put(line)
        self._lines.put(None)


def _parsed(line: bytes) -> Json:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    return said if isinstance(said, dict) else {}
