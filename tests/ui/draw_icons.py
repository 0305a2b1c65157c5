"""Draws the PNGs and the .ico of resources/icons from its SVGs: python -m tests.ui.draw_icons."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

ICONS = Path(__file__).parents[2] / "resources" / "icons"
FOLDER = ICONS / "tray"
SIZES = (16, 20, 24, 32, 48, 64)
MASK = 80
"""Five times 16 and four times 20 pixels."""


def draw(svg: Path, size: int) -> QImage:
    """The drawing in that many pixels."""
    reader = QImageReader(str(svg))
    reader.setScaledSize(QSize(size, size))
    return reader.read()


def main() -> None:
    """Draw all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    for stem in ("kefu", "paused"):
        for size in SIZES:
            draw(FOLDER / f"{stem}.svg", size).save(str(FOLDER / f"{stem}-{size}.png"))
    draw(FOLDER / "kefu.svg", 256).save(str(FOLDER / "kefu.ico"))
    (ICONS / "masks").mkdir(exist_ok=True)
    for svg in ICONS.glob("*.svg"):
        draw(svg, MASK).save(str(ICONS / "masks" / f"{svg.stem}.png"))
    app.quit()


if __name__ == "__main__":
    main()
