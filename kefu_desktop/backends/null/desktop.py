"""No desktop: every duty has a harmless answer, and says why it cannot do more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.clipboard import Read
from kefu_desktop.ports.desktop import Desktop, DesktopListener

_WHY = "There is no screen that this program can work on. Start it on a Windows or X11 desktop."


@dataclass(frozen=True, slots=True)
class _Nothing:
    complete: bool = True


class NullDesktop:
    """All parts in one."""

    def start(self, listener: DesktopListener) -> None:
        """Nothing starts."""

    def submit(self, job: Callable[[], None]) -> None:
        """Run it at once: there is no thread."""
        job()

    def waiting(self) -> int:
        """Never any."""
        return 0

    def stop(self) -> None:
        """Nothing ends."""

    def grab(self, hotkey: Hotkey) -> None:
        """Not possible here."""
        raise NotPossibleError(_WHY)

    def release(self, hotkey: Hotkey) -> None:
        """None is held."""

    def current(self) -> Window | None:
        """No window."""
        return None

    def is_in_front(self, window: Window) -> bool:
        """Never."""
        return False

    def while_in_front(self, window: Window, action: Callable[[], None]) -> bool:
        """Never."""
        return False

    def bring_to_front(self, window: Window, timeout: float) -> bool:
        """Never."""
        return False

    def focus_own(self, handle: int) -> None:
        """Nothing to do."""

    def let_go(self, timeout: float) -> bool:
        """No key is held."""
        return True

    def press(self, combination: Hotkey) -> None:
        """Not possible here."""
        raise NotPossibleError(_WHY)

    def type_text(self, text: str) -> None:
        """Not possible here."""
        raise NotPossibleError(_WHY)

    def text(self) -> str:
        """Empty."""
        return ""

    def save(self) -> _Nothing:
        """There is nothing to save."""
        return _Nothing()

    def restore(self, snapshot: object) -> bool:
        """There is nothing to restore."""
        return False

    def keep(self, text: str) -> None:
        """Not possible here."""
        raise NotPossibleError(_WHY)

    def offer(self, text: str, target: int) -> None:
        """Not possible here."""
        raise NotPossibleError(_WHY)

    def wait_reads(self, patience: Callable[[list[Read], float], float]) -> bool:
        """Nobody reads."""
        return False


def open_desktop() -> Desktop:
    """The desktop that is always there."""
    nothing = NullDesktop()
    return Desktop("null", nothing, nothing, nothing, nothing, nothing, nothing)
