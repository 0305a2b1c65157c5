"""The local socket (Linux) or named pipe (Windows) through which `kefu open` and a second start reach the running program.

A request and its answer are one short UTF-8 JSON text each. Both sides prove that they know the key in the private data
folder, so another user of the machine cannot knock. No network is involved, and nothing is ever unpickled.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from kefu_desktop.domain.errors import NotPossibleError

MOST_BYTES: Final = 65_536
Answer = dict[str, object]
Request = dict[str, object]


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
        from multiprocessing.connection import Listener

        address = _address(self._folder)
        try:
            if sys.platform != "win32":
                Path(address).unlink(missing_ok=True)
            listener = Listener(address, family=_family(), authkey=_key(self._folder, create=True))
        except OSError as error:
            raise NotPossibleError(
                "Commands such as `kefu open palette` cannot reach the program ({reason}).", reason=error.strerror
            ) from error
        self._thread = threading.Thread(target=self._listen, args=(listener,), name="door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        if self._thread is None or self._closing:
            return
        self._closing = True
        with contextlib.suppress(NotPossibleError):
            ask(self._folder, {"do": "nothing"}, patience=0.5)
        self._thread.join(1)
        if sys.platform != "win32":
            Path(_address(self._folder)).unlink(missing_ok=True)

    def _listen(self, listener: Any) -> None:  # noqa: ANN401 - multiprocessing's listener has no public type
        from multiprocessing import AuthenticationError

        with listener:
            while not self._closing:
                with contextlib.suppress(OSError, EOFError, AuthenticationError, ValueError):
                    with listener.accept() as connection:
                        if connection.poll(2):
                            request = json.loads(connection.recv_bytes(MOST_BYTES))
                            connection.send_bytes(json.dumps(self._reply(request)).encode())

    def _reply(self, request: Request) -> Answer:
        return {"ok": True} if self._closing else self._answer(request)


def ask(folder: Path, request: Request, patience: float = 0.0) -> Answer:
    """Ask the running program; wait up to `patience` seconds for one that is only just starting.

    Raises:
        NotPossibleError: nobody listens.
    """
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    for _ in _tries(patience):
        with contextlib.suppress(OSError, EOFError, AuthenticationError, ValueError):
            with Client(_address(folder), family=_family(), authkey=_key(folder)) as connection:
                connection.send_bytes(json.dumps(request).encode())
                if not connection.poll(10):
                    break
                answer = json.loads(connection.recv_bytes(MOST_BYTES))
                return answer if isinstance(answer, dict) else {}
    raise NotPossibleError("The program is not running. Start it with `kefu-desktop` and try again.")


def _tries(patience: float) -> Iterator[None]:
    end = time.monotonic() + patience
    yield
    while time.monotonic() < end:
        time.sleep(0.05)
        yield


def _family() -> str:
    return "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"


def _address(folder: Path) -> str:
    if sys.platform == "win32":
        return rf"\\.\pipe\kefu_desktop-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"
    path = folder / "door"
    if len(os.fsencode(path)) < 100:
        return str(path)
    # a socket's path has room for 107 bytes; the key in the data folder guards this one too
    digest = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:24]
    return f"/tmp/kefu_desktop-{os.getuid()}-{digest}"  # noqa: S108 - a socket, no file is written to


def _key(folder: Path, *, create: bool = False) -> bytes:
    path = folder / "door.key"
    if create:
        private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(private, "wb") as file:
            file.write(secrets.token_bytes(32))
    return path.read_bytes()
