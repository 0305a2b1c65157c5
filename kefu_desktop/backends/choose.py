"""Which back end works here, and why the others would not do."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kefu_desktop.domain.errors import KefuError, NotPossibleError
from kefu_desktop.ports.desktop import Desktop

Opener = Callable[[], Desktop]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A back end that would not do."""

    name: str
    why: KefuError


@dataclass(frozen=True, slots=True)
class Choice:
    """The first that works (the last, null, always does), and those before it."""

    desktop: Desktop
    refusals: tuple[Refusal, ...]


def choose(
    candidates: Sequence[tuple[str, Opener]] | None = None, may_take_over: Callable[[], bool] = lambda: False
) -> Choice:
    """Try the candidates of this system in order.

    `may_take_over`: whether the user allows a keyboard hook for a combination that another program holds (Windows).
    """
    refusals: list[Refusal] = []
    for name, opener in candidates if candidates is not None else candidates_here(may_take_over):
        try:
            return Choice(opener(), tuple(refusals))
        except KefuError as why:
            refusals.append(Refusal(name, why))
    return Choice(_open_null(), tuple(refusals))


def candidates_here(may_take_over: Callable[[], bool] = lambda: False) -> list[tuple[str, Opener]]:
    """The back ends of this system."""
    if sys.platform == "win32":
        return [("windows", lambda: _open_windows(may_take_over))]
    return [("x11", _open_x11)]


def _open_windows(may_take_over: Callable[[], bool]) -> Desktop:
    from kefu_desktop.backends.windows.desktop import open_desktop

    return open_desktop(may_take_over)


def _open_x11() -> Desktop:
    if not os.environ.get("DISPLAY"):
        if os.environ.get("WAYLAND_DISPLAY"):
            raise NotPossibleError(
                "This is a Wayland session without X11: global hotkeys and pasting do not work here. "
                "Log in again and choose an X11 (Xorg) session."
            )
        raise NotPossibleError("There is no screen here (DISPLAY is not set). Start the program on a desktop.")
    from kefu_desktop.backends.x11.desktop import open_desktop

    return open_desktop()


def _open_null() -> Desktop:
    from kefu_desktop.backends.null.desktop import open_desktop

    return open_desktop()
