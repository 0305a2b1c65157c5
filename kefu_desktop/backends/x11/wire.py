"""One connection to an X server: bytes out, replies, errors and events in.

python-xlib reads DISPLAY and the cookie; its request objects are not used, because they
cost as much as the whole paste may take (see tests/bench/paste_latency.py) and print errors to stderr.
"""

from __future__ import annotations

import select
import socket
import struct
import sys
from collections import deque
from typing import Final

from kefu_desktop.domain.errors import DesktopGoneError, NotPossibleError

_ERROR: Final = 0
_REPLY: Final = 1
_GENERIC_EVENT: Final = 35
_HEADER: Final = 32
_CHUNK: Final = 1 << 18
_UNANSWERED: Final = 30000
"""Requests after which the server is asked for a sign: its 16-bit sequence numbers must not lap ours."""
_GET_INPUT_FOCUS: Final = struct.pack("=BxH", 43, 1)
_ORDER: Final = "little" if struct.pack("=H", 1)[0] else "big"


class XProtocolError(Exception):
    """The server refused a request; `code` as in the X protocol, such as 3 for BadWindow."""

    def __init__(self, code: int, opcode: int) -> None:
        super().__init__(f"X error {code} for request {opcode}")
        self.code = code
        self.opcode = opcode


class Connection:
    """Used by one thread only. Requests are kept until `flush` or until a reply is waited for.

    Attributes:
        root: the root window of the first screen.
        keycodes: all that the server may use.
        events: packets of 32 bytes or more, in the order in which they came.
    """

    def __init__(self, display: str | None = None) -> None:
        """Connect.

        Raises:
            NotPossibleError: there is no X server there, or it does not let us in.
        """
        self._socket, setup = _connect(display)
        self._in = b""
        self._out: list[bytes] = []
        self._sent = 0
        self._seen = 0
        self._replies: dict[int, bytes | XProtocolError] = {}
        self._wanted: set[int] = set()
        self.events: deque[bytes] = deque()
        self.root, self._id_base, self._id_mask, self.keycodes = _parse_setup(setup)
        self._ids = 0

    def fileno(self) -> int:
        """For select()."""
        return self._socket.fileno()

    def close(self) -> None:
        """Hang up; the server forgets all that was ours."""
        self._socket.close()

    def new_id(self) -> int:
        """An id for a new window."""
        self._ids += 1
        return self._id_base | (self._ids & self._id_mask)

    def client_of(self, resource: int) -> int:
        """The part of a resource's id that is the same for all resources of one client."""
        return resource & ~self._id_mask

    def send(self, request: bytes) -> int:
        """Queue a request; its full sequence number."""
        self._out.append(request)
        self._sent += 1
        sequence = self._sent
        if sequence - self._seen > _UNANSWERED:
            self._seen = sequence  # asked once; the answer corrects it
            self.sync()
        return sequence

    def ask(self, request: bytes) -> int:
        """Queue a request whose reply, or whose error, will be fetched by `reply`."""
        self._wanted.add(self._sent + 1)
        return self.send(request)

    def flush(self) -> None:
        """Hand over all queued requests.

        Raises:
            DesktopGoneError: the server is gone.
        """
        if not self._out:
            return
        data = b"".join(self._out)
        self._out.clear()
        while data:
            try:
                data = data[self._socket.send(data) :]
            except BlockingIOError:
                # The server does not read until its own replies are read.
                ready, _, _ = select.select([self._socket], [self._socket], [])
                if ready:
                    self.receive()
            except OSError as error:
                raise gone() from error

    def receive(self) -> None:
        """Take in what has arrived, without waiting.

        Raises:
            DesktopGoneError: the server is gone.
        """
        try:
            data = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            raise gone() from error
        if not data:
            raise gone()
        self._in = self._in + data if self._in else data
        self._split()

    def reply(self, sequence: int) -> bytes:
        """Wait for the reply to an `ask`.

        Raises:
            XProtocolError: the server refused it.
            DesktopGoneError: the server is gone.
        """
        self.flush()
        while sequence not in self._replies:
            select.select([self._socket], [], [])
            self.receive()
        answer = self._replies.pop(sequence)
        if isinstance(answer, XProtocolError):
            raise answer
        return answer

    def reply_or_none(self, sequence: int) -> bytes | None:
        """As `reply`, with None for a refusal (a window that is gone)."""
        try:
            return self.reply(sequence)
        except XProtocolError:
            return None

    def refused(self, sequences: list[int]) -> list[XProtocolError]:
        """Wait until the server has done these requests, queued by `ask` though they have no reply; its refusals."""
        self.sync()
        found = [self._replies.pop(sequence, None) for sequence in sequences]
        self._wanted.difference_update(sequences)
        return [error for error in found if isinstance(error, XProtocolError)]

    def sync(self) -> None:
        """Wait until the server has done all requests so far."""
        self.reply(self.ask(_GET_INPUT_FOCUS))

    def _split(self) -> None:
        data, at, end = self._in, 0, len(self._in)
        while end - at >= _HEADER:
            kind = data[at]
            length = _HEADER
            if kind == _REPLY or kind & 0x7F == _GENERIC_EVENT:
                length += 4 * struct.unpack_from("=I", data, at + 4)[0]
                if end - at < length:
                    break
            self._sort(kind, data[at : at + length])
            at += length
        self._in = data[at:]

    def _sort(self, kind: int, packet: bytes) -> None:
        if kind > _REPLY:
            self.events.append(packet)
            return
        sequence = self._widen(struct.unpack_from("=H", packet, 2)[0])
        if sequence not in self._wanted:
            return  # an error nobody waits for: the window went away meanwhile
        self._wanted.discard(sequence)
        self._replies[sequence] = packet if kind == _REPLY else XProtocolError(packet[1], packet[10])

    def _widen(self, low: int) -> int:
        sequence = (self._sent & ~0xFFFF) | low
        if sequence > self._sent:
            sequence -= 0x10000
        self._seen = sequence
        return sequence


