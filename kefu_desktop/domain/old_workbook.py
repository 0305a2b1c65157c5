"""What can be told of an old .xls before it is read; see MS-XLS, records."""

from __future__ import annotations

from typing import Final

from kefu_desktop.domain.compound_file import CompoundFile, with_one_stream
from kefu_desktop.domain.errors import BadInputError

MOST_CELLS: Final = 6_000_000
"""Between the first and the last cell of a sheet: the reader makes room for all of them."""
_BEGIN: Final = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_PASSWORD: Final = 0x002F
_CELLS: Final = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406, 0x0206})


def is_old_workbook(data: bytes) -> bool:
    """Whether there is a workbook in the compound file, or a new one behind a password.

    Raises:
        BadInputError: the compound file is broken.
    """
    return _stream(CompoundFile(data)) != ""


def put_in_order(data: bytes) -> bytes:
    """The workbook alone, in a compound file without faults.

    Raises:
        BadInputError: it holds no workbook, has a password, or is too large.
    """
    file = CompoundFile(data)
    name = _stream(file)
    if name == "EncryptedPackage":
        raise _has_password()
    if not name:
        raise BadInputError("The Excel file cannot be read. Save it as .xlsx without a password and try again.")
    content = file.read(name)
    _look(content)
    return with_one_stream("Workbook" if name.lower() == "workbook" else "Book", content)


def _stream(file: CompoundFile) -> str:
    names = {name.lower(): name for name in file.names}
    return next((names[name] for name in ("encryptedpackage", "workbook", "book") if name in names), "")


def _look(content: bytes) -> None:
    at, rows, columns = 0, 0, 0
    number = int.from_bytes
    while at + 4 <= len(content):
        kind = number(content[at : at + 2], "little")
        if kind in _CELLS:
            rows = max(rows, number(content[at + 4 : at + 6], "little"))
            columns = max(columns, number(content[at + 6 : at + 8], "little"))
            if (rows + 1) * (columns + 1) > MOST_CELLS:
                raise BadInputError("The sheet is too large. Delete empty rows and columns, or save it as CSV.")
        elif kind in _BEGIN:
            rows = columns = 0
        elif kind == _PASSWORD:
            raise _has_password()
        at += 4 + number(content[at + 2 : at + 4], "little")


def _has_password() -> BadInputError:
    return BadInputError("The Excel file has a password. Open it in Excel or WPS, save it without one and try again.")
