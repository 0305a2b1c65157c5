"""The self-check tells which step fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kefu_desktop.app.paste_phrase import PastePhrase
from kefu_desktop.app.selfcheck import HOTKEY, TEXT, Selfcheck
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Profiles
from tests.helpers.fake_desktop import FakeDesktop, chat_window


@dataclass
class FakeScratch:
    """A window in which stands what the desktop pasted."""

    shown: str = ""
    opens: bool = True
    closed: bool = False

    def open(self) -> bool:
        return self.opens

    def text(self) -> str:
        return self.shown

    def close(self) -> None:
        self.closed = True


class FiringDesktop(FakeDesktop):
    """Runs jobs at once; its hotkey fires when it is pressed and a paste shows in the scratch window."""

    scratch: FakeScratch
    deaf = False

    def submit(self, job: Callable[[], None]) -> None:
        job()

    def press(self, combination: Hotkey) -> None:
        if combination == HOTKEY:
            assert self.listener is not None
            if not self.deaf:
                self.listener.hotkey_fired(combination, chat_window())
            return
        super().press(combination)
        self.scratch.shown = self.content


def check(desktop: FiringDesktop, scratch: FakeScratch) -> list[tuple[str, bool]]:
    desktop.scratch = scratch
    paste = PastePhrase(desktop.as_desktop(), desktop.clock, Profiles({}), lambda: False)

    def now_or_never(met: Callable[[], bool], _timeout: float) -> bool:
        return met()

    steps = Selfcheck(desktop.as_desktop(), paste, scratch, desktop.clock, now_or_never).run()
    return [(step.step, step.ok) for step in steps]


def test_all_steps_pass_and_the_users_clipboard_is_back() -> None:
    desktop, scratch = FiringDesktop(), FakeScratch()
    steps = check(desktop, scratch)
    assert steps == [(name, True) for name in ("start", "window", "hotkey", "paste", "compare", "clipboard")]
    assert scratch.shown == TEXT
    assert scratch.closed
    assert desktop.content == "what the user had copied"


def test_a_hotkey_that_does_not_come_through_ends_it() -> None:
    desktop = FiringDesktop()
    desktop.deaf = True
    assert check(desktop, FakeScratch())[-1] == ("hotkey", False)
    assert desktop.content == "what the user had copied"


def test_a_taken_hotkey_is_the_first_step_that_fails() -> None:
    assert check(FiringDesktop(taken=frozenset({str(HOTKEY)})), FakeScratch()) == [("start", False)]


def test_a_paste_nobody_reads_is_told() -> None:
    assert check(FiringDesktop(reads=()), FakeScratch())[-1] == ("paste", False)
