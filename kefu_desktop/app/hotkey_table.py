"""Which combination does what, and which of them could not be had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kefu_desktop.domain.errors import KefuError, NotPossibleError, UsageError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.ports.hotkeys import Hotkeys


@dataclass(frozen=True, slots=True)
class OpenPalette:
    """Open it; on that category, or on all."""

    category: str = ""


@dataclass(frozen=True, slots=True)
class PasteAgain:
    """The phrase given last, in its next wording."""


@dataclass(frozen=True, slots=True)
class PasteThis:
    """The phrase that owns the combination."""

    phrase_id: str


Action = OpenPalette | PasteAgain | PasteThis


@dataclass(frozen=True, slots=True)
class HotkeyProblem:
    """A combination that could not be had: as it was written, what it was for, and why."""

    text: str
    action: Action
    why: KefuError


class HotkeyTable:
    """Takes what is wanted from the desktop and gives back what is not."""

    def __init__(self, hotkeys: Hotkeys) -> None:
        self._hotkeys = hotkeys
        self._actions: dict[Hotkey, Action] = {}
        self._wanted: tuple[tuple[str, Action], ...] = ()
        self.paused = False

    def action(self, hotkey: Hotkey) -> Action | None:
        """What a fired combination does."""
        return self._actions.get(hotkey)

    def want(self, wanted: Iterable[tuple[str, Action]]) -> list[HotkeyProblem]:
        """Hold exactly these (empty texts are none); of two that want one combination the first gets it."""
        self._wanted = tuple((text, action) for text, action in wanted if text)
        return [] if self.paused else self._hold()

    def pause(self) -> None:
        """Give all back until resume()."""
        self.paused = True
        for hotkey in list(self._actions):
            self._hotkeys.release(hotkey)
        self._actions = {}

    def resume(self) -> list[HotkeyProblem]:
        """Take them again."""
        self.paused = False
        return self._hold()

    def _hold(self) -> list[HotkeyProblem]:
        parsed, problems = _parse(self._wanted)
        for hotkey in [h for h in self._actions if h not in parsed]:
            self._hotkeys.release(hotkey)
            del self._actions[hotkey]
        for hotkey, (text, action) in parsed.items():
            try:
                self._hotkeys.grab(hotkey)
            except NotPossibleError as why:
                self._actions.pop(hotkey, None)
                problems.append(HotkeyProblem(text, action, why))
            else:
                self._actions[hotkey] = action
        return problems


def _parse(wanted: Iterable[tuple[str, Action]]) -> tuple[Mapping[Hotkey, tuple[str, Action]], list[HotkeyProblem]]:
    parsed: dict[Hotkey, tuple[str, Action]] = {}
    problems = []
    for text, action in wanted:
        try:
            hotkey = Hotkey.parse(text)
        except UsageError as why:
            problems.append(HotkeyProblem(text, action, why))
            continue
        if hotkey in parsed:
            why_not = UsageError("{hotkey} is given twice. Choose another combination for one of them.", hotkey=text)
            problems.append(HotkeyProblem(text, action, why_not))
        else:
            parsed[hotkey] = (text, action)
    return parsed, problems
