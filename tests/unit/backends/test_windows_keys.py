"""Keys and hotkeys of the Windows back end, without Windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.backends.windows.injector import WindowsInjector
from kefu_desktop.backends.windows.keys import (
    HELD_MODIFIERS,
    KEYS,
    VK_UNASSIGNED,
    hotkey_flags,
    key_code,
    modifier_codes,
)
from kefu_desktop.backends.windows.native.keys import Stroke
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import MODIFIERS, NAMED_KEYS, PUNCTUATION, Hotkey
from tests.helpers.fake_windows import FakeKeys, FakeTime

ALL_KEYS = sorted(NAMED_KEYS | PUNCTUATION | set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
LEFT_CTRL, LEFT_ALT, LEFT_WIN, LEFT_SHIFT = 0xA2, 0xA4, 0x5B, 0xA0


def _injector() -> tuple[WindowsInjector, FakeKeys, FakeTime]:
    keys, time = FakeKeys(), FakeTime()
    return WindowsInjector(keys, time.rest, time.monotonic), keys, time


def test_every_key_of_a_hotkey_has_a_code_of_its_own() -> None:
    """The table covers the whole of domain.hotkey, nothing else, and no code twice."""
    assert set(KEYS) == set(ALL_KEYS)
    assert len(set(KEYS.values())) == len(KEYS)


@pytest.mark.parametrize(
    ("text", "code"),
    [("A", 0x41), ("9", 0x39), ("F1", 0x70), ("F24", 0x87), ("Insert", 0x2D), ("/", 0xBF), ("`", 0xC0)],
)
def test_codes_are_those_of_windows(text: str, code: int) -> None:
    """Samples of winuser.h."""
    assert key_code(Hotkey(frozenset(), text)) == code


def test_an_unknown_key_is_refused_with_its_name() -> None:
    """A key that a later domain knows and Windows does not."""
    with pytest.raises(NotPossibleError, match="Zenkaku"):
        key_code(Hotkey(frozenset(), "Zenkaku"))


@given(st.sets(st.sampled_from(MODIFIERS)))
def test_flags_name_just_the_modifiers_and_never_repeat(modifiers: set[str]) -> None:
    """RegisterHotKey's bits: Alt 1, Ctrl 2, Shift 4, Win 8, and MOD_NOREPEAT."""
    bits = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Win": 8}
    assert hotkey_flags(Hotkey(frozenset(modifiers), "A")) == 0x4000 | sum(bits[name] for name in modifiers)


def test_a_combination_goes_out_as_one_batch_and_lets_all_go() -> None:
    """Down in order, up in reverse."""
    injector, keys, _ = _injector()
    injector.press(Hotkey.parse("shift+ctrl+v"))
    down = [0x11, 0x10, 0x56]
    assert keys.sent == [[*map(Stroke, down), *[Stroke(code, up=True) for code in reversed(down)]]]


def test_keys_that_windows_does_not_take_are_an_error() -> None:
    """An elevated window: SendInput says 0."""
    injector, keys, _ = _injector()
    keys.refuses = True
    with pytest.raises(NotPossibleError):
        injector.press(Hotkey.parse("ctrl+v"))


def test_nothing_is_sent_when_nothing_is_held() -> None:
    """No key of ours reaches a program for nothing."""
    injector, keys, _ = _injector()
    assert injector.let_go(2.0)
    assert keys.sent == []


@pytest.mark.parametrize("held", [LEFT_ALT, LEFT_WIN, 0xA5, 0x5C])
def test_alt_and_win_are_masked_before_they_come_up(held: int) -> None:
    """A lone Alt-up opens a menu, a lone Win-up the Start menu: a key nobody knows goes before them."""
    injector, keys, _ = _injector()
    keys.held = {held}
    assert injector.let_go(2.0)
    assert keys.sent == [[Stroke(VK_UNASSIGNED), Stroke(VK_UNASSIGNED, up=True), Stroke(held, up=True)]]


@given(st.sets(st.sampled_from(sorted(HELD_MODIFIERS)), min_size=1))
def test_no_modifier_is_ever_pressed_by_letting_go(held: set[int]) -> None:
    """All held ones come up, and nothing but the mask goes down."""
    injector, keys, _ = _injector()
    keys.held = set(held)
    assert injector.let_go(2.0)
    sent = [stroke for batch in keys.sent for stroke in batch]
    assert {stroke.code for stroke in sent if not stroke.up} <= {VK_UNASSIGNED}
    assert {stroke.code for stroke in sent if stroke.up} - {VK_UNASSIGNED} == held


def test_a_modifier_that_stays_down_is_given_up_after_the_time() -> None:
    """Bounded, and said."""
    injector, keys, time = _injector()
    keys.stuck = {LEFT_CTRL}
    began = time.now
    assert not injector.let_go(2.0)
    assert 2.0 <= time.now - began < 2.1


def test_a_modifier_that_comes_up_while_waiting_is_enough() -> None:
    """The user let go."""
    injector, keys, time = _injector()
    keys.stuck = {LEFT_SHIFT}
    time.while_resting = [lambda: None, keys.stuck.clear]
    assert injector.let_go(2.0)


def test_a_line_break_is_typed_as_shift_enter() -> None:
    """Enter alone would send the half message; CR LF is one break."""
    injector, keys, _ = _injector()
    injector.type_text("a\r\nb\nc")
    sent = [(stroke.code, stroke.up) for batch in keys.sent for stroke in batch if not stroke.unicode]
    assert sent == [(0x10, False), (0x0D, False), (0x0D, True), (0x10, True)] * 2


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=700))
def test_typed_units_make_up_the_text(text: str) -> None:
    """UTF-16 units go down in order, surrogates in pairs, each comes up, and no batch is too long for a queue."""
    injector, keys, _ = _injector()
    injector.type_text(text)
    sent = [stroke for batch in keys.sent for stroke in batch]
    down = b"".join(stroke.code.to_bytes(2, "little") for stroke in sent if not stroke.up)
    assert down.decode("utf-16-le") == text
    assert sorted(s.code for s in sent if s.up) == sorted(s.code for s in sent if not s.up)
    assert all(len(batch) < 410 for batch in keys.sent)


def test_modifier_codes_are_in_the_order_of_the_domain() -> None:
    """Ctrl goes down first."""
    assert modifier_codes(Hotkey.parse("win+shift+alt+ctrl+a")) == [0x11, 0x12, 0x10, 0x5B]


def test_a_modifier_that_came_down_before_the_paste_is_let_go_in_the_same_batch() -> None:
    """Between letting go and pasting the user may press one: Ctrl+Alt+V would open anything."""
    injector, keys, _ = _injector()
    keys.held = {LEFT_ALT}
    injector.press(Hotkey.parse("ctrl+v"))
    mask = [Stroke(VK_UNASSIGNED), Stroke(VK_UNASSIGNED, up=True), Stroke(LEFT_ALT, up=True)]
    assert keys.sent == [[*mask, Stroke(0x11), Stroke(0x56), Stroke(0x56, up=True), Stroke(0x11, up=True)]]
