"""Some hundred phrases, laid out so that one str.find looks through all of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, Protocol

from kefu_desktop.domain.search_query import Needle, Unit
from kefu_desktop.domain.search_spelling import ALTERNATE, BLANK, FIRST_LETTERS, WINDOW_BASE, fold, plain

ROW: Final = "\x1e"
PART: Final = "\x1f"
OTHER_READING: Final = "\x1d"
GROUP: Final = "\x1c"

_PAIR_BITS: Final = 19
_MOST_PLACES: Final = 64
_CONTROLS: Final = dict.fromkeys((1, 2, 0x1C, 0x1D, 0x1E), " ")
_CONTROLS_OF_LINES: Final = {**_CONTROLS, 0x1F: " "}


class Row(Protocol):
    """What the search needs of a phrase; app.stores.IndexRow is one."""

    @property
    def phrase_id(self) -> str:
        """The slug."""

    @property
    def category(self) -> str:
        """Slug of its category."""

    @property
    def group(self) -> str:
        """Perhaps empty."""

    @property
    def name(self) -> str:
        """As the user wrote it."""

    @property
    def keywords(self) -> str:
        """Joined by line breaks."""

    @property
    def texts(self) -> str:
        """The wordings, joined by U+001F."""

    @property
    def spelling_name(self) -> str:
        """See search_spelling."""

    @property
    def spelling_keywords(self) -> str:
        """Of the keywords as they are joined, best with a line break and the group behind them."""

    @property
    def spelling_texts(self) -> str:
        """Of the wordings as they are joined."""

    @property
    def uses(self) -> int:
        """How often it was used."""


class Pairs:
    """Which two characters or syllables stand side by side anywhere: says no for certain, yes almost."""

    def __init__(self) -> None:
        self._seen = bytearray(1 << _PAIR_BITS)

    def add(self, text: str) -> None:
        """Note all pairs of the text."""
        raw = text.encode("utf-16-le", "surrogatepass")
        pairs = set(memoryview(raw)[: len(raw) // 4 * 4].cast("I"))
        shifted = raw[2:]
        pairs.update(memoryview(shifted)[: len(shifted) // 4 * 4].cast("I"))
        seen, shift, mask = self._seen, 32 - _PAIR_BITS, 0xFFFFFFFF
        for pair in pairs:
            seen[(pair * 2654435761 & mask) >> shift] = 1

    def may_hold(self, text: str) -> bool:
        """Whether all neighbours in the text are known as neighbours."""
        codes = [ord(character) for character in text]
        shift = 32 - _PAIR_BITS
        return all(
            self._seen[((first | second << 16) * 2654435761 & 0xFFFFFFFF) >> shift] for first, second in pairwise(codes)
        )


class Column:
    """One field of all rows: the folded text, its spelling and its first letters, all aligned, and where rows start."""

    __slots__ = ("initials", "spelling", "starts", "text")

    def __init__(self, pieces: Sequence[tuple[str, str]]) -> None:
        """Lay out the texts and spellings (aligned, before folding) of the rows."""
        self.text = fold(ROW + ROW.join([text for text, _ in pieces]) + ROW)
        spelling = ROW + ROW.join([spelling for _, spelling in pieces]) + ROW
        for dropped in " {}\n":
            spelling = spelling.replace(dropped, "")
        self.spelling = spelling if len(spelling) == len(self.text) else plain(self.text)
        self.initials = self.spelling.translate(FIRST_LETTERS)
        parts = self.text.split(ROW)[1:-1]
        self.starts = array("I", accumulate((len(part) + 1 for part in parts), initial=1))

    def hits(
        self, needle: Needle, begin: str = "", end: str = "", rows: tuple[int, int] | None = None
    ) -> Iterator[tuple[int, int]]:
        """Row and place of the first match in each row, in order; `rows` limits it to those from one to before another.

        With `begin` or `end` (a separator) only matches right behind or before one are given.
        """
        hay = needle.haystack(self.text, self.spelling, self.initials)
        look_for, behind, units = begin + needle.find + end, len(begin), needle.units
        starts = self.starts
        place = 0 if rows is None else starts[rows[0]] - behind
        stop = len(hay) if rows is None else starts[rows[1]] - 1 + len(end)
        while (place := hay.find(look_for, place, stop)) >= 0:
            found = bisect_right(starts, place + behind) - 1
            at = place + behind - needle.lead
            if not units or self.fits(at, found, units):
                yield found, at
                place = starts[found + 1] - 1
            else:
                place += 1

    def places(self, needle: Needle, row: int) -> list[int]:
        """Where all matches in one row begin, counted from the start of the row; at most 64."""
        hay = needle.haystack(self.text, self.spelling, self.initials)
        start, stop = self.starts[row], self.starts[row + 1] - 1
        found: list[int] = []
        place = start
        while (place := hay.find(needle.find, place, stop)) >= 0 and len(found) < _MOST_PLACES:
            at = place - needle.lead
            if not needle.units or self.fits(at, row, needle.units):
                found.append(at - start)
            place += 1
        return found

    def row_text(self, row: int) -> str:
        """Folded text of one row; behind it, after OTHER_READING, stretches of it that can be read in another way."""
        return self.text[self.starts[row] : self.starts[row + 1] - 1]

    def fits(self, at: int, row: int, units: Sequence[Unit]) -> bool:
        """Whether the characters from there on, all in this row, are what the units ask for."""
        if at < self.starts[row] or at + len(units) > self.starts[row + 1] - 1:
            return False
        text, spelling = self.text, self.spelling
        for place, (low, high, literal) in enumerate(units, at):
            if literal and text[place] == literal:
                continue
            if not low <= spelling[place] < high:
                return False
        return True


class Chunk:
    """Rows of one category, the most used first."""

    __slots__ = (
        "_ids",
        "_offsets",
        "_records",
        "category",
        "columns",
        "dead",
        "extras",
        "names",
        "orders",
        "texts",
        "uses",
    )

    def __init__(self, rows: Sequence[tuple[int, Row]], readings: MutableMapping[str, str], pairs: Pairs) -> None:
        """Lay out the rows, each with its place in the library; `readings` and `pairs` learn from them."""
        self.category = rows[0][1].category if rows else ""
        self.dead: set[int] = set()
        self.orders = array("I", [order for order, _ in rows])
        self.uses = array("Q", [max(0, row.uses) for _, row in rows])
        self._ids = ROW + ROW.join([row.phrase_id for _, row in rows]) + ROW
        self.names = Column([_aligned(row.name, row.spelling_name, _CONTROLS_OF_LINES) for _, row in rows])
        self.texts = Column([_aligned(row.texts, row.spelling_texts, _CONTROLS) for _, row in rows])
        _learn(readings, (self.names, self.texts))
        self.extras = Column([_extra(row, readings) for _, row in rows])
        _learn(readings, (self.extras,))
        self.columns = (self.names, self.extras, self.texts)
        for column in self.columns:
            pairs.add(column.text)
            pairs.add(column.spelling)
        records = [_record(row) for _, row in rows]
        self._records = b"".join(records)
        self._offsets = array("I", accumulate(map(len, records), initial=0))

    def __len__(self) -> int:
        return len(self.orders)

    def record(self, row: int) -> tuple[str, str, str, str]:
        """Id, group, name and joined texts of a row, as written."""
        raw = self._records[self._offsets[row] : self._offsets[row + 1]].decode("utf-16-le", "surrogatepass")
        phrase_id, group, name, texts = raw.split(ROW)
        return phrase_id, group, name, texts

    def find(self, phrase_id: str) -> int | None:
        """The row of a phrase, None if it is not (or no longer) here."""
        at = self._ids.find(ROW + phrase_id + ROW)
        row = self._ids.count(ROW, 0, max(at, 0))
        return None if at < 0 or row in self.dead else row


def _aligned(text: str, spelling: str, controls: dict[int, str]) -> tuple[str, str]:
    """Text and spelling of one row; behind each, the stretches that have another reading."""
    if not text.isprintable():
        text = text.translate(controls)
    main, *windows = spelling.split(ALTERNATE)
    if len(main) != len(text):
        return text, plain(text)
    if not windows:
        return text, main
    texts, spellings = [text], [main]
    for window in windows:
        start, codes = ord(window[:1] or BLANK) - WINDOW_BASE, window[1:]
        if start >= 0 and start + len(codes) <= len(text):
            texts.append(text[start : start + len(codes)].replace(PART, " "))
            spellings.append(codes.replace(PART, " "))
    return OTHER_READING.join(texts), OTHER_READING.join(spellings)


def _extra(row: Row, readings: MutableMapping[str, str]) -> tuple[str, str]:
    """Keywords and, behind GROUP, the group."""
    cut = len(row.keywords)
    main, alternate, windows = row.spelling_keywords.partition(ALTERNATE)
    if len(main) == cut:
        # spelled without the group: its characters are read as they are elsewhere in the library
        main += "\n" + "".join([readings.get(fold(letter), "")[:1] or plain(letter) for letter in row.group])
    text, spelling = _aligned(f"{row.keywords}\n{row.group}", main + alternate + windows, _CONTROLS_OF_LINES)
    return _parts(text, cut), _parts(spelling.replace(PART, " "), cut)


def _parts(joined: str, cut: int) -> str:
    return joined[:cut].replace("\n", PART) + GROUP + joined[cut + 1 :].replace("\n", PART)


def _learn(readings: MutableMapping[str, str], columns: Iterable[Column]) -> None:
    for column in columns:
        for character, code in dict(zip(column.text, column.spelling, strict=True)).items():
            if code >= "\u0100" and code not in readings.get(character, ""):
                readings[character] = readings.get(character, "") + code


def _record(row: Row) -> bytes:
    fields = (row.phrase_id, row.group, row.name, row.texts)
    return ROW.join([field.replace(ROW, " ") for field in fields]).encode("utf-16-le", "surrogatepass")
