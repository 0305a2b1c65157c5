"""The thread that all of Windows is asked on: it sleeps in GetMessage until a hotkey, a job or a reader wakes it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Final, TypeVar

from kefu_desktop.backends.windows.native.messages import WM_WTSSESSION_CHANGE, MessageApi
from kefu_desktop.domain.errors import DesktopGoneError, NotPossibleError
from kefu_desktop.ports.desktop import DesktopListener

_log = logging.getLogger(__name__)

_ANSWER_WITHIN: Final = 5.0
"""Seconds for a call from another thread: the longest paste takes less."""
_END_WITHIN: Final = 10.0

Handler = Callable[[int, int], int | None]
"""Takes wparam and lparam; None asks for what Windows does by default."""
_T = TypeVar("_T")


class WindowsThread:
    """Runs jobs one after the other; what comes while one waits is taken in and told, jobs keep their turn."""

    def __init__(self, messages: MessageApi) -> None:
        self._messages = messages
        self._handlers: dict[int, Handler] = {}
        self._at_start: list[Callable[[], None]] = []
        self._at_end: list[Callable[[], None]] = []
        self._jobs: deque[Callable[[], None]] = deque()
        self._calls: deque[Callable[[], None]] = deque()
        self._thread: threading.Thread | None = None
        self._window = 0
        self._stopping = False
        self._lost = False
        self._listener: DesktopListener | None = None

    @property
    def window(self) -> int:
        """The hidden window, 0 while the thread does not run."""
        return self._window

    @property
    def listener(self) -> DesktopListener | None:
        """Whom to tell."""
        return self._listener

    def handle(self, message: int, handler: Handler) -> None:
        """Have the handler called for such messages to the hidden window. Before the start."""
        self._handlers[message] = handler

    def at_start(self, duty: Callable[[], None]) -> None:
        """Have it called on the thread before all else. Before the start."""
        self._at_start.append(duty)

    def at_end(self, duty: Callable[[], None]) -> None:
        """Have it called on the thread before its window goes. Before the start."""
        self._at_end.append(duty)

    def start(self, listener: DesktopListener) -> None:
        """Start it.

        Raises:
            NotPossibleError: there is no desktop here.
        """
        self._listener = listener
        self._stopping = self._lost = False
        ready = threading.Event()
        failures: list[NotPossibleError] = []
        self._thread = threading.Thread(target=self._run, args=(ready, failures), name="windows-desktop", daemon=True)
        self._thread.start()
        ready.wait()
        if failures:
            raise failures[0]

    def submit(self, job: Callable[[], None]) -> None:
        """Run the job on the thread, after those before it. From any thread."""
        self._jobs.append(job)
        self._wake()

    def waiting(self) -> int:
        """Jobs not begun yet."""
        return len(self._jobs)

    def stop(self) -> None:
        """End it after the job that runs; jobs not begun are dropped. From any thread."""
        self._stopping = True
        if self._thread is None:
            return
        self._wake()
        if self._thread is not threading.current_thread():
            self._thread.join(_END_WITHIN)

    def post(self, duty: Callable[[], None]) -> None:
        """Run it on the thread before all jobs, also while a job waits for something. From any thread."""
        self._calls.append(duty)
        self._wake()

    def call(self, function: Callable[[], _T]) -> _T:
        """Run it on the thread before all jobs, also while a job waits for something, and give its result.

        Raises:
            DesktopGoneError: the thread does not run, or is held up.
            Exception: whatever the function raises.
        """
        if threading.current_thread() is self._thread:
            return function()
        if not self._window:
            raise DesktopGoneError("The part that talks to Windows does not run. Start the program again.")
        done = threading.Event()
        results: list[_T] = []
        errors: list[Exception] = []

        def answer() -> None:
            try:
                results.append(function())
            except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
                errors.append(error)
            done.set()

        self.post(answer)
        if not done.wait(_ANSWER_WITHIN):
            raise DesktopGoneError("Windows did not answer in time. Try again.")
        if errors:
            raise errors[0]
        return results[0]

    def rest(self, seconds: float) -> None:
        """For jobs: sleep until something comes, at most so long, and take in what came."""
        self._messages.wait(seconds)
        self._take_in()

    def _run(self, ready: threading.Event, failures: list[NotPossibleError]) -> None:
        for duty in self._at_start:
            _guarded(duty)
        try:
            self._window = self._messages.create_window(self._on_message)
        except NotPossibleError as error:
            failures.append(error)
            self._thread = None
            return
        finally:
            ready.set()
        if WM_WTSSESSION_CHANGE in self._handlers:
            self._messages.watch_session(self._window)
        self._work()
        while not self._stopping and not self._lost:
            self._lost = not self._messages.next_message()
            self._work()
        self._end()

    def _wake(self) -> None:
        if self._window:
            self._messages.wake(self._window)

    def _work(self) -> None:
        self._take_in()
        while self._jobs and not self._stopping:
            _guarded(self._jobs.popleft())
            self._take_in()

    def _take_in(self) -> None:
        self._lost = not self._messages.pump() or self._lost
        while self._calls:
            _guarded(self._calls.popleft())

    def _end(self) -> None:
        for duty in self._at_end:
            _guarded(duty)
        self._messages.destroy_window(self._window)
        self._window = 0
        if not self._stopping and self._listener:
            self._listener.gone("Windows ended the message loop")

    def _on_message(self, _window: int, message: int, wparam: int, lparam: int) -> int | None:
        handler = self._handlers.get(message)
        if handler is None:
            return None
        try:
            return handler(wparam, lparam)
        except Exception as error:  # noqa: BLE001 - Windows calls us: nobody above could take it
            _log.error("Message %#x: %s", message, _name(error))
            return None


def _guarded(job: Callable[[], None]) -> None:
    try:
        job()
    except Exception as error:  # noqa: BLE001 - one job that fails must not end all hotkeys
        _log.error("A job failed: %s", _name(error))


def _name(error: Exception) -> str:
    """What went wrong without what a user wrote: the type and the place."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else ""
    return type(error).__name__ + where
