"""The files of a zip, read by name and never written anywhere by their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain.errors import BadInputError

MOST_ENTRIES: Final = 50_000
MOST_UNPACKED: Final = 300 * 1024 * 1024
"""Bytes that all entries may have together."""
_MOST_RATIO: Final = 400
_SMALL: Final = 1024 * 1024


class Archive(Mapping[str, bytes]):
    """Entries by name, with / between folders; folders are no entries.

    Raises (when made, and when an entry is read):
        BadInputError: the zip is broken, encrypted, has a name twice, or is too large when unpacked.
    """

    def __init__(self, data: bytes) -> None:
        self._read: dict[str, int] = {}
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise _broken() from error
        entries = [info for info in self._zip.infolist() if info.filename and not info.is_dir()]
        # one name for one file: a//b and ./a/b are a/b
        names = (str(PurePosixPath(_name(info).replace("\\", "/").lstrip("/"))) for info in entries)
        self._entries = dict(zip(names, entries, strict=True))
        if len(entries) > MOST_ENTRIES or sum(info.file_size for info in entries) > MOST_UNPACKED:
            raise _too_large()
        if len(self._entries) < len(entries):
            raise _broken()

    def __getitem__(self, name: str) -> bytes:
        info = self._entries[name]
        if info.flag_bits & 1:
            raise BadInputError("The zip has a password. Please unpack it first and choose the folder.")
        before = self._read.get(name, 0)
        allowed = min(MOST_UNPACKED - self._total + before, max(_SMALL, info.compress_size * _MOST_RATIO))
        try:
            with self._zip.open(info) as entry:
                content = entry.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise _broken() from error
        if len(content) > allowed:
            raise _too_large()
        self._read[name] = len(content)
        self._total += len(content) - before
        return content

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def make(files: Mapping[str, bytes]) -> bytes:
    """A zip of these, the same bytes for the same files."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def _name(info: zipfile.ZipInfo) -> str:
    """What the entry is called: Windows packs Chinese names in its own encoding and says nothing of it."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _broken() -> BadInputError:
    return BadInputError("The file is damaged. Please fetch it or save it again.")


def _too_large() -> BadInputError:
    return BadInputError("The zip would be too large when unpacked. Nothing was taken in.")
