"""Reads X selections as a program does that pastes, and as a clipboard manager does; with python-xlib alone."""

from __future__ import annotations

import select
import socket
import sys
import threading
from collections.abc import Sequence
from typing import Any

from Xlib import X, display
from Xlib.ext import xfixes

_QUERIES = ("TARGETS", "TIMESTAMP", "MULTIPLE")


def read_selection(
    names: Sequence[str], selection: str = "CLIPBOARD", display_name: str | None = None
) -> dict[str, bytes]:
    """What a program that pastes would get for each of these formats; those that are refused are left out."""
    link = display.Display(display_name)
    try:
        return _read(link, names, selection)
    finally:
        link.close()


def targets(selection: str = "CLIPBOARD", display_name: str | None = None) -> list[str]:
    """The formats on offer, without the protocol's own."""
    link = display.Display(display_name)
    try:
        return _targets(link, selection)
    finally:
        link.close()


class Manager:
    """A clipboard manager that reads every format at every change of the owner, from a thread of its own.

    Attributes:
        seen: for each change, all formats with their content.
    """

    def __init__(self, name: str | None = None) -> None:
        self.seen: list[dict[str, bytes]] = []
        self._link, self._reading = display.Display(name), display.Display(name)
        self._link.xfixes_query_version()
        root = self._link.screen().root
        clipboard = self._link.intern_atom("CLIPBOARD")
        self._link.xfixes_select_selection_input(root, clipboard, xfixes.XFixesSetSelectionOwnerNotifyMask)
        self._link.sync()
        self._out, self._in = socket.socketpair()
        self._ends = False
        self._thread = threading.Thread(target=self._loop, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End it."""
        self._ends = True
        self._in.send(b"x")
        self._thread.join(10)
        for link in (self._link, self._reading):
            link.close()
        self._in.close()
        self._out.close()

    def _loop(self) -> None:
        while not self._ends:
            if not self._link.pending_events():
                select.select([self._link.fileno(), self._out], [], [])
            while self._link.pending_events():
                self._link.next_event()
                found = _targets(self._reading, "CLIPBOARD")
                self.seen.append(_read(self._reading, found, "CLIPBOARD"))


def _targets(link: Any, selection: str) -> list[str]:
    data = _read(link, ["TARGETS"], selection).get("TARGETS", b"")
    atoms = [int.from_bytes(data[at : at + 4], sys.byteorder) for at in range(0, len(data), 4)]
    return [name for name in (link.get_atom_name(atom) for atom in atoms) if name not in _QUERIES]


def _read(link: Any, names: Sequence[str], selection: str) -> dict[str, bytes]:
    root = link.screen().root
    window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
    place = link.intern_atom("READER")
    found = {}
    for name in names:
        window.convert_selection(link.intern_atom(selection), link.intern_atom(name), place, X.CurrentTime)
        if _next(link, X.SelectionNotify).property:
            found[name] = _take(link, window, place)
    window.destroy()
    link.sync()
    return found


def _next(link: Any, kind: int) -> Any:
    while True:
        if not link.pending_events() and not select.select([link.fileno()], [], [], 5)[0]:
            raise AssertionError("the owner of the selection did not answer")
        if link.pending_events():
            e = link.next_event()
            if e.type == kind:
                return e


def _take(link: Any, window: Any, place: int) -> bytes:
    while link.pending_events():
        link.next_event()
    kind, data = _fetch(link, window, place)
    if kind != link.intern_atom("INCR"):
        return data
    whole = b""
    while True:
        e = _next(link, X.PropertyNotify)
        if e.atom != place or e.state != X.PropertyNewValue:
            continue
        _, piece = _fetch(link, window, place)
        if not piece:
            return whole
        whole += piece


def _fetch(link: Any, window: Any, place: int) -> tuple[int, bytes]:
    found = window.get_full_property(place, X.AnyPropertyType)
    window.delete_property(place)
    link.flush()
    if not found:
        return 0, b""
    return found.property_type, found.value if isinstance(found.value, bytes) else found.value.tobytes()
