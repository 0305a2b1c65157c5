"""Writing a small file so that after a crash or a power cut there is the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import NotPossibleError

_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BAD_NAME: Final = frozenset({errno.ENAMETOOLONG, errno.EINVAL})


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file by this content, private to the user.

    Raises:
        NotPossibleError: the disk is full or the folder refuses it; the old file is as it was.
    """
    # A file that is a link to another place stays one.
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise refused(path, error) from error


def move_aside(path: Path, ending: str) -> None:
    """Rename the file to one with that ending added, in the place of an older one.

    Raises:
        NotPossibleError: the folder refuses it.
    """
    target = path.resolve()
    try:
        target.replace(target.with_name(target.name + ending))
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> NotPossibleError:
    """Why a file or a folder could not be written, in words that say what to do."""
    if error.errno in _FULL:
        return NotPossibleError(
            "The disk is full. {file} could not be written, and nothing was changed. Make room and try again.",
            file=path,
        )
    if error.errno in _FORBIDDEN:
        return NotPossibleError(
            "{file} may not be written: its folder is protected, or another program has it open. "
            "Close it there, or choose another place.",
            file=path,
        )
    if error.errno in _BAD_NAME:
        return NotPossibleError("No file can have the name {name}. Choose a shorter, plain one.", name=path.name)
    return NotPossibleError(
        "The file {file} could not be written: {reason}. The old one is as it was.", file=path, reason=error.strerror
    )
