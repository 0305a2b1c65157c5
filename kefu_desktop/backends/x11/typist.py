"""Typing any character: spare keys get its meaning for a moment."""

from __future__ import annotations

from kefu_desktop.backends.x11 import keysyms
from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.keyboard import Keyboard
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.domain.errors import NotPossibleError

_LEARN = 0.04
"""Seconds for programs to read the new meanings of keys; there is no sign that they have."""
_TAKE = 0.06
"""Seconds for the target to take the keys of a batch before their meaning changes again."""
_TAKE_EACH = 0.002
_CAPS = 1 << 1


class Typist:
    """Sends a text key by key."""

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        self._session = session
        self._keyboard = keyboard

    def type_text(self, text: str) -> None:
        """Type it; a line break as Shift+Enter, which chat programs take for one.

        Raises:
            NotPossibleError: no key is free to stand for the characters.
        """
        wanted = [keysyms.of_character(character) for character in text.replace("\r\n", "\n")]
        undo = self._plain_layout()
        try:
            self._type(wanted)
        finally:
            for request in undo:
                self._session.link.send(request)
            self._session.link.flush()

    def _plain_layout(self) -> list[bytes]:
        """Choose the first layout without Caps Lock; what sets both back."""
        session = self._session
        if not session.xkb:
            return []
        state = session.link.reply(session.link.ask(rq.xkb_state(session.xkb)))
        locked, group = state[11] & _CAPS, state[13]
        if not locked and not group:
            return []
        session.link.send(rq.xkb_lock(session.xkb, _CAPS, 0, 0))
        return [rq.xkb_lock(session.xkb, _CAPS, locked, group)]

    def _type(self, wanted: list[int]) -> None:
        keymap = self._keyboard.keymap
        known = {keysym: found for keysym in wanted if (found := keymap.typed_by(keysym)) is not None}
        spare = keymap.spare_keycodes()
        if not spare and len(known) < len(set(wanted)):
            raise NotPossibleError("No key of this keyboard is free for typing. Let the program use paste instead.")
        shift, width, used = self._keyboard.modifier("Shift"), len(keymap.rows[0]), set[int]()
        try:
            for batch in batches(wanted, set(known), len(spare)):
                new = [keysym for keysym in dict.fromkeys(batch) if keysym not in known]
                lent = dict(zip(new, spare, strict=False))
                self._mean({keycode: keysym for keysym, keycode in lent.items()}, width)
                self._pause(_LEARN if lent else 0)
                used.update(lent.values())
                keys = known | {keysym: (keycode, False) for keysym, keycode in lent.items()}
                self._send([keys[keysym] for keysym in batch], known.get(keysyms.RETURN), shift)
                self._pause(_TAKE + _TAKE_EACH * len(batch))
        finally:
            self._mean(dict.fromkeys(used, 0), width)

    def _mean(self, meanings: dict[int, int], width: int) -> None:
        """Give keys a meaning, neighbours in one go: at each change every program reads the whole keyboard again."""
        for first, keysyms_there in runs(meanings):
            rows = [(keysym,) * width for keysym in keysyms_there]
            self._session.link.send(rq.change_keyboard_mapping(first, rows))

    def _send(self, keys: list[tuple[int, bool]], line_break: tuple[int, bool] | None, shift: int) -> None:
        link, xtest = self._session.link, self._session.xtest
        for key in keys:
            around = (shift,) if key[1] or key == line_break else ()
            for down in (*around, key[0]):
                link.send(rq.fake_key(xtest, rq.KEY_DOWN, down))
            for up in (key[0], *around):
                link.send(rq.fake_key(xtest, rq.KEY_UP, up))
        link.flush()

    def _pause(self, seconds: float) -> None:
        self._session.wait(lambda: False, seconds)


def batches(wanted: list[int], known: set[int], room: int) -> list[list[int]]:
    """The keysyms in order, cut so that each part has at most `room` different ones that are not `known`."""
    parts: list[list[int]] = []
    new: set[int] = set()
    for keysym in wanted:
        if keysym not in known:
            new.add(keysym)
        if not parts or len(new) > room:
            parts.append([])
            new = {keysym} - known
        parts[-1].append(keysym)
    return parts


def runs(meanings: dict[int, int]) -> list[tuple[int, list[int]]]:
    """Keycodes that follow one another: the first of each run, and the keysyms of the run."""
    found: list[tuple[int, list[int]]] = []
    for keycode in sorted(meanings):
        if not found or keycode != found[-1][0] + len(found[-1][1]):
            found.append((keycode, []))
        found[-1][1].append(meanings[keycode])
    return found
