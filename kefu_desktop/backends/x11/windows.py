"""The window in front."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable

from kefu_desktop.backends.x11 import requests as rq
from kefu_desktop.backends.x11.ahead import Ahead
from kefu_desktop.backends.x11.hold import Hold
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.domain.window import Rect, Window

_MOST_LEVELS = 32
_NONE, _POINTER_ROOT = 0, 1
_CURRENT_TIME = 0
_FROM_PAGER = 2
_OWN_SHOWS_WITHIN = 0.3
_OWN_FOCUSED_WITHIN = 0.5


class X11ActiveWindow:
    """Implements ports.active_window.ActiveWindow. Nothing is remembered but a guess, so nothing can be out of date."""

    def __init__(self, session: Session, hold: Hold) -> None:
        self._session = session
        self._hold = hold
        self._guess = 0
        self._about = [*session.atoms(["_NET_WM_NAME", "_NET_WM_PID"]), rq.WM_CLASS, rq.WM_NAME]
        self._utf8 = session.atom("UTF8_STRING")
        self._questions = [rq.get_focus(), rq.get_property(session.root, session.atom("_NET_ACTIVE_WINDOW"))]
        self._ahead = Ahead(session)

    def current(self) -> Window | None:
        """The window of another program that has the keyboard now; None if none has.

        One round trip if it is the one that was in front last time.
        """
        return self.answer_current(self.ask_current())

    def ask_current(self) -> list[int]:
        """The questions of `current` alone; more requests may follow before `answer_current`."""
        asked = [self._session.link.ask(request) for request in self._questions]
        return asked + (self._ask_about(self._guess) if self._guess else [])

    def answer_current(self, asked: list[int]) -> Window | None:
        """What came of `ask_current`."""
        guess, about = self._guess, asked[2:]
        handle, focus = self._front(asked[:2])
        if handle != guess:
            self._drop(about)
            about = self._ask_about(handle) if handle else []
            self._guess = handle
        return self._describe(handle, focus, about) if handle else None

    def is_in_front(self, window: Window) -> bool:
        """Whether keys sent now would reach that very window."""
        handle, _ = self._front(self._ahead.take(self._questions))
        return handle == window.handle

    def while_in_front(self, window: Window, action: Callable[[], None]) -> bool:
        """Do it if keys sent now would reach that very window; they will, whoever moves the focus in this moment.

        The focus is set once more to where it is, in one batch with the keys. (Grabbing the server would do as well,
        but a thread of ours that held the interpreter's lock while it waited for the server kept us from ending the
        grab, and the whole screen stood still.)
        """
        link = self._session.link
        focus, active = self._answers([link.ask(question) for question in self._questions])
        handle, _ = self._resolve(focus, active)
        if handle != window.handle:
            return False
        if focus != _POINTER_ROOT:
            link.send(rq.set_focus(focus, _CURRENT_TIME))
        action()
        link.flush()
        return True

    def ask_ahead(self) -> None:
        """The next `is_in_front` will follow at once."""
        self._ahead.ask(self._questions)

    def bring_to_front(self, window: Window, timeout: float) -> bool:
        """Ask for it and wait at most `timeout` seconds; False at once if it is gone."""
        session, handle = self._session, window.handle
        session.watch(handle, rq.STRUCTURE_MASK | rq.FOCUS_MASK)
        if window.focus not in (_NONE, _POINTER_ROOT, handle):
            session.watch(window.focus, rq.FOCUS_MASK)
        session.watch(session.root, rq.PROPERTY_MASK)
        try:
            with _Change(session) as change:
                self._ask_for(handle, session.now())
                if self._wait_front(window, change, timeout / 2):
                    return True
                if not self._exists(handle):
                    return False
                # Active, but the focus went nowhere: some window managers leave it to the program.
                session.link.send(rq.set_focus(window.focus or handle, session.now()))
                return self._wait_front(window, change, timeout / 2)
        finally:
            session.unwatch(session.root, rq.PROPERTY_MASK)
            session.unwatch(handle, rq.STRUCTURE_MASK | rq.FOCUS_MASK)
            session.unwatch(window.focus, rq.FOCUS_MASK)

    def focus_own(self, handle: int) -> None:
        """Give the keyboard to a window of ours, on the strength of the hotkey that the user just pressed."""
        self._session.call_soon(lambda: self._focus_own(handle))

    def _focus_own(self, handle: int) -> None:
        session = self._session
        session.watch(handle, rq.STRUCTURE_MASK | rq.FOCUS_MASK)
        try:
            with _Change(session) as change:
                _until(lambda: self._shown(handle), change, _OWN_SHOWS_WITHIN)
                at = session.hotkey_time or session.now()
                self._ask_for(handle, at)
                if not _until(lambda: self._has_focus(handle), change, _OWN_FOCUSED_WITHIN):
                    # a window manager that will not: keys that wait must not go to the chat
                    session.link.send(rq.set_focus(handle, session.now()))
                    _until(lambda: self._has_focus(handle), change, _OWN_FOCUSED_WITHIN)
        finally:
            session.unwatch(handle, rq.STRUCTURE_MASK | rq.FOCUS_MASK)
            self._hold.end()

    def _has_focus(self, handle: int) -> bool:
        link = self._session.link
        (focus,) = struct.unpack_from("=I", link.reply(link.ask(rq.get_focus())), 8)
        return bool(focus == handle)

    def _wait_front(self, window: Window, change: _Change, timeout: float) -> bool:
        end = time.monotonic() + timeout
        while True:
            if self.is_in_front(window):
                return True
            if not self._exists(window.handle) or not change.next(end - time.monotonic()):
                return False

    def _ask_for(self, handle: int, at: int) -> None:
        session = self._session
        if self._has_manager(for_activation=True):
            kind = session.atom("_NET_ACTIVE_WINDOW")
            session.link.send(rq.client_message(session.root, handle, kind, (_FROM_PAGER, at, 0)))
            return
        session.link.send(rq.raise_window(handle))
        session.link.send(rq.set_focus(handle, at))

    def _front(self, asked: list[int]) -> tuple[int, int]:
        """The top-level window that has the keyboard (0: none), and the window that really has it."""
        return self._resolve(*self._answers(asked))

    def _answers(self, asked: list[int]) -> tuple[int, int]:
        """The window that has the focus, or a number that stands for where it is, and the one that is called active."""
        link = self._session.link
        focus_asked, active_asked = asked
        (focus,) = struct.unpack_from("=I", link.reply(focus_asked), 8)
        cards = rq.parse_property(link.reply_or_none(active_asked)).cards()
        return focus, cards[0] if cards else 0

    def _resolve(self, focus: int, active: int) -> tuple[int, int]:
        if focus == active:
            return active, focus
        if focus == _POINTER_ROOT:
            focus = self._under_pointer()
        return (self._top_level(focus, active), focus) if focus else (0, 0)

    def _under_pointer(self) -> int:
        reply = self._session.link.reply(self._session.link.ask(rq.query_pointer(self._session.root)))
        (child,) = struct.unpack_from("=I", reply, 12)
        return int(child)

    def _top_level(self, window: int, active: int) -> int:
        """The window or its ancestor that is active, or managed, or, where nothing manages windows, below the root."""
        link, root = self._session.link, self._session.root
        state = self._session.atom("WM_STATE")
        for _ in range(_MOST_LEVELS):
            if window == root:
                return 0
            asked, tree = link.ask(rq.get_property(window, state)), link.ask(rq.query_tree(window))
            managed, reply = rq.parse_property(link.reply_or_none(asked)), link.reply_or_none(tree)
            if reply is None:
                return 0
            (parent,) = struct.unpack_from("=I", reply, 12)
            if window == active or managed.kind:
                return window
            if parent == root:
                # A window manager's own window takes the focus when no program has it.
                return 0 if self._has_manager(for_activation=False) else window
            window = parent
        return 0

    def _ask_about(self, window: int) -> list[int]:
        link = self._session.link
        place = [rq.get_geometry(window), rq.to_root(window, self._session.root)]
        return [link.ask(request) for request in (*place, *(rq.get_property(window, name) for name in self._about))]

    def _drop(self, asked: list[int]) -> None:
        for sequence in asked:
            self._session.link.reply_or_none(sequence)

    def _describe(self, handle: int, focus: int, asked: list[int]) -> Window | None:
        size, corner, *told = [self._session.link.reply_or_none(sequence) for sequence in asked]
        if size is None or corner is None:
            return None
        name, pid, kind, old_name = (rq.parse_property(reply) for reply in told)
        if os.getpid() in pid.cards():
            return None
        width, height = struct.unpack_from("=HH", size, 16)
        x, y = struct.unpack_from("=hh", corner, 12)
        place = Rect(x, y, width, height)
        return Window(handle, application(kind.data), title(name, old_name, self._utf8), place, focus)

    def _exists(self, handle: int) -> bool:
        """Whether it is there and shown, or could be: a withdrawn window cannot."""
        link = self._session.link
        state_asked = link.ask(rq.get_property(handle, self._session.atom("WM_STATE")))
        reply = link.reply_or_none(link.ask(rq.get_attributes(handle)))
        state = rq.parse_property(link.reply_or_none(state_asked)).cards()
        return reply is not None and (reply[26] == rq.VIEWABLE or bool(state and state[0]))

    def _shown(self, handle: int) -> bool:
        link = self._session.link
        reply = link.reply_or_none(link.ask(rq.get_attributes(handle)))
        return reply is not None and reply[26] == rq.VIEWABLE

    def _has_manager(self, *, for_activation: bool) -> bool:
        """Whether a window manager of today's kind runs (and can be asked to activate a window)."""
        session = self._session
        check, supported, active = session.atoms(["_NET_SUPPORTING_WM_CHECK", "_NET_SUPPORTED", "_NET_ACTIVE_WINDOW"])
        told = session.property(session.root, check).cards()
        if not told or not session.property(told[0], check).kind:
            return False
        return not for_activation or active in session.property(session.root, supported).cards()


