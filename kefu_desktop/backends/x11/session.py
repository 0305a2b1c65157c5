"""What all parts of the back end share: the connection, the names, our window, and the one loop that waits."""

from __future__ import annotations

import select
import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from logging import getLogger
from typing import Final

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.wire import Connection, XProtocolError

_NAMES: Final = (
    "CLIPBOARD", "TARGETS", "MULTIPLE", "TIMESTAMP", "INCR", "ATOM_PAIR", "UTF8_STRING", "TEXT",
    "text/plain", "text/plain;charset=utf-8", "x-kde-passwordManagerHint", "SAVE_TARGETS",
    "CLIPBOARD_MANAGER", "WM_STATE", "_NET_ACTIVE_WINDOW", "_NET_SUPPORTED", "_NET_SUPPORTING_WM_CHECK",
    "_NET_WM_NAME", "_NET_WM_PID", "_NET_WM_CM_S0", "KEFU_TIME", "MANAGER", *(f"KEFU_{at}" for at in range(32)),
)  # fmt: skip
"""All that are surely needed, so that they cost one round trip."""

_log = getLogger(__name__)
Handler = Callable[[bytes], None]


class Session:
    """One connection with its names; used by the desktop's thread only, except `call_soon` and `wake`.

    Attributes:
        window: a window of ours that is never shown; owns selections and receives them.
        time: the latest time of the server that an event told us.
        hotkey_time: the server's time of the last fired hotkey.
        xtest, xres, xkb: the extensions' opcodes; 0 for one that the server lacks.
    """

    def __init__(self, display: str | None = None) -> None:
        """Connect.

        Raises:
            NotPossibleError: there is no X server there, or it does not let us in.
        """
        self.link = Connection(display)
        self.root = self.link.root
        self.time = 0
        self.hotkey_time = 0
        self._handlers: dict[int, list[Handler]] = {}
        self._calls: deque[Callable[[], None]] = deque()
        self._wake_out, self._wake_in = socket.socketpair()
        self._wake_in.setblocking(False)  # noqa: FBT003 (its only parameter)
        self._stamps = 0
        self._masks: dict[int, int] = {}
        self.window = self.link.new_id()
        self.link.send(rq.create_window(self.window, self.root, rq.PROPERTY_MASK))
        self._names: dict[int, str] = {}
        self._atoms: dict[str, int] = {"STRING": rq.STRING, "PRIMARY": rq.PRIMARY}
        extensions = [self.link.ask(rq.query_extension(name)) for name in ("XTEST", "X-Resource", "XKEYBOARD")]
        self.atoms(list(_NAMES))
        self.xtest, self.xres, self.xkb = (rq.opcode(self.link.reply(asked)) for asked in extensions)
        if self.xkb:
            self.link.reply_or_none(self.link.ask(rq.xkb_use(self.xkb)))

    def atom(self, name: str) -> int:
        """The number of a name."""
        return self._atoms[name] if name in self._atoms else self.atoms([name])[0]

    def atoms(self, names: list[str]) -> list[int]:
        """The numbers of names, the unknown ones in one go."""
        asked = {name: self.link.ask(rq.intern_atom(name)) for name in names if name not in self._atoms}
        for name, sequence in asked.items():
            (atom,) = struct.unpack_from("=I", self.link.reply(sequence), 8)
            self._atoms[name] = atom
            self._names[atom] = name
        return [self._atoms[name] for name in names]

    def atom_names(self, atoms: list[int]) -> list[str]:
        """The names of numbers, the unknown ones in one go; empty for a number that means nothing."""
        unknown = {atom: self.link.ask(rq.get_atom_name(atom)) for atom in set(atoms) - self._names.keys() if atom}
        for atom, sequence in unknown.items():
            reply = self.link.reply_or_none(sequence)
            self._names[atom] = rq.atom_name(reply) if reply else ""
        return [self._names.get(atom, "") for atom in atoms]

    def property(self, window: int, name: int) -> rq.Property:
        """A property; an empty one if the window is gone."""
        return rq.parse_property(self.link.reply_or_none(self.link.ask(rq.get_property(window, name))))

    def watch(self, window: int, events: int) -> None:
        """Hear of these events of a window too."""
        self._select(window, self._masks.get(window, 0) | events)

    def unwatch(self, window: int, events: int) -> None:
        """No longer."""
        self._select(window, self._masks.get(window, 0) & ~events)

    def forget(self, window: int) -> None:
        """The window is gone; its number may come to stand for another."""
        self._masks.pop(window, None)

    def on(self, code: int, handler: Handler) -> None:
        """Tell the handler of each event of this code."""
        self._handlers.setdefault(code, []).append(handler)

    def off(self, code: int, handler: Handler) -> None:
        """No longer."""
        self._handlers[code].remove(handler)

    def call_soon(self, call: Callable[[], None]) -> None:
        """Have it called on the desktop's thread, also while a job waits. From any thread."""
        self._calls.append(call)
        self.wake()

    def wake(self) -> None:
        """Make the waiting thread look around. From any thread."""
        try:
            self._wake_in.send(b"x")
        except OSError:  # full: it is awake already; closed: it has ended
            return

    def turn(self, timeout: float | None) -> None:
        """Wait for events or calls, at most `timeout` seconds (None: for ever), and handle them."""
        self.link.flush()
        if not self.link.events and not self._calls:
            waker, server = self._wake_out.fileno(), self.link.fileno()
            ready, _, _ = select.select([server, waker], [], [], timeout)
            if waker in ready:
                self._wake_out.recv(4096)
            if server in ready:
                self.link.receive()
        self.handle()

    def handle(self) -> None:
        """Handle what has come."""
        while self._calls:
            self._calls.popleft()()
        while self.link.events:
            self._tell(self.link.events.popleft())
        self.link.flush()

    def wait(self, done: Callable[[], bool], timeout: float) -> bool:
        """Handle events until `done()`, at most `timeout` seconds; whether it is done."""
        end = time.monotonic() + timeout
        while not done():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self.turn(left)
        return True

    def now(self) -> int:
        """The server's time, asked for (a time of 0 would let a slow program win over a newer one)."""
        before = self._stamps
        self.ask_time()
        self.wait(lambda: self._stamps > before, 1.0)
        return self.time

    def ask_time(self) -> None:
        """Have the server tell its time with the next event."""
        stamp = rq.Property(rq.STRING, 8, b"")
        self.link.send(rq.change_property(self.window, self._atoms["KEFU_TIME"], stamp, append=True))

    def close(self) -> None:
        """Hang up."""
        self.link.close()
        self._wake_out.close()
        self._wake_in.close()

    def _select(self, window: int, wanted: int) -> None:
        if wanted == self._masks.get(window, 0):
            return
        self.link.send(rq.select_events(window, wanted))
        self._masks[window] = wanted
        if not wanted:
            del self._masks[window]

    def _tell(self, event: bytes) -> None:
        code = event[0] & 0x7F
        if code == rq.PROPERTY_NOTIFY:
            window, atom, self.time = struct.unpack_from("=III", event, 4)
            self._stamps += window == self.window and atom == self._atoms["KEFU_TIME"]
        elif code == rq.KEY_PRESS:
            (self.time,) = struct.unpack_from("=I", event, 4)
        for handler in tuple(self._handlers.get(code, ())):
            try:
                handler(event)
            except XProtocolError as error:
                _log.debug("event %d came to nothing: %s", code, error)
