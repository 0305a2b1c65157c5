"""The thread that talks to the X server."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from logging import getLogger

from kefu_desktop.backends.x11.session import Session
from kefu_desktop.backends.x11.wire import gone
from kefu_desktop.domain.errors import DesktopGoneError, KefuError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.desktop import DesktopListener

_STOP_WITHIN = 8.0
"""Seconds for a paste under way to end and the clipboard to be handed on."""
_log = getLogger(__name__)


class X11Thread:
    """Implements ports.desktop.DesktopThread.

    A hotkey that fires while a job runs is told at once, whenever that job waits for something; so the listener must
    not wait itself, but submit a job. One that fires while the job does not wait is told when it does, or ends.
    """

    def __init__(self, session: Session, closing: Callable[[], None]) -> None:
        """`closing` is called on the thread before an orderly end."""
        self._session = session
        self._closing = closing
        self._jobs: deque[Callable[[], None]] = deque()
        self._asked: set[Future[None]] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._listener: DesktopListener | None = None
        self._stopping = False
        self._ended = False

    def start(self, listener: DesktopListener) -> None:
        """Start it.

        Raises:
            DesktopGoneError: it ended before.
        """
        if self._ended:
            raise gone()
        self._listener = listener
        self._thread = threading.Thread(target=self._run, name="x11", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], None]) -> None:
        """Run the job on the thread, after those before it. From any thread.

        Raises:
            DesktopGoneError: the thread has ended.
        """
        if self._ended or self._stopping:
            raise gone()
        self._jobs.append(job)
        if threading.current_thread() is not self._thread:
            self._session.wake()

    def waiting(self) -> int:
        """Jobs not begun yet."""
        return len(self._jobs)

    def stop(self) -> None:
        """Give back the hotkeys, hand the clipboard on, end the thread. From any thread."""
        self._stopping = True
        if self._thread is None:
            self._end()
            return
        self._session.wake()
        if self._thread is not threading.current_thread():
            self._thread.join(_STOP_WITHIN)

    def run_here(self, call: Callable[[], None]) -> None:
        """Have the thread do it, even in the middle of a job's waiting, and wait until it is done. From any thread.

        Raises:
            DesktopGoneError: the thread has ended.
            NotPossibleError: it was not started.
        """
        if threading.current_thread() is self._thread:
            call()
            return
        if self._thread is None:
            raise NotPossibleError("The desktop's thread does not run yet. Please start the app again.")
        done: Future[None] = Future()
        with self._lock:
            if self._ended:
                raise gone()
            self._asked.add(done)
        self._session.call_soon(lambda: _do(call, done))
        try:
            done.result()
        finally:
            with self._lock:
                self._asked.discard(done)

    def opens_window(self, hotkey: Hotkey) -> bool:
        """Ask the listener; on the thread."""
        return self._listener is not None and self._listener.opens_window(hotkey)

    def tell(self, hotkey: Hotkey, window: Window | None) -> None:
        """Tell the listener of a fired hotkey; on the thread."""
        if self._listener is not None:
            self._listener.hotkey_fired(hotkey, window)

    def _run(self) -> None:
        try:
            self._loop()
            self._closing()
        except DesktopGoneError as error:
            self._end()
            if not self._stopping and self._listener is not None:
                self._listener.gone(str(error))
        finally:
            self._end()

    def _loop(self) -> None:
        while not self._stopping:
            if self._jobs:
                self._do_job(self._jobs.popleft())
                self._session.handle()
            else:
                self._session.turn(None)

    def _do_job(self, job: Callable[[], None]) -> None:
        try:
            job()
        except DesktopGoneError:
            raise
        except Exception:  # noqa: BLE001 (see below)
            # The thread serves the clipboard and the hotkeys: a fault in one job must not take them away.
            _log.exception("a job on the desktop's thread failed")

    def _end(self) -> None:
        with self._lock:
            if self._ended:
                return
            self._ended = True
            asked = list(self._asked)
        self._jobs.clear()
        self._session.close()
        for done in asked:
            if not done.done():
                done.set_exception(gone())


def _do(call: Callable[[], None], done: Future[None]) -> None:
    try:
        call()
    except KefuError as error:
        done.set_exception(error)
        if isinstance(error, DesktopGoneError):
            raise
    else:
        done.set_result(None)
