"""The kept set of icons, tinted by the colours in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from kefu_desktop.ui.look import tokens

_TRAY_SIZES = (16, 20, 24, 32, 48, 64)


class Icons:
    """Icons of one folder (resources/icons).

    The SVGs were drawn as masks beforehand: Qt's SVG library would cost 2 MB of memory for three icons.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = tokens.ICON, ratio: float = 1.0) -> QPixmap:
        """One icon in one colour; `size` in logical pixels, `ratio` device pixels for each."""
        key = (name, colour, size, ratio)
        if key not in self._made:
            self._made[key] = self._draw(name, colour, size, ratio)
        return self._made[key]

    def icon(self, name: str, colour: str, size: int = tokens.ICON) -> QIcon:
        """The same for buttons and menus, sharp at 100 to 200 %."""
        made = QIcon()
        for ratio in (1.0, 1.5, 2.0):
            made.addPixmap(self.pixmap(name, colour, size, ratio))
        return made

    def tray(self, *, paused: bool) -> QIcon:
        """The mark of the program; it has its own colours, as no palette tells how dark a task bar is."""
        stem = "paused" if paused else "kefu"
        made = QIcon()
        for size in _TRAY_SIZES:
            made.addFile(str(self._folder / "tray" / f"{stem}-{size}.png"), QSize(size, size))
        return made

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        pixels = QSize(round(size * ratio), round(size * ratio))
        mask = QImage(str(self._folder / "masks" / f"{name}.png"))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shape = QPixmap.fromImage(mask.scaled(pixels, keep, smooth))
        painter = QPainter(shape)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(shape.rect(), QColor(colour))
        painter.end()
        shape.setDevicePixelRatio(ratio)
        return shape
