"""The X11 back end as a whole."""

from __future__ import annotations

import struct

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.clipboard import X11Clipboard
from kefu_desktop.backends.x11.hold import Hold
from kefu_desktop.backends.x11.hotkeys import Grabber, X11Hotkeys
from kefu_desktop.backends.x11.injector import X11Injector
from kefu_desktop.backends.x11.keyboard import Keyboard
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.backends.x11.thread import X11Thread
from kefu_desktop.backends.x11.windows import X11ActiveWindow
from kefu_desktop.ports.desktop import Desktop


def open_desktop(display: str | None = None) -> Desktop:
    """Connect to an X server (by default that of the environment); its thread is to be started.

    Raises:
        NotPossibleError: there is no X server there, or it does not let us in.
    """
    session = Session(display)
    keyboard = Keyboard(session)
    hold = Hold(session)
    windows = X11ActiveWindow(session, hold)
    clipboard = X11Clipboard(session)

    def ahead() -> None:
        windows.ask_ahead()
        injector.ask_ahead()
        clipboard.ask_ahead()

    def closing() -> None:
        grabber.release_all()
        clipboard.hand_over()

    thread = X11Thread(session, closing)
    injector = X11Injector(session, keyboard)
    grabber = Grabber(session, keyboard, windows, hold, thread)
    grabber.before_telling(ahead)
    return Desktop(
        name="x11",
        thread=thread,
        hotkeys=X11Hotkeys(grabber, thread.run_here),
        windows=windows,
        injector=injector,
        clipboard=clipboard,
        source=clipboard,
        composited=_is_composited(session),
    )


def _is_composited(session: Session) -> bool:
    """Whether a compositing manager of the first screen runs, as it tells by owning this selection."""
    link = session.link
    (owner,) = struct.unpack_from("=I", link.reply(link.ask(rq.get_owner(session.atom("_NET_WM_CM_S0")))), 8)
    return bool(owner)
