"""The whole way once, in earnest: a window of our own, the real hotkey, a real paste, the clipboard given back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from kefu_desktop.app.paste_phrase import Outcome, PastePhrase, PasteRequest, PasteResult
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.clock import Clock
from kefu_desktop.ports.desktop import Desktop, DesktopListener

HOTKEY: Final = Hotkey(frozenset({"Ctrl", "Alt", "Shift"}), "F12")
TEXT: Final = "自检：今天下午发货，请放心。\n第二行 🚚"
COPIED: Final = "kefu selfcheck: what was copied before"
_PATIENCE: Final = 8.0
_T = TypeVar("_T")


class Scratch(Protocol):
    """A window with one text field, in a process of its own, as a chat program would be."""

    def open(self) -> bool:
        """Show it; whether it has the keyboard."""

    def text(self) -> str:
        """What stands in its field now."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step: whether it went well, its duration, and what to know about it."""

    step: str
    ok: bool
    ms: float
    detail: str = ""


class Selfcheck:
    """Runs the steps; the first that fails ends it."""

    def __init__(
        self,
        desktop: Desktop,
        paste: PastePhrase,
        scratch: Scratch,
        clock: Clock,
        wait_until: Callable[[Callable[[], bool], float], bool],
    ) -> None:
        self._desktop = desktop
        self._paste = paste
        self._scratch = scratch
        self._clock = clock
        self._wait_until = wait_until
        self._targets: list[Window | None] = []
        self._results: list[PasteResult] = []

    def run(self) -> list[StepDone]:
        """All steps up to the first that failed."""
        done: list[StepDone] = []
        try:
            for step in self._steps():
                done.append(step)
                if not step.ok:
                    break
        finally:
            self._scratch.close()
            self._desktop.thread.stop()
        return done

    def _steps(self) -> Iterator[StepDone]:
        yield self._step("start", self._start)
        yield self._step(
            "window", lambda: "" if self._scratch.open() else "the scratch window did not get the keyboard"
        )
        saved = self._on_thread(self._desktop.clipboard.save)
        self._on_thread(lambda: self._desktop.clipboard.keep(COPIED))
        try:
            yield self._step("hotkey", self._fire)
            yield self._step("paste", self._pasted)
            yield self._step("compare", self._compare)
            yield self._step("clipboard", self._clipboard)
        finally:
            if saved is not None:
                self._on_thread(lambda: self._desktop.clipboard.restore(saved))

    def _step(self, name: str, run: Callable[[], str]) -> StepDone:
        begun = self._clock.monotonic()
        try:
            fault = run()
        except KefuError as error:
            fault = str(error)
        return StepDone(name, not fault, (self._clock.monotonic() - begun) * 1000, fault)

    def _start(self) -> str:
        self._desktop.thread.start(DesktopListener(self._on_hotkey, lambda _reason: None))
        self._desktop.hotkeys.grab(HOTKEY)
        return ""

    def _on_hotkey(self, _hotkey: Hotkey, target: Window | None) -> None:
        self._targets.append(target)
        self._desktop.thread.submit(lambda: self._results.append(self._paste.run(PasteRequest(TEXT, target))))

    def _fire(self) -> str:
        self._desktop.thread.submit(lambda: self._desktop.injector.press(HOTKEY))
        fired = self._wait_until(lambda: bool(self._targets), _PATIENCE)
        return "" if fired else "the hotkey was pressed, but it did not reach the program"

    def _pasted(self) -> str:
        if not self._wait_until(lambda: bool(self._results), _PATIENCE):
            return "the paste did not end"
        outcome = self._results[0].outcome
        return "" if outcome is Outcome.PASTED else f"the paste ended with {outcome.value}"

    def _compare(self) -> str:
        arrived = self._wait_until(lambda: self._scratch.text() == TEXT, 2.0)
        return "" if arrived else f"{len(self._scratch.text())} characters arrived, not the {len(TEXT)} that were sent"

    def _clipboard(self) -> str:
        same = self._on_thread(self._desktop.clipboard.text) == COPIED
        return "" if same else "the clipboard does not hold what it held before"

    def _on_thread(self, job: Callable[[], _T]) -> _T | None:
        answers: list[_T] = []
        self._desktop.thread.submit(lambda: answers.append(job()))
        self._wait_until(lambda: bool(answers), _PATIENCE)
        return answers[0] if answers else None