def pad(data: bytes) -> bytes:
    """Filled up to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def gone() -> DesktopGoneError:
    """What is said when the server ended."""
    return DesktopGoneError("The connection to the screen was lost. Please start the app again.")


def _connect(display: str | None) -> tuple[socket.socket, bytes]:
    from Xlib import error
    from Xlib.support import connect

    try:
        name, protocol, host, number, _ = connect.get_display(display)
        link = _open_socket(protocol, host, number)
    except (error.DisplayError, OSError) as cause:
        raise NotPossibleError("There is no X screen here. Log in to a desktop first.") from cause
    auth_name, auth_data = connect.get_auth(link, name, protocol, host, number)
    order = 0x6C if _ORDER == "little" else 0x42
    head = struct.pack("=BxHHHHxx", order, 11, 0, len(auth_name), len(auth_data))
    try:
        link.sendall(head + pad(auth_name) + pad(auth_data))
        answer = _exactly(link, 8)
        body = _exactly(link, 4 * struct.unpack_from("=H", answer, 6)[0])
    except OSError as cause:
        link.close()
        raise NotPossibleError("There is no X screen here. Log in to a desktop first.") from cause
    if answer[0] != 1:
        link.close()
        raise NotPossibleError("The X screen does not let this program in. Start it from the desktop itself.")
    link.setblocking(False)  # noqa: FBT003 (its only parameter)
    return link, body


def _open_socket(protocol: str | None, host: str | None, number: int) -> socket.socket:
    if protocol == "tcp" or (host and host != "unix"):
        return socket.create_connection((host, 6000 + number))
    if sys.platform == "win32":
        raise FileNotFoundError(number)
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 (where X servers listen)
    for address in (path, f"\0{path}"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            link.connect(address)
        except OSError:
            link.close()
        else:
            return link
    raise FileNotFoundError(path)


def _exactly(link: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = link.recv(count - len(data))
        if not more:
            raise ConnectionResetError
        data += more
    return data


def _parse_setup(body: bytes) -> tuple[int, int, int, range]:
    base, mask, _, vendor = struct.unpack_from("=IIIH", body, 4)
    formats = body[21]
    low, high = body[26], body[27]
    first_screen = 32 + len(pad(bytes(vendor))) + 8 * formats
    (root,) = struct.unpack_from("=I", body, first_screen)
    return root, base, mask, range(low, high + 1)
