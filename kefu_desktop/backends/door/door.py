"""The door through which `kefu open` and a second start reach the running program.

A request and its answer are one short UTF-8 JSON text each. No network is involved, and nothing is ever unpickled; see
unix_door.py and pipe_door.py for how other users of the machine are kept out.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from kefu_desktop.domain.errors import NotPossibleError

Answer = dict[str, object]
Request = dict[str, object]


class Listener(Protocol):
    """The side of the running program."""

    def serve_one(self, answer: Callable[[bytes], bytes]) -> None:
        """Wait for one caller and answer him; a caller that misbehaves is dropped."""

    def close(self) -> None:
        """Give the address back."""


class Door:
    """Listens on a thread of its own, which sleeps while nobody knocks."""

    def __init__(self, folder: Path, answer: Callable[[Request], Answer]) -> None:
        self._folder = folder
        self._answer = answer
        self._closing = False
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Begin to listen.

        Raises:
            NotPossibleError: the address cannot be made.
        """
        try:
            listener = _listen(self._folder)
        except OSError as error:
            raise NotPossibleError(
                "Commands such as `kefu open palette` cannot reach the program ({reason}).", reason=error.strerror
            ) from error
        self._thread = threading.Thread(target=self._serve, args=(listener,), name="door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        if self._thread is None or self._closing:
            return
        self._closing = True
        with contextlib.suppress(NotPossibleError):
            ask(self._folder, {"do": "nothing"}, patience=0.5)
        self._thread.join(1)

    def _serve(self, listener: Listener) -> None:
        while not self._closing:
            listener.serve_one(self._reply)
        listener.close()

    def _reply(self, data: bytes) -> bytes:
        request = json.loads(data)
        if not isinstance(request, dict):
            raise ValueError  # noqa: TRY004 - what the listener drops a caller for
        answer = {"ok": True} if self._closing else self._answer(request)
        return json.dumps(answer).encode()


def ask(folder: Path, request: Request, patience: float = 0.0) -> Answer:
    """Ask the running program; wait up to `patience` seconds for one that is only just starting.

    Raises:
        NotPossibleError: nobody listens.
    """
    for _ in _tries(patience):
        with contextlib.suppress(OSError, EOFError, ValueError):
            answer = json.loads(_call(folder, json.dumps(request).encode()))
            return answer if isinstance(answer, dict) else {}
    raise NotPossibleError("The program is not running. Start it with `kefu-desktop` and try again.")


def _tries(patience: float) -> Iterator[None]:
    end = time.monotonic() + patience
    yield
    while time.monotonic() < end:
        time.sleep(0.05)
        yield


if sys.platform == "win32":

    def _listen(folder: Path) -> Listener:
        from kefu_desktop.backends.door.pipe_door import PipeListener

        return PipeListener(folder)

    def _call(folder: Path, data: bytes) -> bytes:
        from kefu_desktop.backends.door.pipe_door import call

        return call(folder, data)

else:

    def _listen(folder: Path) -> Listener:
        from kefu_desktop.backends.door.unix_door import UnixListener

        return UnixListener(folder)

    def _call(folder: Path, data: bytes) -> bytes:
        from kefu_desktop.backends.door.unix_door import call

        return call(folder, data)
