"""Which keys stand for a combination, whatever layout is in use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.backends.x11 import keysyms
from kefu_desktop.backends.x11.keyboard import Keymap
from kefu_desktop.backends.x11.typist import batches, runs
from kefu_desktop.domain.hotkey import MODIFIERS, NAMED_KEYS, PUNCTUATION, Hotkey

EMPTY = (0, 0, 0, 0)
NO_KEYS = tuple(() for _ in range(8))


def keymap(rows: dict[int, tuple[int, ...]], modifiers: dict[int, tuple[int, ...]] | None = None) -> Keymap:
    """A keyboard with these rows by keycode, and these keys of modifiers by bit."""
    table = tuple(rows.get(keycode, EMPTY) for keycode in range(8, 256))
    return Keymap(8, table, tuple((modifiers or {}).get(bit, ()) for bit in range(8)))


USUAL = keymap(
    {
        37: (0xFFE3, 0, 0, 0), 105: (0xFFE4, 0, 0, 0), 64: (0xFFE9, 0, 0, 0), 50: (0xFFE1, 0, 0, 0),
        133: (0xFFEB, 0, 0, 0), 66: (0xFFE5, 0, 0, 0), 77: (0xFF7F, 0, 0, 0), 78: (0xFF14, 0, 0, 0),
        55: (ord("v"), ord("V"), 0x06CD, 0x06ED), 10: (ord("&"), ord("1"), 0, 0), 87: (ord("1"), 0, 0, 0),
    },
    {0: (50,), 1: (66,), 2: (37, 105), 3: (64,), 4: (77,), 5: (78,), 6: (133,)},
)  # fmt: skip


def test_every_key_of_a_hotkey_has_a_keysym() -> None:
    """No combination that a user can write fails for want of a number."""
    letters = {chr(code) for code in range(ord("A"), ord("Z") + 1)} | set("0123456789")
    found = {key: keysyms.keysym(key) for key in NAMED_KEYS | PUNCTUATION | letters}
    assert len(set(found.values())) == len(found)
    assert found["F24"] == 0xFFD5
    assert found["V"] == ord("v")


def test_every_letter_digit_and_sign_has_a_place_on_a_us_keyboard() -> None:
    """So that a Cyrillic layout without any Latin letter still has a key for Ctrl+V."""
    assert {*PUNCTUATION, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"} == set(keysyms.US_KEYCODES)
    assert (keysyms.US_KEYCODES["V"], keysyms.US_KEYCODES["K"], keysyms.US_KEYCODES["`"]) == (55, 45, 49)


def test_a_key_is_found_in_any_group_and_the_one_without_shift_comes_first() -> None:
    """The digit 1 of a French keyboard needs Shift; the keypad-like second key does not."""
    assert USUAL.keycodes_of("1") == [87, 10]
    assert USUAL.keycodes_of("V") == [55]
    assert keymap({60: (0x06CD, 0x06ED, ord("v"), ord("V"))}).keycodes_of("V") == [60]


def test_a_layout_without_the_letter_falls_back_to_its_place() -> None:
    """With nothing but Cyrillic letters, Ctrl+K is where a US keyboard has it; a named key has no such place."""
    assert keymap({45: (0x06CC, 0x06EC, 0, 0)}).keycodes_of("K") == [45]
    assert keymap({45: (0x06CC, 0x06EC, 0, 0)}).keycodes_of("F5") == []


def test_locks_do_not_matter_to_a_combination() -> None:
    """All eight states of Caps, Num and Scroll Lock are taken, and none of them tells combinations apart."""
    assert USUAL.ignored_masks() == [0, 2, 16, 18, 32, 34, 48, 50]
    mask = USUAL.mask(Hotkey.parse("Ctrl+Alt+Win+Shift+V"))
    assert mask == 4 + 8 + 64 + 1
    assert {USUAL.relevant(mask | ignored) for ignored in USUAL.ignored_masks()} == {mask}


def test_a_missing_modifier_is_known() -> None:
    """A keyboard without a Win key cannot take Win+V, and does not take V instead."""
    assert keymap({55: (ord("v"), 0, 0, 0)}).mask(Hotkey.parse("Win+V")) is None


def test_both_keys_of_a_modifier_are_released_and_no_lock() -> None:
    """Releasing Caps Lock or Num Lock would do nothing; pressing it would switch it."""
    assert USUAL.keys_of(0xFF) == [50, 37, 105, 64, 133]
    assert USUAL.modifier_keys == {50, 37, 105, 64, 133}
    assert [USUAL.modifier_keycode(name) for name in MODIFIERS] == [37, 64, 50, 133]


@given(st.lists(st.integers(1, 40)), st.sets(st.integers(1, 40)), st.integers(1, 8))
def test_a_text_is_cut_into_batches_that_fit_and_lose_nothing(wanted: list[int], known: set[int], room: int) -> None:
    """Each batch has at most as many new characters as there are spare keys."""
    parts = batches(wanted, known, room)
    assert [keysym for part in parts for keysym in part] == wanted
    assert all(len(set(part) - known) <= room for part in parts)


@given(st.dictionaries(st.integers(8, 60), st.integers(0, 99)))
def test_neighbouring_keys_are_given_their_meaning_in_one_go(meanings: dict[int, int]) -> None:
    """No key is lost or given another one's meaning, and no two runs touch."""
    found = runs(meanings)
    assert {first + at: keysym for first, row in found for at, keysym in enumerate(row)} == meanings
    ends = [first + len(row) for first, row in found]
    assert all(end < first for end, (first, _) in zip(ends, found[1:], strict=False))


def test_characters_have_keysyms() -> None:
    """Latin-1 is its own keysym, all else is its code point with a mark; a line break is Return."""
    assert [keysyms.of_character(character) for character in "aÄ\n您𠮷"] == [0x61, 0xC4, 0xFF0D, 0x010060A8, 0x01020BB7]
