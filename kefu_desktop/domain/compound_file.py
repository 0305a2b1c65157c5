"""Compound files: what old .xls files and files with a password are made of; see MS-CFB."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Final

from kefu_desktop.domain.errors import BadInputError

MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = 512
_FIRST_OF_TABLE: Final = 109
_NOT_A_SECTOR: Final = 0xFFFFFFFA
_FREE: Final = 0xFFFFFFFF
_END: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD
_SMALL_SECTOR: Final = 64
_SMALL_STREAM: Final = 4096
_ENTRY: Final = 128
_MOST_ENTRIES: Final = 10_000
_ROOT: Final = 5
_STREAM: Final = 2
_LARGE: Final = 4096


class CompoundFile:
    """The streams of one, by name; every chain of sectors is followed for as long as the file can hold it.

    Raises:
        BadInputError: it is broken.
    """

    def __init__(self, data: bytes) -> None:
        shift = int.from_bytes(data[30:32], "little")
        if data[:8] != MARK or len(data) < _HEAD or shift not in {9, 12}:
            raise _broken()
        self._data = data
        self._size = 1 << shift
        self._most = len(data) // self._size + 1
        self._next = self._table()
        self._streams: dict[str, tuple[int, int]] = {}
        self._small = b""
        self._small_next: array[int] = array("I")
        self._read_folder()

    @property
    def names(self) -> Mapping[str, object]:
        """Of all streams."""
        return self._streams

    def read(self, name: str) -> bytes:
        """A stream.

        Raises:
            BadInputError: its sectors are not all there.
            KeyError: there is none of that name.
        """
        start, size = self._streams[name]
        if size < _SMALL_STREAM:
            pieces = [self._small[at * _SMALL_SECTOR :][:_SMALL_SECTOR] for at in _chain(start, self._small_next)]
            found = b"".join(pieces)
        else:
            found = self._chained(start)
        if len(found) < size:
            raise _broken()
        return found[:size]

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "little")

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size]

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._next)))

    def _table(self) -> array[int]:
        """Which sector follows each."""
        numbers = _numbers(self._data[76:_HEAD])
        further = self._number(68)
        for _ in range(self._most):
            if further >= _NOT_A_SECTOR:
                break
            piece = _numbers(self._sector(further))
            if not piece:
                break
            further = piece.pop()
            numbers.extend(piece)
        sectors = [number for number in numbers if number < self._most]
        if len(sectors) > self._most:
            raise _broken()
        return _numbers(b"".join(map(self._sector, sectors)))

    def _read_folder(self) -> None:
        folder = self._chained(self._number(48))
        for at in range(0, min(len(folder), _MOST_ENTRIES * _ENTRY), _ENTRY):
            entry = folder[at : at + _ENTRY]
            kind, start = entry[66:67], int.from_bytes(entry[116:120], "little")
            size = int.from_bytes(entry[120:124], "little")
            if kind == bytes([_ROOT]):
                self._small = self._chained(start)
                self._small_next = _numbers(self._chained(self._number(60)))
            elif kind == bytes([_STREAM]):
                length = max(0, min(64, int.from_bytes(entry[64:66], "little")) - 2)
                name = entry[:length].decode("utf-16-le", errors="replace")
                self._streams.setdefault(name, (start, size))


def with_one_stream(name: str, content: bytes) -> bytes:
    """A compound file that is in order, with this stream alone.

    Args:
        name: at most 31 characters.
        content: at most 400 MB; zeros follow a short one.
    """
    content = content.ljust(_SMALL_STREAM, b"\0")
    count = -(-len(content) // _LARGE)
    tables = -(-(count + 2) // (_LARGE // 4 - 1))
    following = array("I", range(1, count + 1))
    following[count - 1] = _END
    following.extend([_END, *[_TABLE] * tables])
    following.extend([_FREE] * (tables * _LARGE // 4 - len(following)))
    head = MARK + bytes(16) + b"".join(
        number.to_bytes(size, "little")
        for number, size in (
            *((0x3E, 2), (4, 2), (0xFFFE, 2), (12, 2), (6, 2), (0, 6), (1, 4), (tables, 4), (count, 4), (0, 4)),
            *((_SMALL_STREAM, 4), (0, 4), (0, 4), (_END, 4), (0, 4)),
        )
    )  # fmt: skip
    places = array("I", range(count + 1, count + 1 + tables))
    places.extend([_FREE] * (_FIRST_OF_TABLE - tables))
    folder = _entry("Root Entry", _ROOT, 1, 0, 0) + _entry(name, _STREAM, _FREE, 0, len(content))
    return b"".join(
        [
            (head + _bytes(places)).ljust(_LARGE, b"\0"),
            content.ljust(count * _LARGE, b"\0"),
            folder.ljust(_LARGE, b"\0"),
            _bytes(following),
        ]
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    links = b"".join(number.to_bytes(4, "little") for number in (_FREE, _FREE, child))
    known = letters.ljust(64, b"\0") + (len(letters) + 2).to_bytes(2, "little") + bytes([kind, 1]) + links
    return known.ljust(116, b"\0") + start.to_bytes(4, "little") + size.to_bytes(8, "little")


def _chain(start: int, following: array[int]) -> list[int]:
    """The sectors from this one on, as far as they are known.

    Raises:
        BadInputError: they go round in circles.
    """
    found: list[int] = []
    while start < len(following):
        found.append(start)
        if len(found) > len(following):
            raise _broken()
        start = following[start]
    return found


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data[: len(data) // 4 * 4])
    if found.itemsize != 4:
        raise _broken()
    return found


def _bytes(numbers: array[int]) -> bytes:
    return numbers.tobytes()


def _broken() -> BadInputError:
    return BadInputError("The Excel file cannot be read. Save it as .xlsx without a password and try again.")
