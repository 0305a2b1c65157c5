"""Keys sent as if the user had pressed them."""

from __future__ import annotations

from typing import Protocol

from kefu_desktop.domain.hotkey import Hotkey


class Injector(Protocol):
    """Sends keys to the window in front."""

    def let_go(self, timeout: float) -> bool:
        """See to it that no modifier the user still holds mixes with what is sent.

        Releases held ones for the receiving programs (never pressing one again), or waits until the user lets go.
        Returns False if one is still in effect after `timeout` seconds: then nothing may be sent.
        """

    def press(self, combination: Hotkey) -> None:
        """Press and release one combination as one batch.

        Raises:
            NotPossibleError: the desktop refused (an elevated target, a keyboard without the key).
        """

    def type_text(self, text: str) -> None:
        """Type a text as Unicode characters, for programs that refuse a paste."""
