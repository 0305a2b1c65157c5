"""Takes over a combination that another program holds, through the keyboard package: only where the user asked for it.

The package sees every key by a low-level hook. That is why nothing here happens by default, why the package is imported
when the first combination is added, and why the hook ends with the last one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from kefu_desktop.backends.windows.keys import key_code
from kefu_desktop.backends.windows.native.keys import KeyApi
from kefu_desktop.backends.windows.native.messages import MessageApi
from kefu_desktop.domain.hotkey import MODIFIERS, Hotkey

_NAMES: Final = {"Ctrl": "ctrl", "Alt": "alt", "Shift": "shift", "Win": "windows"}
_END_WITHIN: Final = 1.0


class TakeOver:
    """Combinations that the keyboard package watches for and keeps from other programs. On the desktop's thread."""

    def __init__(self, keys: KeyApi, messages: MessageApi, fired: Callable[[Hotkey], None]) -> None:
        self._keys = keys
        self._messages = messages
        self._fired = fired
        self._removers: dict[Hotkey, Callable[[], None]] = {}

    def add(self, hotkey: Hotkey) -> None:
        """Take it over; nothing happens if it is ours already.

        Raises:
            NotPossibleError: this keyboard has no such key.
        """
        if hotkey in self._removers:
            return
        keyboard = _keyboard()
        names = [_NAMES[name] for name in MODIFIERS if name in hotkey.modifiers]
        # by its place on the keyboard, since the package's names depend on the layout in use
        steps = (*names, self._keys.scan_code(key_code(hotkey)) & 0xFF)
        self._removers[hotkey] = keyboard.add_hotkey(steps, lambda: self._fired(hotkey), suppress=True)

    def remove(self, hotkey: Hotkey) -> None:
        """Give it back; nothing happens if it was not taken over. The hook ends with the last one."""
        remove = self._removers.pop(hotkey, None)
        if remove is None:
            return
        remove()
        if not self._removers:
            self._end_hook()

    def close(self) -> None:
        """Give all back."""
        for hotkey in list(self._removers):
            self.remove(hotkey)

    def renew(self) -> None:
        """Hook again after unlocking or waking up, where Windows drops the hook and key-ups are lost."""
        hotkeys = list(self._removers)
        self.close()
        for hotkey in hotkeys:
            self.add(hotkey)

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Let what we send ourselves through: the package holds modifiers back until it knows what they are for."""
        if not self._removers:
            yield
            return
        listener = _keyboard()._listener  # noqa: SLF001 - as the package's own `send` does
        listener.is_replaying = True
        try:
            yield
        finally:
            listener.is_replaying = False

    def _end_hook(self) -> None:
        """The package has no way to end its hook, but its thread returns on any message, and the hook goes with it.

        What it holds for pressed is forgotten, so that it starts from nothing: a key whose release it missed would
        count as held for ever.
        """
        keyboard = _keyboard()
        listener = keyboard._listener  # noqa: SLF001 - see above
        hooking: threading.Thread = listener.listening_thread
        if hooking.native_id is not None:
            self._messages.wake_thread(hooking.native_id)
        hooking.join(_END_WITHIN)
        keyboard._pressed_events.clear()  # noqa: SLF001 - see above
        keyboard._logically_pressed_keys.clear()  # noqa: SLF001 - see above
        keyboard._listener = type(listener)()  # noqa: SLF001 - the old one would never hook again


def _keyboard() -> Any:  # noqa: ANN401 - it has no types of its own
    import keyboard

    return keyboard
