"""Owns X selections as a well-behaved program does that the user copied from; with python-xlib alone, none of our code.

As a program it reads one JSON object a line, {"selections": ["CLIPBOARD"], "formats": {"text/html": BASE64, ...}}, owns
them, and prints {"owned": true}.
"""

from __future__ import annotations

import base64
import json
import select
import socket
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from Xlib import X, Xatom, display
from Xlib.protocol import event

_PIECE = 100_000
_QUERIES = ("TARGETS", "TIMESTAMP", "MULTIPLE")


class Owner:
    """Serves exactly the given formats, large ones by INCR, from a thread of its own.

    Attributes:
        asked: the names of the formats that were asked for, in order.
        lost: the selections that another program took, in order.
        silent: formats that it never answers, as a program that hangs.
    """

    def __init__(self, name: str | None = None, silent: Sequence[str] = ()) -> None:
        self.display = display.Display(name)
        root = self.display.screen().root
        self.window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
        self.silent = set(silent)
        self.asked: list[str] = []
        self.lost: list[str] = []
        self._formats: dict[str, dict[str, bytes]] = {}
        self._sending: dict[tuple[int, int], tuple[int, bytes]] = {}
        self._order: tuple[Sequence[str], Mapping[str, bytes]] | None = None
        self._ends = False
        self._out, self._in = socket.socketpair()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._loop, daemon=True)
        self._thread.start()

    def own(self, formats: Mapping[str, bytes], selections: Sequence[str] = ("CLIPBOARD",)) -> None:
        """Take the selections with these formats; returns once the server knows."""
        self._done.clear()
        self._order = (selections, formats)
        self._in.send(b"x")
        assert self._done.wait(5)

    def close(self) -> None:
        """End it, as a program that quits."""
        self._ends = True
        self._in.send(b"x")
        self._thread.join(5)
        self._in.close()
        self._out.close()

    def _loop(self) -> None:
        while not self._ends:
            if not self.display.pending_events():
                select.select([self.display.fileno(), self._out], [], [])
            while self.display.pending_events():
                self._handle(self.display.next_event())
            if select.select([self._out], [], [], 0)[0]:
                self._out.recv(64)
                self._obey()
        self.display.close()

    def _obey(self) -> None:
        if self._order is None:
            return
        (selections, formats), self._order = self._order, None
        time = self._server_time()
        for name in selections:
            self._formats[name] = dict(formats)
            self.window.set_selection_owner(self.display.intern_atom(name), time)
        self.display.sync()
        self._done.set()

    def _server_time(self) -> int:
        stamp = self.display.intern_atom("OWNER_TIME")
        self.window.change_property(stamp, Xatom.STRING, 8, b"", X.PropModeAppend)
        self.display.flush()
        while True:
            e = self.display.next_event()
            if e.type == X.PropertyNotify and e.window == self.window and e.atom == stamp:
                return int(e.time)
            self._handle(e)

    def _handle(self, e: Any) -> None:
        if e.type == X.SelectionRequest:
            self._serve(e)
        elif e.type == X.PropertyNotify and e.state == X.PropertyDelete:
            self._send_piece(e.window, e.atom)
        elif e.type == X.SelectionClear:
            self.lost.append(self.display.get_atom_name(e.atom))

    def _serve(self, e: Any) -> None:
        target, place = self.display.get_atom_name(e.target), e.property or e.target
        self.asked.append(target)
        if target in self.silent:
            return
        held = self._formats[self.display.get_atom_name(e.selection)]
        if target == "TARGETS":
            names = [self.display.intern_atom(name) for name in (*_QUERIES, *held)]
            e.requestor.change_property(place, Xatom.ATOM, 32, names)
        elif target not in held:
            place = X.NONE
        elif len(held[target]) > _PIECE:
            e.requestor.change_attributes(event_mask=X.PropertyChangeMask)
            self._sending[e.requestor.id, place] = (e.target, held[target])
            e.requestor.change_property(place, self.display.intern_atom("INCR"), 32, [len(held[target])])
        else:
            e.requestor.change_property(place, e.target, 8, held[target])
        e.requestor.send_event(
            event.SelectionNotify(
                time=e.time, requestor=e.requestor, selection=e.selection, target=e.target, property=place
            )
        )
        self.display.flush()

    def _send_piece(self, window: Any, place: int) -> None:
        if (window.id, place) not in self._sending:
            return
        kind, rest = self._sending.pop((window.id, place))
        window.change_property(place, kind, 8, rest[:_PIECE])
        if rest:
            self._sending[window.id, place] = (kind, rest[_PIECE:])
        self.display.flush()


def main() -> None:
    owner = Owner()
    for line in sys.stdin:
        order = json.loads(line)
        owner.own({name: base64.b64decode(data) for name, data in order["formats"].items()}, order["selections"])
        print(json.dumps({"owned": True}), flush=True)


if __name__ == "__main__":
    main()
