"""The reader of old .xls files, in a process of its own: what goes wrong in its depths ends nothing else.

It gets a compound file over stdin, and gives lines of JSON: `[]` when it is about to begin, `["name"]` for a sheet,
`[["cell", …], …]` for some of its rows, at the end `{}`, or `{"large": true}` if it stopped. If the end is missing, the
file could not be read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from kefu_desktop.domain.cell_text import cell_text

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST_MEMORY: Final = 1024**3
_MOST_LETTERS: Final = 64 * 1024**2
"""Of all cells together: one text may stand in many of them."""
_MOST_SECONDS: Final = 2
"""For a small file, with the start of the program; one more for each MB."""
_AT_ONCE: Final = 500


def run() -> int:
    """The exit code."""
    _limit_memory()
    import python_calamine

    with os.fdopen(0, "rb", closefd=False) as given, os.fdopen(1, "w", encoding="utf-8", closefd=False) as out:
        data = given.read()
        _limit_time(len(data))
        print("[]", file=out, flush=True)
        try:
            for piece in _pieces(python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))):
                print(json.dumps(piece), file=out)
        except _TooLargeError:
            print('{"large": true}', file=out)
            return 1
        print("{}", file=out)
    return 0


class _TooLargeError(Exception):
    """There is more text in it than anybody wrote."""


def _pieces(book: CalamineWorkbook) -> Iterator[list[str] | list[list[str]]]:
    from python_calamine import SheetVisibleEnum

    letters = 0
    for sheet in book.sheets_metadata:
        if sheet.visible is not SheetVisibleEnum.Visible:
            continue
        yield [sheet.name]
        rows = (list(map(cell_text, row)) for row in book.get_sheet_by_name(sheet.name).iter_rows())
        while some := list(islice(rows, _AT_ONCE)):
            letters += sum(len(cell) for row in some for cell in row)
            if letters > _MOST_LETTERS:
                raise _TooLargeError
            yield some


def _limit_time(size: int) -> None:
    """Of the processor, which a busy machine does not use up."""
    if sys.platform != "win32":
        import resource

        seconds = _MOST_SECONDS + size // 1024**2
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
