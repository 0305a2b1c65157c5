"""What the user has copied: looked at, saved with all formats, given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kefu_desktop.backends.windows.formats import (
    CF_UNICODETEXT,
    MOST_BYTES,
    WITHIN,
    from_clipboard,
    plan_saving,
    to_clipboard,
)
from kefu_desktop.backends.windows.selection import Selection
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.ports.clipboard import Snapshot


@dataclass(frozen=True, slots=True)
class WindowsSnapshot:
    """The bytes of each format by its number, in the owner's order."""

    contents: tuple[tuple[int, bytes], ...] = field(repr=False)
    complete: bool


class WindowsClipboard:
    """The user's clipboard. On the desktop's thread."""

    def __init__(self, selection: Selection, monotonic: Callable[[], float]) -> None:
        self._selection = selection
        self._monotonic = monotonic

    def text(self) -> str:
        """Its text; empty if it holds none.

        Raises:
            NotPossibleError: another program holds the clipboard and did not let go.
        """
        with self._selection.opened():
            return from_clipboard(self._selection.api.read(CF_UNICODETEXT, MOST_BYTES) or b"")

    def save(self) -> WindowsSnapshot:
        """All formats of what is there now, at most MOST_BYTES and for WITHIN seconds.

        Raises:
            NotPossibleError: another program holds the clipboard and did not let go.
        """
        api = self._selection.api
        saved: list[tuple[int, bytes]] = []
        left = MOST_BYTES
        until = self._monotonic() + WITHIN
        with self._selection.opened():
            plan = plan_saving(api.formats(), api.name)
            for number in plan.formats:
                content = api.read(number, left) if self._monotonic() < until else None
                if content is not None:
                    saved.append((number, content))
                    left -= len(content)
        return WindowsSnapshot(tuple(saved), complete=plan.lossless and len(saved) == len(plan.formats))

    def restore(self, snapshot: Snapshot) -> bool:
        """Put it back if the content is still what we offered; whether it was put back whole."""
        if not isinstance(snapshot, WindowsSnapshot):
            return False
        try:
            with self._selection.opened():
                return self._selection.is_ours() and self._selection.fill(self._with_marks(snapshot))
        except NotPossibleError:
            return False

    def keep(self, text: str) -> None:
        """Leave this text for the user to paste by hand, as an ordinary copy.

        Raises:
            NotPossibleError: another program holds the clipboard and did not let go.
        """
        with self._selection.opened():
            if not self._selection.fill([(CF_UNICODETEXT, to_clipboard(text))]):
                raise NotPossibleError("Windows did not take the text. Copy it from the library.")

    def _with_marks(self, snapshot: WindowsSnapshot) -> list[tuple[int, bytes]]:
        if not snapshot.contents:
            return []
        own = {number for number, _ in snapshot.contents}
        return [*[mark for mark in self._selection.marks() if mark[0] not in own], *snapshot.contents]
