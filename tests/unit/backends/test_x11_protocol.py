"""Bytes of the X protocol, and what is read from them."""

from __future__ import annotations

import struct
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.readers import related
from kefu_desktop.backends.x11.windows import application, title

UTF8 = 300


@given(st.binary(max_size=50), st.text("abc_-", min_size=1, max_size=20))
def test_every_request_is_as_long_as_it_says(data: bytes, name: str) -> None:
    """The server takes a wrong length for the next request, and then nothing works any more."""
    asked = rq.SelectionRequest(1, 2, 3, 4, 5, 6)
    made = [
        rq.intern_atom(name), rq.query_extension(name), rq.get_atom_name(1), rq.create_window(1, 2, 3),
        rq.select_events(1, 2), rq.get_attributes(1), rq.raise_window(1), rq.get_geometry(1), rq.query_tree(1),
        rq.to_root(1, 2), rq.query_pointer(1), rq.get_property(1, 2), rq.delete_property(1, 2),
        rq.change_property(1, 2, rq.Property(3, 8, data)), rq.set_owner(1, 2, 3), rq.get_owner(1),
        rq.convert(1, 2, 3, 4, 5), rq.answer(asked, 6), rq.client_message(1, 2, 3, (4,)), rq.message_to(1, 2),
        rq.grab_key(1, 2, 3), rq.ungrab_key(1, 2, 3), rq.ungrab_keyboard(), rq.set_focus(1, 2), rq.get_focus(),
        rq.query_keymap(), rq.get_keyboard_mapping(range(8, 256)), rq.change_keyboard_mapping(8, [(1, 2), (3, 4)]),
        rq.get_modifier_mapping(), rq.fake_key(130, 2, 37), rq.client_pid(131, 5), rq.xkb_use(132), rq.xkb_state(132),
        rq.xkb_unlatch(132, 4), rq.xkb_lock(132, 2, 0, 1),
    ]  # fmt: skip
    for request in made:
        assert len(request) == 4 * struct.unpack_from("=H", request, 2)[0], request[:8]


@given(st.sets(st.integers(0, 255)))
def test_the_keys_that_are_down_are_read_from_their_bits(down: set[int]) -> None:
    """Keycode n is bit n % 8 of byte n // 8."""
    bits = bytes(sum(1 << bit for bit in range(8) if 8 * at + bit in down) for at in range(32))
    assert rq.down_keys(bytes(8) + bits) == down


@given(st.lists(st.integers(0, 2**32 - 1), max_size=9))
def test_a_property_of_numbers_is_read_whole(values: list[int]) -> None:
    """And one of bytes has no numbers."""
    data = struct.pack(f"={len(values)}I", *values)
    reply = struct.pack("=BBHIIII12x", 1, 32, 0, len(values), rq.ATOM, 0, len(values)) + data
    assert rq.parse_property(reply) == rq.Property(rq.ATOM, 32, data)
    assert rq.parse_property(reply).cards() == tuple(values)
    assert rq.parse_property(None).cards() == ()


def test_the_process_behind_a_client_is_read_or_unknown() -> None:
    """A server that does not know it answers with an empty list."""
    head = struct.pack("=BxHII20x", 1, 0, 5, 1)
    assert rq.parse_pid(head + struct.pack("=IIII", 7, 2, 4, 4711)) == 4711
    assert rq.parse_pid(struct.pack("=BxHII20x", 1, 0, 0, 0)) == 0
    assert rq.parse_pid(None) == 0


def test_an_application_is_the_class_in_small_letters() -> None:
    """The instance stands in where a program gives no class."""
    assert application(b"xterm\0XTerm\0") == "xterm"
    assert application(b"notepad.exe\0Notepad.exe\0") == "notepad.exe"
    assert application(b"only\0") == "only"
    assert application(b"") == ""


def test_a_title_is_read_in_its_encoding() -> None:
    """The new property before the old one, and the old one as Latin-1 unless it says otherwise."""
    chinese = rq.Property(UTF8, 8, "与小明".encode())
    latin = rq.Property(rq.STRING, 8, b"caf\xe9")
    none = rq.Property(0, 0, b"")
    assert title(chinese, latin, UTF8) == "与小明"
    assert title(none, latin, UTF8) == "café"
    assert title(none, chinese, UTF8) == "与小明"
    assert title(none, none, UTF8) == ""


def process(proc: Path, pid: int, program: str) -> None:
    """A process as the kernel shows it."""
    (proc / str(pid)).mkdir()
    (proc / str(pid) / "exe").symlink_to(program)


def test_programs_of_wine_read_through_one_another(tmp_path: Path) -> None:
    """Its explorer reads the clipboard for all of them; two others of one executable are not one program."""
    process(tmp_path, 1, "/usr/lib/wine/wine64-preloader")
    process(tmp_path, 2, "/usr/lib/wine/wine64-preloader")
    process(tmp_path, 3, "/usr/bin/python3.11")
    process(tmp_path, 4, "/usr/bin/python3.11")
    assert related(1, 2, tmp_path)
    assert related(3, 3, tmp_path)
    assert not related(3, 4, tmp_path)
    assert not related(1, 3, tmp_path)
    assert not related(5, 6, tmp_path)
