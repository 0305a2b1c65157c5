"""What the use cases need of a format of packs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kefu_desktop.app.unreadable import why_unreadable
from kefu_desktop.domain.errors import KefuError, UsageError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.table_columns import Columns, Row
from kefu_desktop.domain.taken import Taken

Files = Mapping[str, bytes]
"""What was written: one file under the empty name, or the files of a folder by their paths."""


class PictureStore(Protocol):
    """Where the pictures of variants are kept."""

    def save(self, name: str, data: bytes) -> None:
        """Keep one under its name, which is that of its content (see domain.picture.kept_name).

        Only inside the transaction that puts its phrase: what no phrase names at another time is swept away.
        """

    def read(self, name: str) -> bytes | None:
        """One of them, or None."""


@dataclass(frozen=True, slots=True)
class PackReader:
    """A format that comes in.

    `sniff` says from 0 to 1 how sure it is; it never raises. `take` raises BadInputError if nothing can be read at all.
    Tables have `table` too.
    """

    name: str
    sniff: Callable[[Source], float]
    take: Callable[[Source], Taken]
    table: TableReader | None = None


class TableReader(Protocol):
    """What a format can do whose columns may be chosen."""

    def sheets(self, source: Source) -> Iterable[tuple[str, Sequence[Row]]]:
        """The name and all rows of each sheet; raises BadInputError."""

    def take(self, source: Source, columns: Mapping[int, Columns | None] | None = None) -> Taken:
        """The phrases with these columns of sheets, by their number; None passes a sheet over; raises BadInputError."""


@dataclass(frozen=True, slots=True)
class PackWriter:
    """A format that goes out; `endings` are those of file names that ask for it, the first is the usual one.

    `write` gets phrases and their pictures. `lost` tells what it cannot carry.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[[Sequence[Phrase], Mapping[str, bytes]], Files]
    lost: Callable[[Sequence[Phrase]], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Guess:
    """A format and how sure it is, from 0 to 1, that the file of that name is in it."""

    reader: PackReader
    sure: float
    file: str = ""


def recognise(source: Source, readers: Sequence[PackReader]) -> list[Guess]:
    """The formats that it may be, the likeliest first."""
    guesses = [Guess(reader, _sniff(reader, source), source.name) for reader in readers]
    return sorted((guess for guess in guesses if guess.sure > 0), key=lambda guess: -guess.sure)


def reader_for(source: Source, readers: Sequence[PackReader], name: str = "") -> Guess:
    """The format of that name, or the likeliest one.

    Raises:
        UsageError: no format has that name.
        BadInputError: it is none of them.
    """
    if name:
        named = {reader.name: reader for reader in readers}
        if name not in named:
            raise UsageError("There is no format {name}. There are: {known}.", name=name, known=", ".join(named))
        return Guess(named[name], 1.0, source.name)
    guesses = recognise(source, readers)
    if not guesses:
        _ = source.files  # a broken zip says so itself
        raise why_unreadable(source)
    return guesses[0]


def writer_for(file: str, writers: Sequence[PackWriter], name: str = "") -> PackWriter:
    """The format of that name, or the one that the file's ending asks for.

    Raises:
        UsageError: there is none.
    """
    known = ", ".join(writer.name for writer in writers)
    if name:
        found = [writer for writer in writers if writer.name == name]
        if not found:
            raise UsageError("There is no format {name}. There are: {known}.", name=name, known=known)
        return found[0]
    fits = [(len(end), writer) for writer in writers for end in writer.endings if file.lower().endswith(end)]
    if not fits:
        raise UsageError("The ending of {file} names no format. Add --format: {known}.", file=file, known=known)
    return max(fits, key=lambda fit: fit[0])[1]


def _sniff(reader: PackReader, source: Source) -> float:
    try:
        return reader.sniff(source)
    except KefuError:
        # a broken zip is told of by the format that reads it
        return 0.0
