"""The door on Linux: a socket in the private data folder; only the same user is let in."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

assert sys.platform != "win32"  # noqa: S101 - tells the type checker, and whoever imports it there

MOST_BYTES: Final = 65_536
_PATIENCE: Final = 5.0
_LONGEST_PATH: Final = 100
"""A socket's path has room for 107 bytes."""
_CREDENTIALS: Final = struct.Struct("3i")


class UnixListener:
    """Implements door.Listener."""

    def __init__(self, folder: Path) -> None:
        self._path = address(folder)
        # whoever held it is gone: the lock on the folder is ours
        Path(self._path).unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(self._path)
        Path(self._path).chmod(0o600)
        self._socket.listen(8)

    def serve_one(self, answer: Callable[[bytes], bytes]) -> None:
        """Wait for one caller and answer him; one that misbehaves, or another user, is dropped."""
        with contextlib.suppress(OSError, ValueError), self._socket.accept()[0] as caller:
            if _user(caller) == os.getuid():
                caller.settimeout(_PATIENCE)
                caller.sendall(answer(_receive(caller)))

    def close(self) -> None:
        """Give the address back."""
        self._socket.close()
        Path(self._path).unlink(missing_ok=True)


def call(folder: Path, data: bytes) -> bytes:
    """Send it to the running program; what it answered.

    Raises:
        OSError: nobody listens, or the one who does is another user.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.settimeout(2 * _PATIENCE)
        link.connect(address(folder))
        if _user(link) != os.getuid():
            raise PermissionError
        link.sendall(data)
        link.shutdown(socket.SHUT_WR)
        return _receive(link)


def address(folder: Path) -> str:
    """The socket's path; a folder with too long a name has it among the temporary files."""
    path = str(folder / "door")
    if len(os.fsencode(path)) < _LONGEST_PATH:
        return path
    from hashlib import sha256

    digest = sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    return f"/tmp/kefu_desktop-{os.getuid()}-{digest}"  # noqa: S108 - a socket, and both sides check whose it is


def _receive(link: socket.socket) -> bytes:
    data = b""
    while len(data) <= MOST_BYTES and (piece := link.recv(4096)):
        data += piece
    return data


def _user(link: socket.socket) -> int:
    _pid, user, _group = _CREDENTIALS.unpack(link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size))
    return int(user)
