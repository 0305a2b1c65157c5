"""What a picture is, told by its first bytes; nothing is decoded."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain.errors import BadInputError

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_SIDE: Final = 10_000
"""Pixels."""
MOST_PICTURES: Final = 5_000
_NO_NAME: Final = re.compile(r"[^\w.-]+")
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Picture:
    """The usual ending of its kind, and its size in pixels."""

    ending: str
    width: int
    height: int

    @property
    def fits(self) -> bool:
        """Whether a chat window would want it."""
        return 0 < self.width <= MOST_SIDE and 0 < self.height <= MOST_SIDE


def look(data: bytes) -> Picture | None:
    """PNG, JPEG, GIF, WebP or BMP; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        return Picture(".png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return Picture(".gif", int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    if data[:2] == b"BM" and len(data) > 26:
        height = int.from_bytes(data[22:26], "little", signed=True)
        return Picture(".bmp", int.from_bytes(data[18:22], "little"), abs(height))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _jpeg(data) if data[:3] == b"\xff\xd8\xff" else None


def fault(data: bytes, there: int) -> BadInputError | None:
    """Why it is not taken in; `there` are how many were."""
    if len(data) > MOST_BYTES or there >= MOST_PICTURES:
        return BadInputError(
            "The picture is larger than {most} MB, or there are more than {count}. It is left out.",
            most=MOST_BYTES // 1024**2,
            count=MOST_PICTURES,
        )
    seen = look(data)
    if seen is None or not seen.fits:
        return BadInputError(
            "The file is no PNG, JPEG, GIF, WebP or BMP picture of at most {side} pixels a side. It is left out.",
            side=MOST_SIDE,
        )
    return None


def kept_name(name: str, data: bytes) -> str:
    """The name under which a picture is kept: its own words, and a mark made of its content.

    It is the same for the same picture, also when it comes in once more under that name.
    """
    mark = f"-{hashlib.sha256(data).hexdigest()[:10]}"
    seen = look(data)
    stem = _NO_NAME.sub("-", PurePosixPath(name.replace("\\", "/")).stem).strip("-.")[:60]
    return f"{stem.removesuffix(mark) or 'picture'}{mark}{seen.ending if seen else '.bin'}"


def _webp(data: bytes) -> Picture | None:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    elif kind == b"VP8 ":
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        return None
    return Picture(".webp", width, height)


def _jpeg(data: bytes) -> Picture | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return Picture(".jpg", int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7]))
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
    return None
