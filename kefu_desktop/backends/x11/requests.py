"""Requests of the X protocol as bytes, and its events and replies as values: a small function for each."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

from kefu_desktop.backends.x11.wire import pad

# Events, by their code on the wire.
KEY_PRESS: Final = 2
FOCUS_IN: Final = 9
DESTROY_NOTIFY: Final = 17
UNMAP_NOTIFY: Final = 18
MAP_NOTIFY: Final = 19
PROPERTY_NOTIFY: Final = 28
SELECTION_CLEAR: Final = 29
SELECTION_REQUEST: Final = 30
SELECTION_NOTIFY: Final = 31
MAPPING_NOTIFY: Final = 34

STRUCTURE_MASK: Final = 1 << 17
FOCUS_MASK: Final = 1 << 21
PROPERTY_MASK: Final = 1 << 22
SUBSTRUCTURE_MASKS: Final = (1 << 19) | (1 << 20)

ATOM: Final = 4
INTEGER: Final = 19
STRING: Final = 31
PRIMARY: Final = 1
WM_CLASS: Final = 67
WM_NAME: Final = 39
ANY: Final = 0

KEY_DOWN: Final = 2
KEY_UP: Final = 3
VIEWABLE: Final = 2

_WHOLE: Final = 1 << 26
"""Longest property that is asked for, in units of four bytes."""


class Property(NamedTuple):
    """A property's type (0: there is none), its unit (8, 16 or 32 bits) and its bytes."""

    kind: int
    unit: int
    data: bytes

    def cards(self) -> tuple[int, ...]:
        """Its 32-bit values; none if it holds others."""
        if self.unit != 32:
            return ()
        return struct.unpack(f"={len(self.data) // 4}I", self.data)


class SelectionRequest(NamedTuple):
    """Somebody wants the selection as `target`, put into `place` of `requestor`."""

    time: int
    owner: int
    requestor: int
    selection: int
    target: int
    place: int


class SelectionNotify(NamedTuple):
    """The owner's answer; `place` is 0 for a refusal."""

    time: int
    requestor: int
    selection: int
    target: int
    place: int


