"""CLIPBOARD and PRIMARY: saved, lent to a phrase, given back."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from dataclasses import dataclass

from kefu_desktop.backends.x11 import content, formats
from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.content import Content
from kefu_desktop.backends.x11.readers import Readers
from kefu_desktop.backends.x11.receiver import Receiver, Wanted
from kefu_desktop.backends.x11.server import SelectionServer
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.ports.clipboard import Read, Snapshot

_SAVE_WITHIN = 1.0
"""Seconds for the owner to hand over everything."""
_PRIMARY_WITHIN = 0.25
"""Selected text is a lesser loss: an owner that is this slow is not waited for."""
_MANAGER_WITHIN = 1.0
_NUDGE_EVERY = 0.04
"""Seconds between messages that wake a target which may still read.

Chromium 156, where another program (CopyQ) reads at the same time, now and then sleeps on an answer that it has been
given already, until any other event comes. Where that event was the restore, 17 of 300 pastes on a busy machine came
out empty or as the OLD content; with messages in between, 1 of 300. MANAGER is a message that toolkits ignore silently.
"""
_STILL_ASKING = 0.15
"""Seconds since the target's last request of any kind within which it may still come back for the text."""
_LONGEST_ASKING = 1.5
"""Seconds after its last read of the text at which requests for other things hold us no longer."""
_FRESH = 0.01
"""Seconds for which what was asked ahead may be used."""


@dataclass(frozen=True, slots=True)
class X11Snapshot:
    """Implements ports.clipboard.Snapshot; None where nobody owned the selection."""

    clipboard: Content | None
    primary: Content | None
    complete: bool


