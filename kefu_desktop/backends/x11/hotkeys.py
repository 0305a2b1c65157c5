"""Key combinations taken by XGrabKey, and what is done at once when one fires."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Protocol

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.hold import Hold
from kefu_desktop.backends.x11.keyboard import Keyboard
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.backends.x11.windows import X11ActiveWindow
from kefu_desktop.domain.errors import DesktopGoneError, HotkeyTakenError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Window

_Grab = tuple[int, int]
"""Keycode and modifiers."""


class Listener(Protocol):
    """Whom the grabber asks and tells."""

    def opens_window(self, hotkey: Hotkey) -> bool:
        """Whether a window of ours will take the keyboard: keys typed until then wait for it."""

    def tell(self, hotkey: Hotkey, window: Window | None) -> None:
        """It fired, with this window in front."""


class Grabber:
    """Takes combinations and tells of fired ones; on the desktop's thread.

    A key that is held fires once: it is released for the programs by XTEST, and that ends its repeating too (tried with
    keys held on XTEST's keyboard and on another one).
    """

    def __init__(
        self, session: Session, keyboard: Keyboard, windows: X11ActiveWindow, hold: Hold, listener: Listener
    ) -> None:
        """`listener` is told of hotkeys."""
        self._session = session
        self._keyboard = keyboard
        self._windows = windows
        self._hold = hold
        self._listener = listener
        self._ahead: Callable[[], None] = lambda: None
        self._wanted: set[Hotkey] = set()
        self._by_key: dict[_Grab, Hotkey] = {}
        self._ours: dict[Hotkey, list[_Grab]] = {}
        hold.lift = lambda: self._send_for_all(rq.ungrab_key)
        hold.replace = lambda: self._send_for_all(rq.grab_key)
        session.on(rq.KEY_PRESS, self._pressed)
        session.on(rq.MAPPING_NOTIFY, self._mapping_changed)

    def before_telling(self, ahead: Callable[[], None]) -> None:
        """Have this called at each fired hotkey, to ask what a paste that follows at once will want to know."""
        self._ahead = ahead

    def grab(self, hotkey: Hotkey) -> None:
        """As ports.hotkeys.Hotkeys.grab."""
        if hotkey in self._wanted:
            return
        self._take(hotkey)
        self._wanted.add(hotkey)

    def release(self, hotkey: Hotkey) -> None:
        """As ports.hotkeys.Hotkeys.release."""
        self._wanted.discard(hotkey)
        self._give_back(hotkey)
        self._session.link.flush()

    def release_all(self) -> None:
        """Give all of them back."""
        for hotkey in list(self._wanted):
            self.release(hotkey)

    def _take(self, hotkey: Hotkey) -> None:
        link, grabs = self._session.link, self._grabs(hotkey)
        if not grabs:
            raise NotPossibleError("This keyboard has no key {key}. Choose another combination.", key=str(hotkey))
        asked = [link.ask(rq.grab_key(self._session.root, *grab)) for grab in grabs]
        self._ours[hotkey] = grabs
        if link.refused(asked):
            self._give_back(hotkey)
            link.flush()
            raise HotkeyTakenError("{key} is taken by another program. Choose another combination.", key=str(hotkey))
        relevant = self._keyboard.keymap.relevant
        self._by_key.update({(keycode, relevant(mask)): hotkey for keycode, mask in grabs})

    def _grabs(self, hotkey: Hotkey) -> list[_Grab]:
        """All keys and modifiers that are this combination; none if the keyboard lacks a key."""
        keymap = self._keyboard.keymap
        mask = keymap.mask(hotkey)
        if mask is None:
            return []
        return [(key, mask | ignored) for key in keymap.keycodes_of(hotkey.key) for ignored in keymap.ignored_masks()]

    def _give_back(self, hotkey: Hotkey) -> None:
        for grab in self._ours.pop(hotkey, ()):
            self._session.link.send(rq.ungrab_key(self._session.root, *grab))
        self._by_key = {key: other for key, other in self._by_key.items() if other != hotkey}

    def _send_for_all(self, request: Callable[[int, int, int], bytes]) -> None:
        link, root = self._session.link, self._session.root
        for grabs in self._ours.values():
            for grab in grabs:
                link.send(request(root, *grab))

    def _mapping_changed(self, event: bytes) -> None:
        """The same combinations may lie on other keys now."""
        if event[4] == 2:  # the pointer's buttons
            return
        for hotkey in list(self._wanted):
            if self._grabs(hotkey) == self._ours.get(hotkey):
                continue
            self._give_back(hotkey)
            try:
                self._take(hotkey)
            except DesktopGoneError:
                raise
            except NotPossibleError:
                continue  # held by another program, or on no key of this layout: tried again at the next change

    def _pressed(self, event: bytes) -> None:
        keycode, (time,) = event[1], struct.unpack_from("=I", event, 4)
        (state,) = struct.unpack_from("=H", event, 28)
        hotkey = self._by_key.get((keycode, self._keyboard.keymap.relevant(state)))
        holds = hotkey is not None and self._listener.opens_window(hotkey)
        # All in one flush, and in this order: whoever is in front is asked before anything can change it.
        if not holds:
            self._session.link.send(rq.ungrab_keyboard())
        asked = self._windows.ask_current()
        self._let_go(keycode, state)
        if holds:
            self._hold.begin()
        elif hotkey is not None:
            self._ahead()
        window = self._windows.answer_current(asked)
        if hotkey is not None:
            self._session.hotkey_time = time
            self._listener.tell(hotkey, window)

    def _let_go(self, keycode: int, state: int) -> None:
        """Release the key, and the modifiers of `state`, so that the letters typed next come without Ctrl and Alt.

        Both keys of a pair are released; the server drops the release of a key that is up.
        """
        if self._session.xtest:
            for key in (keycode, *self._keyboard.keymap.keys_of(state)):
                self._session.link.send(rq.fake_key(self._session.xtest, rq.KEY_UP, key))


class X11Hotkeys:
    """Implements ports.hotkeys.Hotkeys: hands each call to the desktop's thread and waits for it."""

    def __init__(self, grabber: Grabber, run: Callable[[Callable[[], None]], None]) -> None:
        self._grabber = grabber
        self._run = run

    def grab(self, hotkey: Hotkey) -> None:
        """Take the combination; nothing happens if it is ours already.

        Raises:
            HotkeyTakenError: another program holds it.
            NotPossibleError: this keyboard has no such key.
            DesktopGoneError: the screen is gone.
        """
        self._run(lambda: self._grabber.grab(hotkey))

    def release(self, hotkey: Hotkey) -> None:
        """Give it back; nothing happens if it is not ours.

        Raises:
            DesktopGoneError: the screen is gone.
        """
        self._run(lambda: self._grabber.release(hotkey))
