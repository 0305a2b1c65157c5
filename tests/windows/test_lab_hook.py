"""No keystroke is read by default; a combination that another program holds is taken over only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.windows.lab import Keyboard, Program

CONTROL, ALT = 0x2, 0x1


@pytest.fixture
def fresh(lab_program: Callable[[str], Program]) -> Iterator[Program]:
    """A host of its own, since the keyboard package stays loaded once it is."""
    program = lab_program("tests.windows.host")
    yield program
    program.close()


def test_no_hook_by_default(fresh: Program) -> None:
    """With hotkeys grabbed and one refused, the keyboard package is not even loaded and no thread of it runs."""
    assert fresh.ask("occupy", CONTROL | ALT, ord("7"))
    assert fresh.ask("grab", "ctrl+alt+6") == "ok"
    assert fresh.ask("grab", "ctrl+alt+7") == "HotkeyTakenError"
    assert sorted(fresh.ask("threads")) == ["MainThread", "listener", "windows-desktop"]


def test_a_taken_combination_is_taken_over_only_when_asked_for(fresh: Program, keyboard: Keyboard) -> None:
    """Once allowed, the held combination fires with its target; given back, the hook's thread has ended.

    What it pastes is not looked at: under Wine any hook of the keyboard package, also one made without our code, keeps
    every key from every program, so that this lab cannot tell whether the keys of a paste get through.
    """
    assert fresh.ask("occupy", CONTROL | ALT, ord("7"))
    fresh.ask("allow_take_over", True)
    assert fresh.ask("grab", "ctrl+alt+7") == "ok"
    assert "keyboard is imported" in fresh.ask("threads")
    editor = fresh.ask("program", "notepad.exe")
    assert fresh.ask("front", editor["window"])
    keyboard.wait_for_focus()
    fresh.ask("next", "接管成功", hold=True)
    keyboard.tap("ctrl", "alt", "7")
    assert fresh.event("fired")["target"]["handle"] == editor["window"]
    hooked = len(fresh.ask("threads"))
    fresh.ask("release", "ctrl+alt+7")
    assert len(fresh.ask("threads")) == hooked - 1
    fresh.ask("clear", editor["control"])
