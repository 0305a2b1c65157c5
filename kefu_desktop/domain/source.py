"""Something that may hold phrases: a file, a zip, a folder, or what was on the clipboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, TypeVar

from kefu_desktop.domain.archive import Archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_text import Decoded, decode

MOST_BYTES: Final = 50 * 1024 * 1024
"""Of one file, and of all files of a folder together."""
MOST_PHRASES: Final = 200_000
MOST_FILES: Final = 50_000
"""In a folder or a zip."""

_NONE: Final[Mapping[str, bytes]] = MappingProxyType({})
_EVERY: Final = 500
T = TypeVar("T")


class Source:
    """What is to be read; each view of it is made once, when a format asks for it.

    Attributes:
        name: the file's or folder's name, without the folders above it.
        data: its bytes; empty for a folder.
        watch: is told how many rows of it were read, by formats that count them.
    """

    def __init__(self, name: str, data: bytes = b"", files: Mapping[str, bytes] | None = None) -> None:
        """Take it up.

        Args:
            name: as above.
            data: as above.
            files: of a folder, by their path below it, with / between.

        Raises:
            BadInputError: it is too large.
        """
        if len(data) > MOST_BYTES:
            raise BadInputError(
                "The file {file} is larger than {most} MB. Please split it.", file=name, most=MOST_BYTES // 1024**2
            )
        self.name = name
        self.data = data
        self.is_folder = files is not None
        self.watch: Callable[[int], None] = _unwatched
        # one name for one file: a//b and ./a/b are a/b
        self._given = None if files is None else {str(PurePosixPath(path)): data for path, data in files.items()}

    def counted(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows, while somebody is told how many there were."""
        for number, row in enumerate(rows):
            if not number % _EVERY:
                self.watch(number)
            yield row

    @property
    def ending(self) -> str:
        """In small letters, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePosixPath(self.name).stem

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Of a folder or a zip, by path; empty for any other file.

        Raises:
            BadInputError: the zip is broken or too large.
        """
        if self._given is not None:
            return self._given
        return Archive(self.data) if self.data[:4] == b"PK\x03\x04" else _NONE

    @cached_property
    def is_text(self) -> bool:
        """Whether it can be read as text."""
        if self.is_folder or b"\x00\x00\x00" in self.data[:4000] or self.data[:4] == b"PK\x03\x04":
            return False
        try:
            return bool(self.decoded.text) or not self.data
        except BadInputError:
            return False

    @cached_property
    def decoded(self) -> Decoded:
        """Its text.

        Raises:
            BadInputError: it is none.
        """
        return decode(self.data)

    @property
    def text(self) -> str:
        """As `decoded`, the text alone."""
        return self.decoded.text

    @cached_property
    def json(self) -> object:
        """What the JSON text says; None if it is no JSON."""
        if not self.is_text or self.text.lstrip()[:1] not in {"{", "["}:
            return None
        return read_json(self.text)


def _unwatched(_rows: int) -> None:
    return


def read_json(text: str) -> object:
    """What the text says; None if it is no JSON or nested too deeply."""
    try:
        return json.loads(text, strict=False, parse_constant=lambda _name: None)
    except (ValueError, RecursionError):
        return None
