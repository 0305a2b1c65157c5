"""Adds bookmarks to a PDF that Qt drew, which cannot do that itself: new objects behind its end, as PDF allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_END: Final = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_SIZE: Final = re.compile(rb"/Size\s+(\d+)")
_ROOT: Final = re.compile(rb"/Root\s+(\d+)\s+0\s+R")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title and the name of the place in the PDF that it leads to; those below it are folded away."""

    title: str
    place: str
    below: tuple[Bookmark, ...] = ()


def with_bookmarks(data: bytes, bookmarks: Sequence[Bookmark]) -> bytes:
    """The PDF with bookmarks, or as it is if it is not written as Qt writes it."""
    end = _END.search(data)
    size, root = (pattern.search(end[1]) if end else None for pattern in (_SIZE, _ROOT))
    if end is None or size is None or root is None or not bookmarks:
        return data
    number = int(root[1])
    catalogue = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % number, data, re.DOTALL)
    if catalogue is None or b"/Outlines" in catalogue[1]:
        return data
    first = int(size[1])
    objects = _Outline(first).objects(bookmarks)
    objects[number] = b"<<%b/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % (catalogue[1], first)
    trailer = _SIZE.sub(b"/Size %d" % (first + len(objects) - 1), end[1])
    return _appended(data, objects, b"<<%b/Prev %d\n>>" % (trailer, int(end[2])))


class _Outline:
    """The objects of the bookmarks, by their numbers."""

    def __init__(self, number: int) -> None:
        self._top = number
        self._next = number + 1
        self._made: dict[int, bytes] = {}

    def objects(self, bookmarks: Sequence[Bookmark]) -> dict[int, bytes]:
        """All of them; the first is the outline itself."""
        numbers = self._list(bookmarks, self._top)
        ends = numbers[0], numbers[-1], len(numbers)
        self._made[self._top] = b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % ends
        return self._made

    def _list(self, bookmarks: Sequence[Bookmark], above: int) -> list[int]:
        numbers = [*range(self._next, self._next + len(bookmarks))]
        self._next += len(bookmarks)
        for place, (number, bookmark) in enumerate(zip(numbers, bookmarks, strict=True)):
            says = [b"/Title %b /Parent %d 0 R /Dest %b" % (_text(bookmark.title), above, _text(bookmark.place))]
            if place:
                says.append(b"/Prev %d 0 R" % (number - 1))
            if number != numbers[-1]:
                says.append(b"/Next %d 0 R" % (number + 1))
            if bookmark.below:
                inner = self._list(bookmark.below, number)
                says.append(b"/First %d 0 R /Last %d 0 R /Count -%d" % (inner[0], inner[-1], len(inner)))
            self._made[number] = b"<< %b >>" % b" ".join(says)
        return numbers


def _appended(data: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    pieces = [data if data.endswith(b"\n") else data + b"\n"]
    at = len(pieces[0])
    table = b"xref\n"
    for number in sorted(objects):
        written = b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
        pieces.append(written)
        table += b"%d 1\n%010d 00000 n \n" % (number, at)
        at += len(written)
    return b"".join([*pieces, table, b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, at)])


def _text(words: str) -> bytes:
    return b"<%b>" % ("\ufeff" + words).encode("utf-16-be").hex().upper().encode()
