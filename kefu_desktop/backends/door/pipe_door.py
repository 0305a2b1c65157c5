"""The door on Windows: a named pipe; both sides prove that they know the key in the private data folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from hashlib import sha256
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path
from secrets import token_bytes
from typing import Final

MOST_BYTES: Final = 65_536
_PATIENCE: Final = 5.0


class PipeListener:
    """Implements door.Listener."""

    def __init__(self, folder: Path) -> None:
        self._listener = Listener(_address(folder), family="AF_PIPE", authkey=_new_key(folder))

    def serve_one(self, answer: Callable[[bytes], bytes]) -> None:
        """Wait for one caller and answer him; one that misbehaves, or does not know the key, is dropped."""
        dropped = contextlib.suppress(OSError, EOFError, AuthenticationError, ValueError)
        with dropped, self._listener.accept() as caller:
            if caller.poll(_PATIENCE):
                caller.send_bytes(answer(caller.recv_bytes(MOST_BYTES)))

    def close(self) -> None:
        """Give the address back."""
        self._listener.close()


def call(folder: Path, data: bytes) -> bytes:
    """Send it to the running program; what it answered.

    Raises:
        OSError: nobody listens, or the one who does has another key.
    """
    try:
        with Client(_address(folder), family="AF_PIPE", authkey=_key_file(folder).read_bytes()) as link:
            link.send_bytes(data)
            if not link.poll(2 * _PATIENCE):
                raise TimeoutError
            return link.recv_bytes(MOST_BYTES)
    except AuthenticationError as error:
        raise PermissionError from error


def _address(folder: Path) -> str:
    return rf"\\.\pipe\kefu_desktop-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"


def _key_file(folder: Path) -> Path:
    return folder / "door.key"


def _new_key(folder: Path) -> bytes:
    private = os.open(_key_file(folder), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    key = token_bytes(32)
    with os.fdopen(private, "wb") as file:
        file.write(key)
    return key
