"""What goes on at the selections of a display and which messages stand on it, seen through the X server."""

from __future__ import annotations

import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from Xlib import X, display
from Xlib.error import ConnectionClosedError
from Xlib.ext import record

_SET_OWNER, _CONVERT = 22, 24
_TEXTS = ("UTF8_STRING", "STRING", "TEXT", "COMPOUND_TEXT", "text/plain", "text/plain;charset=utf-8")
_MESSAGE = ("提示", "Message")
_OF_CLIENT = ~0x1FFFFF
_NOTHING: dict[str, tuple[int, int]] = {"core_requests": (0, 0), "core_replies": (0, 0), "delivered_events": (0, 0)}


@dataclass(frozen=True, slots=True)
class Step:
    """One request of some client: `owns` or `reads` a selection; `window` is whose, `at` the server's seconds."""

    at: float
    owns: bool
    window: int
    selection: str
    target: str = ""

    def told(self, begin: float, window: int) -> str:
        """In few words."""
        who = "target" if (self.window ^ window) & _OF_CLIENT == 0 else f"{self.window >> 21}"
        return f"{1000 * (self.at - begin):.0f} {who} {'owns' if self.owns else 'reads'} {self.selection} {self.target}"


class SelectionWatch:
    """Notes who takes and who reads selections, by the RECORD extension.

    The X server's time is that of the monotonic clock, so that steps can be compared with time.monotonic().
    """

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        self._recording = display.Display(name)
        self._names: dict[int, str] = {}
        self._steps: list[Step] = []
        self._came = threading.Condition()
        self._context = self._recording.record_create_context(0, [record.AllClients], [_ranges(_SET_OWNER, _CONVERT)])
        threading.Thread(target=self._record, daemon=True).start()

    def since(self, at: float) -> list[Step]:
        """All steps from that moment on."""
        with self._came:
            return [step for step in self._steps if step.at >= at]

    def wait_given_back(self, at: float, timeout: float) -> bool:
        """Wait until some program took the clipboard after `at` and then took it once more; whether it did."""
        end = time.monotonic() + timeout
        with self._came:
            while len([s for s in self._steps if s.at >= at and s.owns and s.selection == "CLIPBOARD"]) < 2:
                if not self._came.wait(max(0.0, end - time.monotonic())):
                    return False
        return True

    def last_read(self, at: float, window: int) -> float | None:
        """When the program of that window asked for the text the last time, between `at` and now."""
        texts = [step for step in self.since(at) if not step.owns and step.target in _TEXTS]
        return max((step.at for step in texts if (step.window ^ window) & _OF_CLIENT == 0), default=None)

    def _record(self) -> None:
        with suppress(ConnectionClosedError):  # the display was ended
            self._recording.record_enable_context(self._context, self._note)

    def _note(self, reply: Any) -> None:
        if reply.category != record.FromClient:
            return
        at, data = _unwrapped(reply.server_time), bytes(reply.data)
        while len(data) >= 16:
            length = 4 * struct.unpack_from("=H", data, 2)[0]
            self._one(data, at)
            data = data[length:] if length else b""

    def _one(self, data: bytes, at: float) -> None:
        first, second, third = struct.unpack_from("=III", data, 4)
        step = None
        if data[0] == _SET_OWNER:
            step = Step(at, owns=True, window=first, selection=self._name(second))
        elif data[0] == _CONVERT:
            step = Step(at, owns=False, window=first, selection=self._name(second), target=self._name(third))
        if step is not None:
            with self._came:
                self._steps.append(step)
                self._came.notify_all()

    def _name(self, atom: int) -> str:
        if atom not in self._names:
            self._names[atom] = self._link.get_atom_name(atom)
        return self._names[atom]


class Messages:
    """The calm messages that the program shows."""

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        self._root = self._link.screen().root

    def shown(self) -> tuple[int, int] | None:
        """A place on the message that stands on the screen; None if there is none."""
        for window in self._root.query_tree().children:
            try:
                if window.get_attributes().map_state != X.IsViewable or _title(self._link, window) not in _MESSAGE:
                    continue
                place = window.get_geometry()
            except Exception:  # noqa: BLE001, S112 - it closed in this moment
                continue
            return place.x + place.width // 2, place.y + place.height // 2
        return None

    def wait(self, timeout: float) -> bool:
        """Wait for one; whether it came."""
        end = time.monotonic() + timeout
        while self.shown() is None:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def put_away(self) -> None:
        """Click on it, as a user does; the pointer goes back to where it was."""
        from Xlib.ext import xtest

        end = time.monotonic() + 8
        while (place := self.shown()) is not None and time.monotonic() < end:
            before = self._root.query_pointer()
            xtest.fake_input(self._link, X.MotionNotify, x=place[0], y=place[1])
            for kind in (X.ButtonPress, X.ButtonRelease):
                xtest.fake_input(self._link, kind, 1)
            xtest.fake_input(self._link, X.MotionNotify, x=before.root_x, y=before.root_y)
            self._link.sync()
            time.sleep(0.05)


def _title(link: display.Display, window: Any) -> str:
    found = window.get_full_property(link.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    return bytes(found.value).decode("utf-8", "replace") if found is not None else ""


def _unwrapped(milliseconds: int) -> float:
    """The server's time as seconds of the monotonic clock; it counts 49 days and begins anew."""
    now = round(time.monotonic() * 1000)
    past = (now - milliseconds) & 0xFFFFFFFF
    return (now - (past if past < 1 << 31 else past - (1 << 32))) / 1000


def _ranges(first: int, last: int) -> dict[str, Any]:
    return {
        **_NOTHING,
        "core_requests": (first, last),
        "ext_requests": (0, 0, 0, 0),
        "ext_replies": (0, 0, 0, 0),
        "device_events": (0, 0),
        "errors": (0, 0),
        "client_started": False,
        "client_died": False,
    }
