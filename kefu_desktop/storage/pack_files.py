"""Files and folders of packs, read whole and within limits."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kefu_desktop.domain.errors import BadInputError, UsageError
from kefu_desktop.domain.source import MOST_BYTES, MOST_FILES, Source
from kefu_desktop.storage.atomic import refused, write_atomically


def read_source(path: Path) -> Source:
    """A file, or a folder with all that is below it; links that lead out of it are not followed.

    Raises:
        BadInputError: it cannot be read, or is too large.
    """
    try:
        if path.is_dir():
            return Source(path.resolve().name, files=_below(path))
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        with path.open("rb") as file:
            return Source(path.name, file.read(MOST_BYTES + 1))
    except OSError as error:
        raise BadInputError("The file {file} cannot be read ({reason}).", file=path, reason=error.strerror) from error


def write_files(target: Path, files: Mapping[str, bytes]) -> None:
    """One file, or a folder that is new or empty.

    Raises:
        UsageError: there is something in the folder.
        NotPossibleError: the disk is full or the folder refuses it.
    """
    if "" in files:
        write_atomically(target, files[""])
        return
    whole = target.resolve()
    fresh = whole.with_name(f".{whole.name}.{os.getpid()}.new")
    try:
        if whole.exists() and (not whole.is_dir() or any(whole.iterdir())):
            raise UsageError("The folder {folder} is not empty. Choose a new one.", folder=target)
        fresh.mkdir(parents=True)
        for name, content in files.items():
            path = fresh.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if whole.exists():
            whole.rmdir()
        fresh.replace(whole)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise refused(target, error) from error


def _below(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if name not in {".git", "__MACOSX"})
        for name in sorted(names):
            path = Path(parent, name)
            if path.is_symlink() or not path.is_file():
                continue
            with path.open("rb") as file:
                content = file.read(room + 1)
            room -= len(content)
            if room < 0 or len(found) >= MOST_FILES:
                raise _too_large(folder)
            found[path.relative_to(folder).as_posix()] = content
    return found


def _too_large(path: Path) -> BadInputError:
    return BadInputError(
        "The file {file} is larger than {most} MB. Please split it.", file=path.name, most=MOST_BYTES // 1024**2
    )
