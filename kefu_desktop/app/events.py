"""What happened on the desktop's thread, for whoever shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # this module is loaded before the hotkeys live
    from kefu_desktop.app.paste_phrase import PasteResult
    from kefu_desktop.domain.window import Window


@dataclass(frozen=True, slots=True)
class PaletteAsked:
    """The user pressed a hotkey of the palette, or a phrase that goes in directly needs something filled in first."""

    target: Window | None
    category: str = ""
    phrase_id: str = ""


@dataclass(frozen=True, slots=True)
class PhraseDelivered:
    """A paste ended, well or not."""

    phrase_id: str
    result: PasteResult
    target: Window | None


@dataclass(frozen=True, slots=True)
class NothingToPaste:
    """A direct hotkey was pressed, but there is no phrase for it."""

    target: Window | None


@dataclass(frozen=True, slots=True)
class DesktopLost:
    """The X server or the session ended."""

    reason: str


@dataclass(frozen=True, slots=True)
class DoorKnocked:
    """`kefu open`, `kefu paste`, `kefu quit` or a second start asked for something."""

    wish: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class WindowAsked:
    """`kefu open import` and the like, or the program was started with files: `what` is "import" or "export"."""

    what: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryFilled:
    """The starter packs were taken in on the first start; `ok` whether that went well."""

    ok: bool


Event = PaletteAsked | PhraseDelivered | NothingToPaste | DesktopLost | DoorKnocked | WindowAsked | LibraryFilled


@dataclass(slots=True)
class Mailbox:
    """Keeps events until the windows are there: the hotkeys live before Qt is even imported. From any thread."""

    _events: deque[Event] = field(default_factory=deque)
    _wake: Callable[[], None] | None = None

    def post(self, event: Event) -> None:
        """Add an event and wake the reader, if there is one."""
        self._events.append(event)
        if self._wake is not None:
            self._wake()

    def attach(self, wake: Callable[[], None]) -> None:
        """From now on wake this reader; at once if something is waiting."""
        self._wake = wake
        if self._events:
            wake()

    def take(self) -> Iterator[Event]:
        """All that came, oldest first."""
        while self._events:
            yield self._events.popleft()
