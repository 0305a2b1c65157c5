"""Which combinations are held, and what is said of those that are not."""

from __future__ import annotations

from kefu_desktop.app.hotkey_table import HotkeyTable, OpenPalette, PasteAgain, PasteThis
from kefu_desktop.domain.hotkey import Hotkey
from tests.helpers.fake_desktop import FakeDesktop

PALETTE = ("ctrl+alt+space", OpenPalette())
AGAIN = ("Ctrl+Alt+Enter", PasteAgain())


def test_a_fired_combination_finds_its_action() -> None:
    table = HotkeyTable(FakeDesktop())
    assert table.want([PALETTE, AGAIN]) == []
    assert table.action(Hotkey.parse("Ctrl+Alt+Space")) == OpenPalette()
    assert table.action(Hotkey.parse("Ctrl+Alt+X")) is None


def test_a_taken_combination_is_told_and_the_others_live() -> None:
    desktop = FakeDesktop(taken=frozenset({"Ctrl+Alt+Space"}))
    problems = HotkeyTable(desktop).want([PALETTE, AGAIN])
    assert [(p.text, p.action) for p in problems] == [PALETTE]
    assert desktop.grabbed == ["Ctrl+Alt+Enter"]


def test_what_is_no_longer_wanted_is_given_back() -> None:
    desktop = FakeDesktop()
    table = HotkeyTable(desktop)
    table.want([PALETTE, AGAIN])
    table.want([AGAIN])
    assert desktop.grabbed == ["Ctrl+Alt+Enter"]
    assert table.action(Hotkey.parse("Ctrl+Alt+Space")) is None


def test_nonsense_and_doubles_are_told_and_an_empty_text_means_none() -> None:
    problems = HotkeyTable(FakeDesktop()).want([("", PasteThis("a")), ("hello", PasteThis("b")), PALETTE, PALETTE])
    assert [problem.text for problem in problems] == ["hello", "ctrl+alt+space"]


def test_paused_holds_nothing_and_resumed_holds_all_again() -> None:
    desktop = FakeDesktop()
    table = HotkeyTable(desktop)
    table.want([PALETTE])
    table.pause()
    assert desktop.grabbed == []
    assert table.want([PALETTE, AGAIN]) == []
    assert desktop.grabbed == []
    table.resume()
    assert sorted(desktop.grabbed) == ["Ctrl+Alt+Enter", "Ctrl+Alt+Space"]
