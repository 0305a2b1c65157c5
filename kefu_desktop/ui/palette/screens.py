"""Qt's screens as the values that placement reckons with."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from kefu_desktop.domain.window import Window
from kefu_desktop.ui.palette.placement import Place, Screen, logical, screen_of


def surroundings(target: Window | None) -> tuple[Place, Place]:
    """The target's place and what is available around it, both in logical coordinates.

    Without a target: the primary screen in its place.
    """
    screens = _screens()
    if target is None or target.rect.width <= 0:
        return screens[0].available, screens[0].available
    screen = screen_of(target.rect, screens)
    return logical(target.rect, screen), screen.available


def _screens() -> list[Screen]:
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return [
        Screen(_place(screen.geometry()), _place(screen.availableGeometry()), screen.devicePixelRatio())
        for screen in (primary, *others)
    ]


def _place(rect: QRect) -> Place:
    return Place(rect.x(), rect.y(), rect.width(), rect.height())
