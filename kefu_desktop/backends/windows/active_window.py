"""The window in front, its focused control, and giving them the keyboard back."""

from __future__ import annotations

import ntpath
from collections.abc import Callable
from typing import Final

from kefu_desktop.backends.windows.native.processes import ProcessApi
from kefu_desktop.backends.windows.native.windows import WindowApi
from kefu_desktop.domain.window import Window

_SHELL: Final = frozenset({"Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd", "#32769"})
"""Classes of the desktop and the taskbar: no text goes there."""
_LOOK_EVERY: Final = 0.01
_ADMINISTRATOR: Final = 0x3000
"""The integrity level from which on nothing is kept from us."""


class WindowsActiveWindow:
    """What Windows says of windows. On the desktop's thread."""

    def __init__(
        self,
        windows: WindowApi,
        processes: ProcessApi,
        rest: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._windows = windows
        self._processes = processes
        self._rest = rest
        self._monotonic = monotonic

    def current(self) -> Window | None:
        """The window of another program that has the keyboard now; None if none has."""
        api = self._windows
        handle = api.foreground()
        process = api.process(handle) if handle else 0
        if not process or process == self._processes.this_process() or api.class_name(handle) in _SHELL:
            return None
        return Window(
            handle=handle,
            application=ntpath.basename(self._processes.image(process)).lower(),
            title=api.title(handle),
            rect=api.rect(handle),
            focus=api.focus(handle),
            elevated=self._is_elevated(process),
        )

    def is_in_front(self, window: Window) -> bool:
        """Whether keys sent now would reach that window and, where it is known, that control or one inside it."""
        if self._windows.foreground() != window.handle:
            return False
        if not window.focus or not self._windows.exists(window.focus):
            return True
        focus = self._windows.focus(window.handle)
        return focus == window.focus or self._windows.is_child(window.focus, focus)

    def while_in_front(self, window: Window, action: Callable[[], None]) -> bool:
        """Do it if keys sent now would reach that very window; whether it was done.

        Windows has no way to hold the focus between the question and the action.
        """
        if not self.is_in_front(window):
            return False
        action()
        return True

    def bring_to_front(self, window: Window, timeout: float) -> bool:
        """Ask for it and wait at most `timeout` seconds; whether keys would reach it now. False if it is gone."""
        until = self._monotonic() + timeout
        while self._windows.exists(window.handle):
            if self.is_in_front(window):
                return True
            if self._monotonic() >= until:
                return False
            self._ask_for(window)
            self._rest(_LOOK_EVERY)
        return False

    def focus_own(self, handle: int) -> None:
        """Give the keyboard to a window of ours, on the strength of the hotkey that the user just pressed."""
        front = self._windows.foreground()
        if front == handle or self._windows.set_foreground(handle):
            return
        with_front = self._windows.thread(front) if front and not self._windows.is_hung(front) else 0
        self._attached([with_front], lambda: self._windows.set_foreground(handle))

    def _ask_for(self, window: Window) -> None:
        api = self._windows
        if api.is_hung(window.handle):
            return
        if api.is_minimised(window.handle):
            api.restore(window.handle)
        front = api.foreground()
        threads = [api.thread(window.handle)]
        if front and front != window.handle and not api.is_hung(front):
            threads.append(api.thread(front))

        def take() -> None:
            if front != window.handle:
                api.set_foreground(window.handle)
            if window.focus and api.exists(window.focus):
                api.set_focus(window.focus)

        self._attached(threads, take)

    def _attached(self, threads: list[int], action: Callable[[], object]) -> None:
        """Do it while our input state is that of the others: only so may one set another program's focus."""
        own = self._windows.this_thread()
        attached = [thread for thread in dict.fromkeys(threads) if thread not in {0, own} and self._attach(thread)]
        try:
            action()
        finally:
            for thread in attached:
                self._windows.attach(thread, attached=False)

    def _attach(self, thread: int) -> bool:
        return self._windows.attach(thread, attached=True)

    def _is_elevated(self, process: int) -> bool:
        """Whether the system would keep our keys from it. One that may not even be asked is above us."""
        own = self._processes.integrity(self._processes.this_process())
        if own is None or own < 0:
            return False
        level = self._processes.integrity(process)
        return own < _ADMINISTRATOR if level is None else level > own
