"""The paste, step by step (steps 4 to 10 of the design); runs on the desktop's thread, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import (
    BRING_BACK_WITHIN,
    LET_GO_WITHIN,
    Method,
    Profile,
    Profiles,
    patience,
    was_taken,
)
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.clipboard import Read, Snapshot
from kefu_desktop.ports.clock import Clock
from kefu_desktop.ports.desktop import Desktop

_LEFT = Hotkey(frozenset(), "Left")
_MOST_CARET_STEPS = 400


class Outcome(Enum):
    """How a paste ended. All but PASTED leave the text on the clipboard where that is possible."""

    PASTED = "pasted"
    WINDOW_CHANGED = "window-changed"
    NO_WINDOW = "no-window"
    ELEVATED = "elevated"
    KEYS_HELD = "keys-held"
    CLIPBOARD_HELD = "clipboard-held"
    KEYS_REFUSED = "keys-refused"
    NOT_TAKEN = "not-taken"


@dataclass(frozen=True, slots=True)
class PasteRequest:
    """A text without any unfilled placeholder, and where it goes.

    `caret_back` is how many characters stand after the place where the caret shall end; `send` whether the user asked
    to have it sent, too.
    """

    text: str
    target: Window | None
    caret_back: int = 0
    send: bool = False


@dataclass(frozen=True, slots=True)
class PasteResult:
    """What came of a request; `on_clipboard` whether the text lies on the clipboard for the user to paste by hand.

    `clipboard_lost`: what the user had copied could not be given back.
    """

    outcome: Outcome
    on_clipboard: bool = False
    clipboard_lost: bool = False


class PastePhrase:
    """Puts texts into windows, and the clipboard back."""

    def __init__(self, desktop: Desktop, clock: Clock, profiles: Profiles, more_waiting: Callable[[], bool]) -> None:
        self._desktop = desktop
        self._clock = clock
        self._profiles = profiles
        self._more_waiting = more_waiting
        self._original: Snapshot | None = None

    def run(self, request: PasteRequest) -> PasteResult:
        """Paste it; never raises for what the desktop refuses."""
        target = request.target
        if target is None:
            return self._leave(request.text, Outcome.NO_WINDOW)
        if target.elevated:
            return self._leave(request.text, Outcome.ELEVATED)
        injector = self._desktop.injector
        if not self._is_back(target):
            return self._leave(request.text, Outcome.WINDOW_CHANGED)
        if not injector.let_go(LET_GO_WITHIN):
            return self._leave(request.text, Outcome.KEYS_HELD)
        profile = self._profiles.of(target.application)
        if profile.method is Method.TYPE:
            return self._type(request, target, profile)
        return self._paste(request, target, profile)

    def _paste(self, request: PasteRequest, target: Window, profile: Profile) -> PasteResult:
        clipboard, source = self._desktop.clipboard, self._desktop.source
        try:
            if self._original is None:
                self._original = clipboard.save()
            source.offer(request.text, target.handle)
        except NotPossibleError:
            self._original = None
            return self._leave(request.text, Outcome.CLIPBOARD_HELD)
        keys_at = self._clock.monotonic()
        try:
            if not self._press(profile.keys, target):
                return self._leave(request.text, Outcome.WINDOW_CHANGED)
        except NotPossibleError:
            return self._leave(request.text, Outcome.KEYS_REFUSED)
        taken, still_ours = self._serve(keys_at)
        if not taken and still_ours:
            return self._leave(request.text, Outcome.NOT_TAKEN)
        self._finish(request, target, profile)
        return PasteResult(Outcome.PASTED, clipboard_lost=not self._give_back(still_ours=still_ours))

    def _is_back(self, target: Window) -> bool:
        """Whether the target has the keyboard, given back by a window of ours if need be.

        If a third window has it, the user or another program moved the focus since the choice: it stays there.
        """
        windows = self._desktop.windows
        if windows.is_in_front(target):
            return True
        front = windows.current()
        if front is not None:
            # it may have come back between the two questions
            return front.handle == target.handle
        return windows.bring_to_front(target, BRING_BACK_WITHIN)

    def _press(self, combination: Hotkey, target: Window) -> bool:
        return self._desktop.windows.while_in_front(target, lambda: self._desktop.injector.press(combination))

    def _serve(self, keys_at: float) -> tuple[bool, bool]:
        reads: list[Read] = []

        def wait_on(so_far: list[Read], now: float) -> float:
            reads[:] = so_far
            by_target, by_others = _times(reads, by_target=True), _times(reads, by_target=False)
            return patience(by_target, by_others, keys_at, now, last_seen=_last_seen(reads))

        still_ours = self._desktop.source.wait_reads(wait_on)
        by_target, by_others = _times(reads, by_target=True), _times(reads, by_target=False)
        return was_taken(by_target, by_others, keys_at, last_seen=_last_seen(reads)), still_ours

    def _give_back(self, *, still_ours: bool) -> bool:
        original = self._original
        if original is None or not still_ours:
            self._original = None
            return True
        if self._more_waiting():
            return True
        self._original = None
        return self._desktop.clipboard.restore(original) and original.complete

    def _finish(self, request: PasteRequest, target: Window, profile: Profile) -> None:
        for _ in range(min(request.caret_back, _MOST_CARET_STEPS)):
            self._press(_LEFT, target)
        if request.send and not request.caret_back:
            self._press(profile.send, target)

    def _type(self, request: PasteRequest, target: Window, profile: Profile) -> PasteResult:
        windows, injector = self._desktop.windows, self._desktop.injector
        try:
            if not windows.while_in_front(target, lambda: injector.type_text(request.text)):
                return self._leave(request.text, Outcome.WINDOW_CHANGED)
            self._finish(request, target, profile)
        except NotPossibleError:
            return self._leave(request.text, Outcome.KEYS_REFUSED)
        return PasteResult(Outcome.PASTED)

    def _leave(self, text: str, outcome: Outcome) -> PasteResult:
        self._original = None
        try:
            self._desktop.clipboard.keep(text)
        except NotPossibleError:
            return PasteResult(outcome, on_clipboard=False)
        return PasteResult(outcome, on_clipboard=True)


def _times(reads: list[Read], *, by_target: bool) -> list[float]:
    return [read.at for read in reads if read.by_target is by_target]


def _last_seen(reads: list[Read]) -> bool:
    return any(read.last for read in reads)
