"""Where the palette stands: near the lower third of the target window, on its screen, whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kefu_desktop.domain.window import Rect


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in Qt's logical coordinates."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. Qt keeps its origin in physical pixels and scales its size by `ratio`."""

    whole: Place
    available: Place
    """Without task bars."""
    ratio: float


def screen_of(target: Rect, screens: Sequence[Screen]) -> Screen:
    """The screen that shows most of the target; the first one if none shows any of it.

    Args:
        target: in physical pixels.
        screens: at least one, the primary one first.
    """
    return max(screens, key=lambda screen: _shared(target, screen))


def logical(target: Rect, screen: Screen) -> Place:
    """A rectangle of physical pixels in Qt's coordinates on that screen."""
    ratio = screen.ratio
    return Place(
        screen.whole.x + round((target.x - screen.whole.x) / ratio),
        screen.whole.y + round((target.y - screen.whole.y) / ratio),
        round(target.width / ratio),
        round(target.height / ratio),
    )


def near(target: Place, width: int, height: int, available: Place) -> Place:
    """A window of that size, its middle on the line above the target's lower third, clamped to what is available.

    A window larger than the screen is cut to it.
    """
    return _clamped(target, width, height, available, middle=target.y + target.height * 2 // 3)


def at_foot(target: Place, width: int, height: int, available: Place) -> Place:
    """A message of that size at the lower edge of the target, inside it where there is room."""
    return _clamped(target, width, height, available, middle=target.y + target.height - height)


def _clamped(target: Place, width: int, height: int, available: Place, *, middle: int) -> Place:
    width, height = min(width, available.width), min(height, available.height)
    x = target.x + (target.width - width) // 2
    y = middle - height // 2
    return Place(
        min(max(x, available.x), available.x + available.width - width),
        min(max(y, available.y), available.y + available.height - height),
        width,
        height,
    )


def _shared(target: Rect, screen: Screen) -> float:
    """Physical pixels of the target that the screen shows."""
    whole = screen.whole
    right, bottom = whole.x + whole.width * screen.ratio, whole.y + whole.height * screen.ratio
    across = min(target.x + target.width, right) - max(target.x, whole.x)
    down = min(target.y + target.height, bottom) - max(target.y, whole.y)
    return max(0.0, across) * max(0.0, down)
