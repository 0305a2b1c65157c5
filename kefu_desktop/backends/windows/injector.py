"""Keys sent by SendInput, each combination as one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from kefu_desktop.backends.windows.keys import (
    HELD_MODIFIERS,
    VK_RETURN,
    VK_SHIFT,
    VK_UNASSIGNED,
    key_code,
    modifier_codes,
)
from kefu_desktop.backends.windows.native.keys import KeyApi, Stroke
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey

_LOOK_EVERY: Final = 0.01
_MOST_AT_ONCE: Final = 400
"""Strokes a batch when typing, below what a program's queue holds."""


class WindowsInjector:
    """Sends keys to the window in front. On the desktop's thread."""

    def __init__(
        self,
        api: KeyApi,
        rest: Callable[[float], None],
        monotonic: Callable[[], float],
        passing: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._api = api
        self._passing = passing
        self._rest = rest
        self._monotonic = monotonic

    def let_go(self, timeout: float) -> bool:
        """Let go of what the user still holds; False if something is still held after `timeout` seconds."""
        until = self._monotonic() + timeout
        while not self.release_held():
            if self._monotonic() >= until:
                return False
            self._rest(_LOOK_EVERY)
        return True

    def release_held(self) -> bool:
        """Let go once of what the user holds, for all programs; whether nothing is held now.

        A lone Alt that comes up opens a menu, a lone Win the Start menu: a key that nobody knows goes before them.
        """
        strokes = self._letting_go(self._held())
        if not strokes:
            return True
        with self._passing():
            self._api.send(strokes)
        return not self._held()

    def press(self, combination: Hotkey) -> None:
        """Press and release one combination as one batch; a modifier that came down meanwhile is let go before.

        Raises:
            NotPossibleError: Windows refused (an elevated target), or has no such key.
        """
        key, modifiers = key_code(combination), modifier_codes(combination)
        down = [*[Stroke(code) for code in modifiers], Stroke(key)]
        up = [Stroke(key, up=True), *[Stroke(code, up=True) for code in reversed(modifiers)]]
        self._send([*self._letting_go(self._held()), *down, *up])

    def type_text(self, text: str) -> None:
        """Type a text as Unicode characters; a line break is Shift+Enter, since Enter alone sends in chat programs.

        Raises:
            NotPossibleError: Windows refused.
        """
        strokes: list[Stroke] = []
        for character in text.replace("\r\n", "\n"):
            strokes += _line_break() if character == "\n" else _typed(character)
            if len(strokes) >= _MOST_AT_ONCE:
                self._send(strokes)
                strokes = []
        if strokes:
            self._send(strokes)

    @staticmethod
    def _letting_go(held: list[int]) -> list[Stroke]:
        strokes = [Stroke(code, up=True) for code in held]
        if any(HELD_MODIFIERS[code] in {"Alt", "Win"} for code in held):
            strokes[:0] = [Stroke(VK_UNASSIGNED), Stroke(VK_UNASSIGNED, up=True)]
        return strokes

    def _held(self) -> list[int]:
        return [code for code in HELD_MODIFIERS if self._api.is_down(code)]

    def _send(self, strokes: Sequence[Stroke]) -> None:
        with self._passing():
            sent = self._api.send(strokes)
        if sent == len(strokes):
            return
        self.release_held()
        raise NotPossibleError("Windows did not let the keys through. Press Ctrl+V in the chat window.")


def _line_break() -> list[Stroke]:
    return [Stroke(VK_SHIFT), Stroke(VK_RETURN), Stroke(VK_RETURN, up=True), Stroke(VK_SHIFT, up=True)]


def _typed(character: str) -> list[Stroke]:
    raw = character.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]
    return [
        *[Stroke(unit, unicode=True) for unit in units],
        *[Stroke(unit, up=True, unicode=True) for unit in units],
    ]