class X11Clipboard:
    """Implements ports.clipboard.Clipboard and ports.clipboard.PasteSource."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._server = SelectionServer(session)
        self._server.noted = self._note
        self._receiver = Receiver(session)
        self._readers = Readers(session)
        self._reads: list[Read] = []
        self._clipboard, self._primary = session.atom("CLIPBOARD"), rq.PRIMARY
        self._lent = False
        self._target = 0
        self._asked_at = 0.0
        self._saving_since = 0.0
        self._listed: Wanted | None = None
        self._selected: list[Wanted] = []

    def text(self) -> str:
        """Its text; empty if it holds none, or its owner does not answer."""
        own = self._server.owned(self._clipboard)
        if own is not None:
            return content.text_of(self._session, own)
        self._receiver.begin()
        self._session.now()
        wanted = self._receiver.ask(self._clipboard, self._session.atoms(["UTF8_STRING", "STRING"]))
        self._receiver.wait(wanted, _SAVE_WITHIN)
        return content.text_of(self._session, _gathered(wanted))

    def save(self) -> X11Snapshot:
        """All formats of what is there now, within a bound of size and time (then `complete` is False).

        Raises:
            NotPossibleError: the owner does not answer.
        """
        if time.monotonic() - self._saving_since > _FRESH:
            self.ask_ahead()
        end = self._saving_since + _SAVE_WITHIN
        self._saving_since = 0.0
        clipboard, complete = self._server.owned(self._clipboard), True
        if self._listed is not None:
            clipboard, complete = self._fetch(self._listed, end)
        primary = self._server.owned(self._primary)
        if self._selected:
            self._receiver.wait(self._selected, _PRIMARY_WITHIN)
            primary = self._plain(_gathered(self._selected))
        return X11Snapshot(clipboard, primary, complete)

    def ask_ahead(self) -> None:
        """The next `save` will follow at once."""
        session, receiver = self._session, self._receiver
        self._saving_since = time.monotonic()
        receiver.begin()
        session.ask_time()
        self._listed, self._selected = None, []
        if self._server.owned(self._primary) is None:
            self._selected = receiver.ask(self._primary, [session.atom("UTF8_STRING")])
        if not self._ours():
            (self._listed,) = receiver.ask(self._clipboard, [session.atom("TARGETS")])

    def restore(self, snapshot: Snapshot) -> bool:
        """Put it back if the content is still what we offered; whether it was put back."""
        if not isinstance(snapshot, X11Snapshot) or not self._lent:
            return False
        self._lent = False
        self._server.replace(self._primary, snapshot.primary)
        return self._server.replace(self._clipboard, snapshot.clipboard)

    def keep(self, text: str) -> None:
        """Leave this text for the user to paste by hand, as an ordinary copy.

        Raises:
            NotPossibleError: the selection could not be owned.
        """
        plain = content.of_text(self._session, text, secret=False)
        contents = {self._clipboard: plain}
        if self._lent and self._server.owned(self._primary) is not None:
            contents[self._primary] = plain
        self._lent = False
        self._own(contents)

    def offer(self, text: str, target: int) -> None:
        """Own both selections with this text alone, marked as not for clipboard history, and verify that we do.

        Raises:
            NotPossibleError: they could not be owned.
        """
        self._reads, self._target, self._asked_at = [], target, 0.0
        self._readers.expect(target)
        secret = content.of_text(self._session, text, secret=True)
        self._own({self._clipboard: secret, self._primary: secret})
        self._lent = True

    def wait_reads(self, patience: Callable[[list[Read], float], float]) -> bool:
        """Serve readers until `patience` is over; False as soon as the content is no longer ours."""
        while self._ours():
            now = time.monotonic()
            left = patience(list(self._reads), now)
            if left <= 0:
                left = self._asks_on(now)
            if left <= 0:
                return True
            if not self._wait_news(len(self._reads), min(left, _NUDGE_EVERY)):
                self._nudge()
        self._lent = False
        return False

    def hand_over(self) -> None:
        """Leave what we own to a clipboard manager, if one runs, since it goes with us otherwise."""
        session = self._session
        if not self._ours():
            return
        manager = session.atom("CLIPBOARD_MANAGER")
        if not self._has_owner(manager):
            return
        self._receiver.begin()
        session.now()
        self._receiver.wait(self._receiver.ask(manager, [session.atom("SAVE_TARGETS")]), _MANAGER_WITHIN)

    def _fetch(self, listed: Wanted, end: float) -> tuple[Content | None, bool]:
        """What another program owns, and whether that is all."""
        session, receiver = self._session, self._receiver
        if not receiver.wait([listed], end - time.monotonic()):
            raise NotPossibleError("Another program holds the clipboard and does not answer. Please try again.")
        if listed.value is None and not self._has_owner(self._clipboard):
            return None, True
        offered = list(listed.value.cards()) if listed.value else session.atoms(["UTF8_STRING", "STRING"])
        names = formats.to_save(session.atom_names(offered))
        wanted = receiver.ask(self._clipboard, session.atoms(names))
        receiver.wait(wanted, end - time.monotonic())
        return _gathered(wanted), all(one.done and not one.cut for one in wanted)

    def _has_owner(self, selection: int) -> bool:
        link = self._session.link
        (owner,) = struct.unpack_from("=I", link.reply(link.ask(rq.get_owner(selection))), 8)
        return bool(owner)

    def _plain(self, found: Content) -> Content | None:
        text = content.text_of(self._session, found)
        return content.of_text(self._session, text, secret=False) if text else None

    def _own(self, contents: dict[int, Content]) -> None:
        session = self._session
        if session.time and self._server.own(contents, session.time):
            return
        # Somebody owned it after the last event that told us the time.
        if not self._server.own(contents, session.now()):
            raise NotPossibleError("Another program holds the clipboard. Please try again.")

    def _ours(self) -> bool:
        return self._server.owned(self._clipboard) is not None

    def _wait_news(self, count: int, timeout: float) -> bool:
        """Wait for a read beyond the first `count`, or a loss; whether there was one."""
        return self._session.wait(lambda: len(self._reads) > count or not self._ours(), timeout)

    def _asks_on(self, now: float) -> float:
        """Seconds to wait because the target, which has read, asks on for other things."""
        read_at = max((read.at for read in self._reads if read.by_target), default=now)
        return min(self._asked_at + _STILL_ASKING, read_at + _LONGEST_ASKING) - now

    def _nudge(self) -> None:
        """Send the target a message that means nothing: see _NUDGE_EVERY."""
        session = self._session
        session.link.send(rq.message_to(self._target, session.atom("MANAGER")))

    def _note(self, requestor: int, at: float, *, text: bool) -> None:
        by_target = self._lent and self._readers.is_target(requestor)
        if by_target:
            self._asked_at = at
        if text:
            self._reads.append(Read(at, by_target))


def _gathered(wanted: list[Wanted]) -> Content:
    return Content({one.target: one.value for one in wanted if one.value is not None})
