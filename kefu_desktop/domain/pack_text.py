"""Texts from strangers: told apart by encoding, and cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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
_COUNTS: Final = re.compile(
    "(?<=[0-9])\\s*[.:/\u00d7x*~\\-\u2013\u2014\u223c\u301c\u81f3\u5230]\\s*(?=[0-9])|(?<=[0-9])\\s*[%\u2030\u2103]|"
    "[$\u20ac\u00a3](?=\\s*[0-9])|(?<![0-9a-z])-(?=[0-9])|[\u221a\u2713\u2714\u2705\u00d7\u2717\u2718\u274c]"
)
"""Signs that change what a number or a sentence says."""
_SAME_SIGN: Final = {
    **dict.fromkeys("~\u2013\u2014\u223c\u301c\u81f3\u5230", "-"),
    **dict.fromkeys("x*\u2717\u2718\u274c", "\u00d7"),
    **dict.fromkeys("\u2713\u2714\u2705", "\u221a"),
}
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LETTERS: Final = "\t\n\r\u2014\u2018\u2019\u201c\u201d\u2026" + "".join(
    chr(code) for first, last in ((0x20, 0x7F), (0x3000, 0x3012), (0xFF01, 0xFF5F)) for code in range(first, last)
)
_MOSTLY: Final = 0.7
_NEARLY_ALL: Final = 0.9
_CLEARLY: Final = 0.2
_HARDLY: Final = 0.05
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
    if text is not None and _is_surely_utf8(text):
        return Decoded(text, "utf-8")
    if wide := _likely_wide(data, text):
        return _forgiving(data, wide)
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
    """What is left of a text when width, case, spaces and punctuation do not count: equal for near-identical texts.

    What makes another number of a number counts: 1.5 is not 15, 3-5 not 35, 5% not 5.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if _COUNTS.search(plain):
        return "".join(_counting(plain)) or "".join(plain.split())
    return "".join(filter(str.isalnum, plain)) or "".join(plain.split())


def _counting(plain: str) -> Iterator[str]:
    plain = _THOUSANDS.sub("", plain)
    last = 0
    for found in _COUNTS.finditer(plain):
        yield from filter(str.isalnum, plain[last : found.start()])
        sign = found.group().strip()
        yield _SAME_SIGN.get(sign, sign)
        last = found.end()
    yield from filter(str.isalnum, plain[last:])


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
    # some characters have a zero of their own
    both = {encoding: _commonness(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    zeros = "utf-16-be" if even > odd else "utf-16-le"
    return max(both, key=lambda name: (both[name], name == zeros))


def _is_surely_utf8(text: str) -> bool:
    """Whether no other encoding gives such bytes: Latin letters alone, or signs of three bytes and more."""
    return not _CONTROL.search(text) if text.isascii() else max(text) >= "\u0800"


def _likely_wide(data: bytes, text: str | None) -> str:
    """UTF-16 without a mark, where no zeros show it: far more of its characters are common ones."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or not data:
        return ""
    others = [text[:_SAMPLE]] if text is not None else []
    others += [sample.decode("gb18030", errors="replace")]
    best = max(map(_commonness, others))
    wide = {encoding: _commonness(sample.decode(encoding, errors="replace")) for encoding in ("utf-16-le", "utf-16-be")}
    encoding = max(wide, key=lambda name: wide[name])
    margin = _HARDLY if wide[encoding] >= _NEARLY_ALL else _CLEARLY
    return encoding if wide[encoding] >= _MOSTLY and wide[encoding] > best + margin else ""


def _commonness(text: str) -> float:
    """The share of characters that stand in Chinese texts again and again."""
    if not text:
        return 0.0
    return sum(text.count(character) for character in set(text) & _common()) / len(text) - len(_CONTROL.findall(text))


@cache
def _common() -> frozenset[str]:
    """Letters and signs, and the 3755 characters that are most in use."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(_LETTERS + "".join(pair.decode("gb2312", "ignore") for pair in pairs))


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
