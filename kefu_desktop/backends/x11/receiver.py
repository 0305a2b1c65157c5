"""Takes selections from the programs that own them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.session import Session

MOST_BYTES = 64 << 20
"""Of all formats together."""


@dataclass(slots=True)
class Wanted:
    """One conversion that was asked for."""

    selection: int
    target: int
    place: int
    chunks: list[bytes] | None = None
    value: rq.Property | None = None
    done: bool = False
    cut: bool = False
    """It was too much to keep."""


class Receiver:
    """Asks for many formats at once, each into a property of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[int, Wanted] = {}
        self._bytes = 0
        self._places = session.atoms([f"KEFU_{at}" for at in range(32)])
        session.on(rq.SELECTION_NOTIFY, self._answered)
        session.on(rq.PROPERTY_NOTIFY, self._chunk_came)

    def begin(self) -> None:
        """Forget what is still under way, and begin to count bytes.

        Places are used in turn, so that an answer that comes too late is not taken for one to a new question.
        """
        late = [wanted.place for wanted in self._open.values() if not wanted.done]
        self._places = [place for place in self._places if place not in late] + late
        self._open.clear()
        self._bytes = 0

    def ask(self, selection: int, targets: list[int]) -> list[Wanted]:
        """Ask for these formats; `wait` for them."""
        session, found = self._session, []
        for target in targets:
            place = self._free_place()
            wanted = self._open[place] = Wanted(selection, target, place)
            found.append(wanted)
            session.link.send(rq.delete_property(session.window, place))
            session.link.send(rq.convert(selection, target, place, session.window, session.time))
        return found

    def wait(self, wanted: list[Wanted], timeout: float) -> bool:
        """Wait for the answers, at most `timeout` seconds; whether all came."""
        return self._session.wait(lambda: all(one.done for one in wanted), timeout)

    def _free_place(self) -> int:
        for place in self._places:
            if place not in self._open:
                return place
        place = self._session.atom(f"KEFU_{len(self._places)}")
        self._places.append(place)
        return place

    def _answered(self, event: bytes) -> None:
        notify = rq.SelectionNotify(*struct.unpack_from("=5I", event, 4))
        wanted = self._find(notify)
        if wanted is None or wanted.done or wanted.chunks is not None:
            return
        if not notify.place:
            wanted.done = True
            return
        value = self._take(wanted.place)
        if value.kind == self._session.atom("INCR"):
            wanted.chunks = []  # taking it away was the sign to begin
        else:
            self._end(wanted, value)

    def _find(self, notify: rq.SelectionNotify) -> Wanted | None:
        same = (notify.selection, notify.target)
        if notify.place:
            found = self._open.get(notify.place)
            return found if found is not None and (found.selection, found.target) == same else None
        return next((one for one in self._open.values() if (one.selection, one.target) == same and not one.done), None)

    def _chunk_came(self, event: bytes) -> None:
        window, place = struct.unpack_from("=II", event, 4)
        wanted = self._open.get(place)
        if event[16] or window != self._session.window or wanted is None or wanted.chunks is None or wanted.done:
            return
        value = self._take(place)
        if not value.data:
            self._end(wanted, rq.Property(value.kind, value.unit or 8, b"".join(wanted.chunks)))
            return
        self._bytes += len(value.data)
        if self._bytes > MOST_BYTES:
            wanted.cut = True
            wanted.chunks.clear()
        else:
            wanted.chunks.append(value.data)

    def _end(self, wanted: Wanted, value: rq.Property) -> None:
        wanted.done = True
        if wanted.chunks is None:
            self._bytes += len(value.data)
            wanted.cut = self._bytes > MOST_BYTES
        if not wanted.cut and value.kind:
            wanted.value = value

    def _take(self, place: int) -> rq.Property:
        link = self._session.link
        return rq.parse_property(
            link.reply_or_none(link.ask(rq.get_property(self._session.window, place, delete=True)))
        )
