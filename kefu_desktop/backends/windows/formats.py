"""Which clipboard formats must be saved to give all back, and the marks that keep a paste out of histories."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

CF_TEXT: Final = 1
CF_BITMAP: Final = 2
CF_METAFILEPICT: Final = 3
CF_OEMTEXT: Final = 7
CF_DIB: Final = 8
CF_PALETTE: Final = 9
CF_UNICODETEXT: Final = 13
CF_ENHMETAFILE: Final = 14
CF_DIBV5: Final = 17

MOST_BYTES: Final = 64 * 1024 * 1024
WITHIN: Final = 1.0
"""Seconds in which a program must give us what it only promised."""

MARKS: Final = (
    ("ExcludeClipboardContentFromMonitorProcessing", b"\0\0\0\0"),
    ("CanIncludeInClipboardHistory", b"\0\0\0\0"),
    ("CanUploadToCloudClipboard", b"\0\0\0\0"),
    ("Clipboard Viewer Ignore", b"\0\0\0\0"),
)
"""Formats by which clipboard histories, of Windows and of others, are asked to look away."""

_BOOKKEEPING: Final = frozenset({"DataObject", "Ole Private Data"})
"""OLE's own notes about a program that will no longer be the owner; OLE makes them anew."""
_MADE_FROM: Final = {CF_TEXT: {CF_UNICODETEXT}, CF_OEMTEXT: {CF_UNICODETEXT}, CF_METAFILEPICT: {CF_ENHMETAFILE},
                     CF_BITMAP: {CF_DIB, CF_DIBV5}, CF_PALETTE: {CF_DIB, CF_DIBV5}}  # fmt: skip
"""What Windows makes by itself of another format that is there."""


@dataclass(frozen=True, slots=True)
class SavingPlan:
    """Formats to save, in their order; `lossless` whether they make up for all that were there."""

    formats: tuple[int, ...]
    lossless: bool


def plan_saving(formats: Iterable[int], name_of: Callable[[int], str]) -> SavingPlan:
    """Leave out what Windows makes again by itself, what only the owner could draw, and OLE's notes.

    Args:
        formats: the numbers in the order in which Windows lists them: the owner's own first.
        name_of: the name of a registered format, empty for those of the system.
    """
    there = list(formats)
    present = set(there)
    kept = [number for number in there if not _is_made(number, present) and name_of(number) not in _BOOKKEEPING]
    plain = [number for number in kept if _is_memory(number)]
    pictures = [number for number in plain if number in {CF_DIB, CF_DIBV5}]
    wanted = tuple(number for number in plain if number not in pictures[1:])
    return SavingPlan(wanted, lossless=len(plain) == len(kept))


def to_clipboard(text: str) -> bytes:
    """A text as CF_UNICODETEXT: UTF-16 with CR LF and a NUL at the end."""
    lines = text.replace("\r\n", "\n").replace("\0", "").replace("\n", "\r\n")
    return (lines + "\0").encode("utf-16-le", "surrogatepass")


def from_clipboard(content: bytes) -> str:
    """The text in a CF_UNICODETEXT, which ends at its first NUL; line breaks are LF."""
    even = content[: len(content) // 2 * 2]
    return even.decode("utf-16-le", "replace").partition("\0")[0].replace("\r\n", "\n")


def _is_made(number: int, present: set[int]) -> bool:
    return bool(_MADE_FROM.get(number, set()) & present)


def _is_memory(number: int) -> bool:
    """Whether its content is plain bytes (or a picture that turns into bytes), not a handle or the owner's drawing."""
    owner_drawn = number in {0x80, 0x81, 0x82, 0x83, 0x8E}
    private = 0x200 <= number <= 0x3FF
    return not owner_drawn and not private and number not in {CF_BITMAP, CF_PALETTE, CF_METAFILEPICT}
