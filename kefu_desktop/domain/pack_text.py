"""Texts from strangers: told apart by encoding, and cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.errors import BadInputError

CONTROL: Final = "control characters"
BIDI: Final = "direction marks"
INVISIBLE: Final = "invisible characters"

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 4000
_JOINER: Final = "\u200d"
_BLACK_FLAG: Final = "\U0001f3f4"
_SLASHED: Final = re.compile(r'\\"(?![ ]*(?:[,;\t\r\n]|\Z))|\\"(?=[,;\t](?!"))')
_SUSPECT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of its encoding; `broken` counts the characters that could not be read."""

    text: str
    encoding: str
    broken: int = 0


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text and the kinds of what was taken out of it, sorted."""

    text: str
    removed: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """UTF-8 with or without BOM, UTF-16, or GB18030.

    Raises:
        BadInputError: it is none of these.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _forgiving(data, encoding)
    if wide := _wide(data):
        return _forgiving(data, wide)
    text = _strictly(data, "utf-8")
    if text is not None and (text.isascii() or not _rather_chinese(data, text)):
        return Decoded(text, "utf-8")
    return _old_chinese(data, text)


def clean(text: str) -> Cleaned:
    """Without control characters, direction marks and invisible characters; line ends become one line feed.

    What holds an emoji together stays.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return Cleaned(text)
    removed: set[str] = set()
    pieces: list[str] = []
    last = 0
    for found in _SUSPECT.finditer(text):
        at = found.start()
        if _holds_an_emoji(text, at):
            continue
        pieces.append(text[last:at])
        last = at + 1
        if text[at] in "\u2028\u2029":
            pieces.append("\n")
        removed.add(_kind(text[at]))
    if not pieces:
        return Cleaned(text)
    return Cleaned("".join([*pieces, text[last:]]), tuple(sorted(removed)))


def with_doubled_quotes(text: str) -> str:
    """A CSV whose quotation marks inside of cells stand behind a backslash, as one that doubles them.

    TextExpander writes such files. A backslash before the mark that ends a cell stays one.
    """
    return _SLASHED.sub('""', text) if '\\"' in text else text


def fold(text: str) -> str:
    """What is left of a text when width, case, spaces and punctuation do not count: equal for near-identical texts."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, plain)) or "".join(plain.split())


def _forgiving(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text.removeprefix("\ufeff"), encoding, text.count("\ufffd"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # the last character may have been cut in two
        if error.end >= len(data) and error.start >= len(data) - 3 and error.start > 0:
            return data[: error.start].decode(encoding)
        return None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin letters and line ends is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, len(sample) // 20) or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _rather_chinese(data: bytes, text: str) -> bool:
    """Whether a text that could be UTF-8 is a short GBK one: rare letters there, common characters here."""
    odd = [character for character in text if character > "\x7f"]
    if not odd or max(odd) >= "\u0800" or len(data) > _SAMPLE:
        return False
    other = _strictly(data, "gb18030")
    found = [character for character in other or "" if character > "\x7f"]
    if len(found) < 2 or not all(map(_is_common, found)):
        return False
    return len({unicodedata.name(character, "?").split()[0] for character in odd}) > 1 or len(odd) == len(text)


def _is_common(character: str) -> bool:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7


def _old_chinese(data: bytes, text: str | None) -> Decoded:
    chinese = _strictly(data, "gb18030")
    if chinese is not None:
        return Decoded(chinese, "gb18030")
    if text is not None:
        return Decoded(text, "utf-8")
    best = min((_forgiving(data, encoding) for encoding in ("utf-8", "gb18030")), key=lambda found: found.broken)
    if b"\x00" in data or best.broken * 20 > len(best.text):
        raise BadInputError("The file is no text in UTF-8, UTF-16 or GB18030. Save it as UTF-8 and try again.")
    return best


def _kind(character: str) -> str:
    if character in "\u061c\u200e\u200f" or "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return BIDI
    return CONTROL if unicodedata.category(character) in {"Cc", "Cs"} else INVISIBLE


def _holds_an_emoji(text: str, at: int) -> bool:
    character = text[at]
    if character == _JOINER:
        around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        return len(around) == 2 and all(neighbour >= "\u2190" and not neighbour.isalnum() for neighbour in around)
    if "\U000e0020" <= character <= "\U000e007f":
        start = at
        while start and "\U000e0020" <= text[start - 1] <= "\U000e007f" and at - start < 8:
            start -= 1
        return text[max(0, start - 1) : start] == _BLACK_FLAG
    return False
