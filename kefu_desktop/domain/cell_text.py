"""What a cell of a workbook says, as people see it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

GUARDED: Final = re.compile(r"'+[=+\-@]")
"""A text with an apostrophe before what would be a formula: so it comes from a CSV that was saved as a workbook."""


def cell_text(cell: object) -> str:
    """Whole numbers without a point, dates in the order of the year, texts without the guard of a CSV."""
    if isinstance(cell, str):
        return cell[1:] if cell[:1] == "'" and GUARDED.match(cell) else cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time.min else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float):
        # 15 digits are all that a spreadsheet knows of
        return f"{cell:.15g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
