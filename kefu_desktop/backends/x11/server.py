"""Owns selections, and answers whoever asks for them."""

from __future__ import annotations

import struct
import time
from typing import Protocol

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.content import Content
from kefu_desktop.backends.x11.session import Session

_AT_ONCE = 200_000
"""Bytes that are handed over in one piece; more goes in pieces of this size (INCR)."""
_MOST_TRANSFERS = 32


class Noted(Protocol):
    """Is told of requests."""

    def __call__(self, requestor: int, at: float, *, text: bool) -> None:
        """A window asked at this monotonic time: `text` for a text, or else for what there is or in another format."""


class SelectionServer:
    """What we own, and since when; serves it while other things wait.

    Attributes:
        noted: told of each request, and whether it is a read of a text.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._owned: dict[int, Content] = {}
        self._since: dict[int, int] = {}
        self._transfers: dict[tuple[int, int], tuple[rq.Property, int, bool]] = {}
        self.noted: Noted = _ignore
        session.on(rq.SELECTION_REQUEST, self._asked)
        session.on(rq.SELECTION_CLEAR, self._cleared)
        session.on(rq.PROPERTY_NOTIFY, self._taken)
        session.on(rq.DESTROY_NOTIFY, self._gone)

    def owned(self, selection: int) -> Content | None:
        """What we own there; None if it is not ours."""
        return self._owned.get(selection)

    def own(self, contents: dict[int, Content], at: int) -> bool:
        """Own these selections since the server's time `at`; whether all of them are ours now."""
        link = self._session.link
        for selection in contents:
            link.send(rq.set_owner(selection, self._session.window, at))
        asked = {selection: link.ask(rq.get_owner(selection)) for selection in contents}
        # A loss that is still on its way concerns what we held before; see _cleared.
        won = [selection for selection, sequence in asked.items() if self._is_ours(link.reply(sequence))]
        for selection in won:
            self._owned[selection], self._since[selection] = contents[selection], at
        return len(won) == len(contents)

    def replace(self, selection: int, content: Content | None) -> bool:
        """Offer something else, or nothing, unless somebody owns it by now; whether it was ours to do so."""
        session, since = self._session, self._since.get(selection, 0)
        if self._owned.pop(selection, None) is None:
            return False
        # Asked for with the old time, it stays with a program that took it meanwhile.
        before = session.link.ask(rq.get_owner(selection))
        session.link.send(rq.set_owner(selection, session.window if content else 0, since))
        after = session.link.ask(rq.get_owner(selection))
        was_ours, is_ours = self._is_ours(session.link.reply(before)), self._is_ours(session.link.reply(after))
        if content is None:
            return was_ours
        if is_ours:
            self._owned[selection] = content
        return is_ours

    def _is_ours(self, reply: bytes) -> bool:
        (owner,) = struct.unpack_from("=I", reply, 8)
        return bool(owner == self._session.window)

    def _cleared(self, event: bytes) -> None:
        at, _, selection = struct.unpack_from("=III", event, 4)
        if at >= self._since.get(selection, 0):
            self._owned.pop(selection, None)

    def _asked(self, event: bytes) -> None:
        asked = rq.SelectionRequest(*struct.unpack_from("=6I", event, 4))
        place, at = asked.place or asked.target, time.monotonic()
        content = self._owned.get(asked.selection)
        read = False
        if content is None:
            place = 0
        elif asked.target == self._session.atom("MULTIPLE"):
            read = self._serve_many(asked, content, place)
        else:
            read = asked.target in content.texts
            place = place if self._serve(asked, content, asked.target, place) else 0
        self._session.link.send(rq.answer(asked, place))
        self._session.link.flush()
        if content is not None:
            self.noted(asked.requestor, at, text=read)

    def _serve(self, asked: rq.SelectionRequest, content: Content, target: int, place: int) -> bool:
        session = self._session
        if target == session.atom("TARGETS"):
            found = rq.Property(rq.ATOM, 32, _cards(*self._targets(content)))
        elif target == session.atom("TIMESTAMP"):
            found = rq.Property(rq.INTEGER, 32, _cards(self._since[asked.selection]))
        elif target in content.formats:
            found = content.formats[target]
        else:
            return False
        if len(found.data) > _AT_ONCE:
            self._begin_transfer(asked.requestor, place, found, counts=target in content.texts)
        else:
            session.link.send(rq.change_property(asked.requestor, place, found))
        return True

    def _serve_many(self, asked: rq.SelectionRequest, content: Content, place: int) -> bool:
        """Answer a MULTIPLE request; whether a text was among them."""
        session = self._session
        pairs = list(session.property(asked.requestor, place).cards())
        read = False
        for at in range(0, len(pairs) - 1, 2):
            target, into = pairs[at : at + 2]
            if into and self._serve(asked, content, target, into):
                read = read or target in content.texts
            else:
                pairs[at + 1] = 0
        answered = rq.Property(session.atom("ATOM_PAIR"), 32, _cards(*pairs))
        session.link.send(rq.change_property(asked.requestor, place, answered))
        return read

    def _targets(self, content: Content) -> list[int]:
        return [*self._session.atoms(["TARGETS", "TIMESTAMP", "MULTIPLE"]), *content.formats]

    def _begin_transfer(self, window: int, place: int, value: rq.Property, *, counts: bool) -> None:
        session = self._session
        while len(self._transfers) >= _MOST_TRANSFERS:
            self._transfers.pop(next(iter(self._transfers)))
        session.watch(window, rq.PROPERTY_MASK | rq.STRUCTURE_MASK)
        self._transfers[window, place] = (value, 0, counts)
        size = rq.Property(session.atom("INCR"), 32, _cards(len(value.data)))
        session.link.send(rq.change_property(window, place, size))

    def _taken(self, event: bytes) -> None:
        """The receiver took a piece away: give it the next one; an empty one is the end."""
        window, place = struct.unpack_from("=II", event, 4)
        if not event[16] or (window, place) not in self._transfers:
            return
        value, at, counts = self._transfers.pop((window, place))
        piece = value.data[at : at + _AT_ONCE]
        if piece:
            self._transfers[window, place] = (value, at + len(piece), counts)
        self._session.link.send(rq.change_property(window, place, value._replace(data=piece)))
        self._session.link.flush()
        if counts:
            self.noted(window, time.monotonic(), text=True)

    def _gone(self, event: bytes) -> None:
        (window,) = struct.unpack_from("=I", event, 8)
        self._session.forget(window)
        self._transfers = {key: value for key, value in self._transfers.items() if key[0] != window}


def _ignore(requestor: int, at: float, *, text: bool) -> None:
    del requestor, at, text


def _cards(*values: int) -> bytes:
    return struct.pack(f"={len(values)}I", *values)