def application(wm_class: bytes) -> str:
    """The class of a WM_CLASS property (two texts, each ended by a zero), lower-cased; the instance if it has none."""
    instance, _, rest = wm_class.partition(b"\0")
    name = rest.partition(b"\0")[0] or instance
    return name.decode("utf-8", "replace").lower()


def title(name: rq.Property, old_name: rq.Property, utf8: int) -> str:
    """A window's title of the new property, or else of the old one."""
    chosen = name if name.kind else old_name
    modern = chosen is name or chosen.kind == utf8
    return chosen.data.decode("utf-8" if modern else "latin-1", "replace").rstrip("\0")


def _until(met: Callable[[], bool], change: _Change, timeout: float) -> bool:
    end = time.monotonic() + timeout
    while not met():
        if not change.next(end - time.monotonic()):
            return met()
    return True


class _Change:
    """Tells that something about windows changed, so that nobody need look in intervals."""

    _CODES = (rq.FOCUS_IN, rq.DESTROY_NOTIFY, rq.UNMAP_NOTIFY, rq.MAP_NOTIFY, rq.PROPERTY_NOTIFY)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._changed = False

    def __enter__(self) -> _Change:
        for code in self._CODES:
            self._session.on(code, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for code in self._CODES:
            self._session.off(code, self._note)

    def next(self, timeout: float) -> bool:
        """Wait for a change; whether there was one within `timeout` seconds."""
        found = self._session.wait(lambda: self._changed, timeout)
        self._changed = False
        return found

    def _note(self, _: bytes) -> None:
        self._changed = True
