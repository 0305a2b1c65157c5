"""Key combinations that reach us wherever the focus is."""

from __future__ import annotations

from typing import Protocol

from kefu_desktop.domain.hotkey import Hotkey


class Hotkeys(Protocol):
    """Takes combinations from the desktop; a fired one is told to the listener. From any thread."""

    def grab(self, hotkey: Hotkey) -> None:
        """Take the combination; nothing happens if it is ours already.

        Raises:
            HotkeyTakenError: another program holds it.
            NotPossibleError: this keyboard has no such key.
        """

    def release(self, hotkey: Hotkey) -> None:
        """Give it back; nothing happens if it is not ours."""
