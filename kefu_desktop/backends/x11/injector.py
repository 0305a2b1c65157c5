"""Keys sent through XTEST."""

from __future__ import annotations

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.ahead import Ahead
from kefu_desktop.backends.x11.keyboard import Keyboard
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.backends.x11.typist import Typist
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import MODIFIERS, Hotkey

_LOOK_AGAIN = 0.01
_CAPS = 0x02
"""Caps Lock may stay on: programs know Ctrl+V by its key."""


class X11Injector:
    """Implements ports.injector.Injector."""

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        self._session = session
        self._keyboard = keyboard
        self._typist = Typist(session, keyboard)
        self._questions = [rq.query_keymap()] + ([rq.xkb_state(session.xkb)] if session.xkb else [])
        self._ahead = Ahead(session)

    def let_go(self, timeout: float) -> bool:
        """Release held modifiers for the programs; False if one is still in effect after `timeout` seconds."""
        for _ in range(max(2, round(timeout / _LOOK_AGAIN))):
            if self._release_held():
                return True
            if not self._session.xtest:
                self._session.wait(lambda: False, _LOOK_AGAIN)
        return False

    def ask_ahead(self) -> None:
        """The next `let_go` will follow at once."""
        self._ahead.ask(self._questions)

    def press(self, combination: Hotkey) -> None:
        """Press and release one combination as one batch.

        Raises:
            NotPossibleError: the keyboard lacks the key, or the server sends no keys.
        """
        names = [name for name in MODIFIERS if name in combination.modifiers]
        held = [self._keyboard.modifier(name) for name in names]
        key = self._keyboard.keycode(combination.key)
        self._need_xtest()
        link = self._session.link
        # A hotkey that fired this moment would swallow the keys: end its grab first.
        link.send(rq.ungrab_keyboard())
        for keycode in (*held, key):
            link.send(rq.fake_key(self._session.xtest, rq.KEY_DOWN, keycode))
        for keycode in (key, *reversed(held)):
            link.send(rq.fake_key(self._session.xtest, rq.KEY_UP, keycode))
        link.flush()

    def type_text(self, text: str) -> None:
        """Type a text as Unicode characters, for programs that refuse a paste.

        Raises:
            NotPossibleError: the server sends no keys, or no key is free to stand for the characters.
        """
        self._need_xtest()
        self._typist.type_text(text)

    def _need_xtest(self) -> None:
        if not self._session.xtest:
            raise NotPossibleError("This screen does not let programs send keys (XTEST is off). Paste with Ctrl+V.")

    def _release_held(self) -> bool:
        """Release what is held and clear what is latched; whether nothing was."""
        session, link = self._session, self._session.link
        down, *state = [link.reply(sequence) for sequence in self._ahead.take(self._questions)]
        held = rq.down_keys(down) & self._keyboard.keymap.modifier_keys
        stuck = self._stuck(state[0]) if state else 0
        if session.xtest:
            for keycode in held:
                link.send(rq.fake_key(session.xtest, rq.KEY_UP, keycode))
        if stuck:
            link.send(rq.xkb_unlatch(session.xkb, stuck))
        return not held and not stuck

    def _stuck(self, state: bytes) -> int:
        """Modifiers that stay without a key (sticky keys), of those that change what a combination means."""
        matter = 0
        for mask in self._keyboard.keymap.masks.values():
            matter |= mask
        return (state[10] | state[11]) & matter & ~_CAPS
