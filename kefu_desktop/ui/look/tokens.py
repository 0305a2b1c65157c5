"""Colours, sizes and type of every window; no widget holds one of its own.

Lengths are Qt's logical pixels. Body text of 14 is 10.5 pt at 96 dpi, which is what Qt scales from on every desktop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont

GRID: Final = 4
PAD_SMALL: Final = 8
PAD: Final = 12
PAD_LARGE: Final = 16
ROW: Final = 36
ROW_COMPACT: Final = 30
FIELD: Final = 44
RADIUS_WINDOW: Final = 8
RADIUS_FIELD: Final = 6
RADIUS_SMALL: Final = 4
DOT: Final = 8
ICON: Final = 16
ICON_LARGE: Final = 20
SHADOW: Final = 16
"""Width of the soft shadow around a floating window."""
PALETTE_WIDTH: Final = 600
LINE_HEIGHT: Final = 145
"""Percent, in texts of phrases."""

BODY: Final = 14
SECONDARY: Final = 12
TITLE: Final = 16

FAMILIES: Final = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI")


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme; every pair of text and ground that is used has a contrast of at least 4.5 : 1."""

    dark: bool
    window: str
    raised: str
    """Fields, and what lies on the window."""
    line: str
    outline: str
    """Borders of fields, which must be seen."""
    text: str
    muted: str
    accent: str
    """What the Enter key will do."""
    on_accent: str
    accent_soft: str
    """The ground of the row that Enter will take."""
    hover: str
    chip: str
    chip_text: str
    error: str
    warning: str
    good: str
    common: str
    product: str
    payment_chase: str
    after_sales: str
    own: str

    def category(self, slug: str) -> str:
        """The colour of that category's dot."""
        known = {
            "common": self.common,
            "product": self.product,
            "payment-chase": self.payment_chase,
            "after-sales": self.after_sales,
        }
        return known.get(slug, self.own)


LIGHT: Final = Colours(
    dark=False,
    window="#ffffff",
    raised="#f7f8fa",
    line="#e6e8ec",
    outline="#868c98",
    text="#1b1f27",
    muted="#5c6472",
    accent="#1f5fd6",
    on_accent="#ffffff",
    accent_soft="#e9f0fd",
    hover="#f2f4f7",
    chip="#fff1cf",
    chip_text="#714800",
    error="#c02b2b",
    warning="#8f5a00",
    good="#1a7243",
    common="#2f6fe4",
    product="#0c8577",
    payment_chase="#b76e00",
    after_sales="#c0308f",
    own="#6c7483",
)

DARK: Final = Colours(
    dark=True,
    window="#23262d",
    raised="#2b2f37",
    line="#363b45",
    outline="#858d9b",
    text="#eceef2",
    muted="#a6aebb",
    accent="#86b1ff",
    on_accent="#0e1a30",
    accent_soft="#2c3a55",
    hover="#2c3038",
    chip="#4b3c17",
    chip_text="#ffd98a",
    error="#ff9a93",
    warning="#ffc766",
    good="#78d6a0",
    common="#7aa8ff",
    product="#4fd0bf",
    payment_chase="#f2b04c",
    after_sales="#f08ccb",
    own="#9aa3b2",
)


def font(size: int = BODY, *, strong: bool = False) -> QFont:
    """The UI font at one of the three sizes; Chinese and Latin come from one family, so they share a baseline."""
    made = QFont()
    made.setFamilies([*FAMILIES, *made.families()])
    made.setPixelSize(size)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made
