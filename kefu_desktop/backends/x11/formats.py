"""Which formats of a clipboard are saved, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

TEXTS: Final = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT")
"""Formats of plain text that we serve."""

_ACTIONS: Final = frozenset({
    "TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY",
    "_SUN_SELN_END", "ATOM_PAIR", "INCR",
})  # fmt: skip
"""They do something, or tell of the protocol; none of them is content."""

_ABOUT_OWNER: Final = frozenset({
    "HOST_NAME", "USER", "CLASS", "NAME", "CLIENT_WINDOW", "PROCESS", "TASK", "OWNER_OS", "LENGTH", "LIST_LENGTH",
    "CHARACTER_POSITION", "LINE_NUMBER", "COLUMN_NUMBER", "FILE_NAME", "MODULE", "PROCEDURE", "SPAN", "FOREGROUND",
    "BACKGROUND", "DRAWABLE", "PIXMAP", "BITMAP", "COLORMAP",
})  # fmt: skip
"""They tell of the program that owns it (ICCCM 2.6.2), or number what lives and dies with that program."""

_WHOLE_PICTURES: Final = ("image/png", "image/bmp", "image/tiff")
"""Encodings that lose nothing, the one that is read first in front."""


def to_save(offered: Sequence[str]) -> list[str]:
    """The formats to fetch, each once, texts first.

    A program that copies one picture offers it in up to fifteen encodings, each made on request and slowly. They are
    one content: only the first of them that loses nothing is fetched. Without such a one, all are.
    """
    content = [name for name in dict.fromkeys(offered) if name and name not in _ACTIONS and name not in _ABOUT_OWNER]
    whole = next((name for name in _WHOLE_PICTURES if name in content), "")
    if whole:
        content = [name for name in content if name == whole or not is_picture(name)]
    return sorted(content, key=lambda name: (is_picture(name), name not in TEXTS))


def is_picture(name: str) -> bool:
    """Whether it is an encoding of pixels (a drawing such as SVG is not)."""
    return name.startswith("image/") and "svg" not in name and "xml" not in name


def texts_for(text: str) -> dict[str, bytes]:
    """A plain text in every format that can hold it, best first."""
    utf8 = text.encode("utf-8", "replace")
    found = dict.fromkeys(("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT"), utf8)
    try:
        found["STRING"] = text.encode("latin-1")
    except UnicodeEncodeError:
        return found
    return found
