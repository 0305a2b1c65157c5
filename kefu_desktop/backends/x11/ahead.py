"""Questions that are asked before their answers are needed, so that nobody waits for them on the way to a paste."""

from __future__ import annotations

import time

from kefu_desktop.backends.x11.session import Session

_FRESH = 0.01
"""Seconds: only a paste that follows at once may use the answers; for a later one the world is asked again."""


class Ahead:
    """One set of requests that may have been sent already."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: list[int] = []
        self._at = 0.0

    def ask(self, requests: list[bytes]) -> None:
        """Send them along with the next flush; answers that nobody took are thrown away."""
        self._drop()
        self._asked = [self._session.link.ask(request) for request in requests]
        self._at = time.monotonic()

    def take(self, requests: list[bytes]) -> list[int]:
        """The sequence numbers of these requests: asked just now, or anew. Each answer is used once."""
        if not self._asked or time.monotonic() - self._at > _FRESH:
            self.ask(requests)
        found, self._asked = self._asked, []
        return found

    def _drop(self) -> None:
        for sequence in self._asked:
            self._session.link.reply_or_none(sequence)
        self._asked = []