def intern_atom(name: str) -> bytes:
    """The number of a name, made if need be."""
    data = name.encode("latin-1")
    return struct.pack("=BBHHxx", 16, 0, 2 + (len(data) + 3) // 4, len(data)) + pad(data)


def get_atom_name(atom: int) -> bytes:
    """The name of a number."""
    return struct.pack("=BxHI", 17, 2, atom)


def atom_name(reply: bytes) -> str:
    """Of the reply to `get_atom_name`."""
    (length,) = struct.unpack_from("=H", reply, 8)
    return reply[32 : 32 + length].decode("latin-1")


def create_window(window: int, parent: int, events: int) -> bytes:
    """A window that is never shown, for input alone."""
    return struct.pack("=BBHIIhhHHHHIII", 1, 0, 9, window, parent, -1, -1, 1, 1, 0, 2, 0, 0x800, events)


def select_events(window: int, events: int) -> bytes:
    """What we want to hear of a window; replaces what we asked for before."""
    return struct.pack("=BxHIII", 2, 4, window, 0x800, events)


def get_attributes(window: int) -> bytes:
    """Reply: byte 26 tells whether it is shown (VIEWABLE)."""
    return struct.pack("=BxHI", 3, 2, window)


def raise_window(window: int) -> bytes:
    """Above all others."""
    return struct.pack("=BxHIHxxI", 12, 4, window, 0x40, 0)


def get_geometry(window: int) -> bytes:
    """Reply: width, height as HH at 16."""
    return struct.pack("=BxHI", 14, 2, window)


def query_tree(window: int) -> bytes:
    """Reply: the parent as I at 12."""
    return struct.pack("=BxHI", 15, 2, window)


def to_root(window: int, root: int) -> bytes:
    """Where the window's corner is on the screen. Reply: hh at 12."""
    return struct.pack("=BxHIIhh", 40, 4, window, root, 0, 0)


def query_pointer(window: int) -> bytes:
    """Reply: the child under the pointer as I at 12."""
    return struct.pack("=BxHI", 38, 2, window)


def get_property(window: int, name: int, *, delete: bool = False) -> bytes:
    """A whole property of any type."""
    return struct.pack("=BBHIIIII", 20, delete, 6, window, name, ANY, 0, _WHOLE)


def parse_property(reply: bytes | None) -> Property:
    """Of the reply to `get_property`; an empty one for a window that is gone."""
    if reply is None:
        return Property(0, 0, b"")
    unit = reply[1]
    kind, _, count = struct.unpack_from("=III", reply, 8)
    return Property(kind, unit, reply[32 : 32 + count * unit // 8])


def change_property(window: int, name: int, value: Property, *, append: bool = False) -> bytes:
    """Set it, or add to it."""
    data = pad(value.data)
    count = len(value.data) * 8 // value.unit
    head = (18, 2 if append else 0, 6 + len(data) // 4, window, name, value.kind, value.unit, count)
    return struct.pack("=BBHIIIBxxxI", *head) + data


def delete_property(window: int, name: int) -> bytes:
    """Take it away."""
    return struct.pack("=BxHII", 19, 3, window, name)


def set_owner(selection: int, window: int, time: int) -> bytes:
    """Own a selection, or give it up (window 0); the server ignores it if somebody owned it later than `time`."""
    return struct.pack("=BxHIII", 22, 4, window, selection, time)


def get_owner(selection: int) -> bytes:
    """Reply: the window as I at 8."""
    return struct.pack("=BxHI", 23, 2, selection)


def convert(selection: int, target: int, place: int, window: int, time: int) -> bytes:
    """Ask the owner for the selection as `target`, into our property `place`."""
    return struct.pack("=BxHIIIII", 24, 6, window, selection, target, place, time)


def answer(asked: SelectionRequest, place: int) -> bytes:
    """The SelectionNotify that ends a request; place 0 refuses."""
    event = struct.pack("=BxHIIIII", 31, 0, asked.time, asked.requestor, asked.selection, asked.target, place)
    return struct.pack("=BBHII", 25, 0, 11, asked.requestor, 0) + event + bytes(8)


def client_message(root: int, window: int, kind: int, values: tuple[int, ...]) -> bytes:
    """A request to the window manager."""
    event = struct.pack("=BBHII5I", 33, 32, 0, window, kind, *values, *(0,) * (5 - len(values)))
    return struct.pack("=BBHII", 25, 0, 11, root, SUBSTRUCTURE_MASKS) + event


def message_to(window: int, kind: int) -> bytes:
    """A message to the program behind a window."""
    event = struct.pack("=BBHII20x", 33, 32, 0, window, kind)
    return struct.pack("=BBHII", 25, 0, 11, window, 0) + event


def grab_key(root: int, keycode: int, modifiers: int) -> bytes:
    """Take a key with exactly these modifiers; once it is pressed, the keyboard waits until ungrab_keyboard.

    (Were it not so, keys typed before we even hear of the press would go to the chat.)
    """
    return struct.pack("=BBHIHBBBxxx", 33, 0, 4, root, modifiers, keycode, 1, 0)


def ungrab_key(root: int, keycode: int, modifiers: int) -> bytes:
    """Give it back."""
    return struct.pack("=BBHIHxx", 34, keycode, 3, root, modifiers)


def ungrab_keyboard() -> bytes:
    """End the grab that a fired hotkey began: keys that waited, and all later ones, reach the programs again."""
    return struct.pack("=BxHI", 32, 2, 0)


def set_focus(window: int, time: int) -> bytes:
    """Give it the keyboard; to its parent when it goes."""
    return struct.pack("=BBHII", 42, 2, 3, window, time)


def get_focus() -> bytes:
    """Reply: the window as I at 8 (0: none, 1: the one under the pointer)."""
    return struct.pack("=BxH", 43, 1)


def query_keymap() -> bytes:
    """Reply: 32 bytes at 8, a bit for each key that is down."""
    return struct.pack("=BxH", 44, 1)


def down_keys(reply: bytes) -> set[int]:
    """The keycodes that are down, of the reply to `query_keymap`."""
    bits = reply[8:40]
    return {8 * at + bit for at, byte in enumerate(bits) if byte for bit in range(8) if byte >> bit & 1}


def get_keyboard_mapping(keycodes: range) -> bytes:
    """Reply: keysyms for each key in byte 1, then the table at 32."""
    return struct.pack("=BxHBBxx", 101, 2, keycodes.start, len(keycodes))


def change_keyboard_mapping(first: int, rows: list[tuple[int, ...]]) -> bytes:
    """New keysyms for the keys from `first` on; all rows are of one length."""
    flat = [keysym for row in rows for keysym in row]
    head = struct.pack("=BBHBBxx", 100, len(rows), 2 + len(flat), first, len(rows[0]))
    return head + struct.pack(f"={len(flat)}I", *flat)


def get_modifier_mapping() -> bytes:
    """Reply: keys for each modifier in byte 1, then 8 rows at 32."""
    return struct.pack("=BxH", 119, 1)


def query_extension(name: str) -> bytes:
    """Reply: see `opcode`."""
    data = name.encode("latin-1")
    return struct.pack("=BxHHxx", 98, 2 + (len(data) + 3) // 4, len(data)) + pad(data)


def opcode(reply: bytes) -> int:
    """Of the reply to `query_extension`; 0 if the server has none."""
    return reply[9] if reply[8] else 0


def fake_key(xtest: int, kind: int, keycode: int) -> bytes:
    """A key goes down or up, as if the user did it."""
    return struct.pack("=BBHBBxxIIxxxxxxxxhhxxxxxxxx", xtest, 2, 9, kind, keycode, 0, 0, 0, 0)


def client_pid(xres: int, client: int) -> bytes:
    """The process behind any resource of a client, where the server knows it."""
    return struct.pack("=BBHIII", xres, 4, 4, 1, client, 2)


def parse_pid(reply: bytes | None) -> int:
    """Of the reply to `client_pid`; 0 if unknown."""
    if reply is None or len(reply) < 48 or not struct.unpack_from("=I", reply, 8)[0]:
        return 0
    (length,) = struct.unpack_from("=I", reply, 40)
    return int(struct.unpack_from("=I", reply, 44)[0]) if length >= 4 else 0


def xkb_use(xkb: int) -> bytes:
    """Tell the server that we know XKB 1.0."""
    return struct.pack("=BBHHH", xkb, 0, 2, 1, 0)


def xkb_state(xkb: int) -> bytes:
    """Reply: bytes 9, 10, 11 are the held, latched and locked modifiers, byte 13 the locked layout."""
    return struct.pack("=BBHHxx", xkb, 4, 2, 0x100)


def xkb_unlatch(xkb: int, modifiers: int) -> bytes:
    """Take these modifiers out of the latched and the locked ones."""
    return struct.pack("=BBHHBBBBBBBBH", xkb, 5, 4, 0x100, modifiers, 0, 0, 0, modifiers, 0, 0, 0, 0)


def xkb_lock(xkb: int, modifiers: int, locked: int, group: int) -> bytes:
    """Lock or unlock these modifiers (those in `locked` on, the rest off), and choose the layout."""
    return struct.pack("=BBHHBBBBBBBBH", xkb, 5, 4, 0x100, modifiers, locked, 1, group, 0, 0, 0, 0, 0)
