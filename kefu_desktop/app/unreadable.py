"""Why nothing was recognised in a file, as far as its first bytes tell."""

from __future__ import annotations

from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.source import Source

_PICTURES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_RIFF: Final = b"RIFF"
_WEBP: Final = b"WEBP"
_DOCUMENTS: Final = (b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
"""PDF, the old files of Word, WPS and PowerPoint, RTF."""
_ZIPPED: Final = frozenset({".xlsx", ".docx", ".kefupack", ".alfredsnippets", ".zip"})
"""What is a zip when it is whole."""


def why_unreadable(source: Source) -> BadInputError:
    """What the user is told, with what to do instead."""
    if source.is_folder or source.data[:4] == b"PK\x03\x04":
        return _nothing(source)
    if not source.data.strip():
        return BadInputError("The file {file} is empty. Please choose another one.", file=source.name)
    if _is_picture(source.data):
        return BadInputError(
            "{file} is a picture; its words cannot be read. Copy the words as text and paste them into the import "
            "window.",
            file=source.name,
        )
    if source.data.startswith(_DOCUMENTS):
        return BadInputError(
            "{file} cannot be read as it is. Open it, copy its text, and paste that into the import window.",
            file=source.name,
        )
    if source.ending in _ZIPPED:
        return BadInputError("The file {file} is damaged. Please fetch it or save it again.", file=source.name)
    return _nothing(source)


def _is_picture(data: bytes) -> bool:
    return data.startswith(_PICTURES) or (data[:4] == _RIFF and data[8:12] == _WEBP)


def _nothing(source: Source) -> BadInputError:
    return BadInputError(
        "No phrases are recognised in {file}. Save it as CSV, XLSX or text and try again.", file=source.name
    )
