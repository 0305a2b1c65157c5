"""Global hotkeys by RegisterHotKey: no hook, no keystroke of the user is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from kefu_desktop.backends.windows.keys import hotkey_flags, key_code
from kefu_desktop.backends.windows.native.keys import ERROR_HOTKEY_ALREADY_REGISTERED, KeyApi
from kefu_desktop.backends.windows.thread import WindowsThread
from kefu_desktop.domain.errors import HotkeyTakenError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey

_LAST_NUMBER: Final = 0xBFFF
"""Numbers above are for libraries."""


class FallBack(Protocol):
    """Takes over what another program holds."""

    def add(self, hotkey: Hotkey) -> None:
        """Take it over."""

    def remove(self, hotkey: Hotkey) -> None:
        """Give it back; nothing happens if it was not taken over."""

    def close(self) -> None:
        """Give all back."""


class WindowsHotkeys:
    """Registers combinations for the hidden window. From any thread: the work is done on the desktop's."""

    def __init__(self, api: KeyApi, thread: WindowsThread, fall_back: FallBack, allowed: Callable[[], bool]) -> None:
        self._api = api
        self._thread = thread
        self._fall_back = fall_back
        self._allowed = allowed
        self._numbers: dict[Hotkey, int] = {}
        self._next = 1
        thread.at_end(self._release_all)

    def grab(self, hotkey: Hotkey) -> None:
        """Take the combination; nothing happens if it is ours already.

        Raises:
            HotkeyTakenError: another program holds it, and taking over was not asked for.
            NotPossibleError: this keyboard has no such key, or Windows keeps the combination for itself.
        """
        self._thread.call(lambda: self._grab(hotkey))

    def release(self, hotkey: Hotkey) -> None:
        """Give it back; nothing happens if it is not ours."""
        if self._thread.window:
            self._thread.call(lambda: self._release(hotkey))

    def by_number(self, number: int) -> Hotkey | None:
        """The combination that WM_HOTKEY tells of; None if it was given back meanwhile."""
        return next((hotkey for hotkey, own in self._numbers.items() if own == number), None)

    def _grab(self, hotkey: Hotkey) -> None:
        if hotkey in self._numbers:
            return
        number, self._next = self._next, self._next % _LAST_NUMBER + 1
        error = self._api.register(self._thread.window, number, hotkey_flags(hotkey), key_code(hotkey))
        if not error:
            self._numbers[hotkey] = number
        elif error == ERROR_HOTKEY_ALREADY_REGISTERED and self._allowed():
            self._fall_back.add(hotkey)
        elif error == ERROR_HOTKEY_ALREADY_REGISTERED:
            raise HotkeyTakenError("Another program uses {hotkey}. Choose another combination.", hotkey=hotkey)
        else:
            raise NotPossibleError("Windows does not let {hotkey} be used. Choose another combination.", hotkey=hotkey)

    def _release(self, hotkey: Hotkey) -> None:
        number = self._numbers.pop(hotkey, None)
        if number is not None:
            self._api.unregister(self._thread.window, number)
        self._fall_back.remove(hotkey)

    def _release_all(self) -> None:
        for hotkey in list(self._numbers):
            self._release(hotkey)
        self._fall_back.close()
