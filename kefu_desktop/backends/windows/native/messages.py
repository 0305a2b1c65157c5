"""A hidden window of ours, and the messages that wake its thread."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from kefu_desktop.backends.windows.native import dll
from kefu_desktop.backends.windows.native.structs import WindowClass, WindowProcedure
from kefu_desktop.domain.errors import NotPossibleError

WM_QUIT: Final = 0x0012
WM_TIMER: Final = 0x0113
WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
WM_RENDERFORMAT: Final = 0x0305
WM_RENDERALLFORMATS: Final = 0x0306
WM_DESTROYCLIPBOARD: Final = 0x0307
WM_HOTKEY: Final = 0x0312
WM_APP: Final = 0x8000

_CLASS_NAME: Final = "KefuDesktopHidden"
_WS_POPUP: Final = 0x80000000
_WS_EX_TOOLWINDOW: Final = 0x80
_WS_EX_NOACTIVATE: Final = 0x08000000
_QS_ALLINPUT: Final = 0x04FF
_MWMO_INPUTAVAILABLE: Final = 0x4
_PM_REMOVE: Final = 0x1
_THIS_SESSION: Final = 0
_TIMER: Final = 1


class MessageApi:
    """Creates the window and pumps its messages. All of it on one thread, but for `wake`."""

    def __init__(self) -> None:
        user32 = dll.load("user32")
        kernel32 = dll.load("kernel32")
        hwnd, message = wintypes.HWND, ctypes.POINTER(wintypes.MSG)
        self._module = dll.declare(kernel32, "GetModuleHandleW", wintypes.HMODULE, wintypes.LPCWSTR)
        self._register_class = dll.declare(user32, "RegisterClassW", wintypes.ATOM, ctypes.POINTER(WindowClass))
        self._unregister_class = dll.declare(
            user32, "UnregisterClassW", wintypes.BOOL, wintypes.LPCWSTR, wintypes.HINSTANCE
        )
        self._create = dll.declare(
            user32, "CreateWindowExW", hwnd, wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
            *([ctypes.c_int] * 4), hwnd, wintypes.HMENU, wintypes.HINSTANCE, ctypes.c_void_p,
        )  # fmt: skip
        self._destroy = dll.declare(user32, "DestroyWindow", wintypes.BOOL, hwnd)
        self._default = dll.declare(
            user32, "DefWindowProcW", ctypes.c_ssize_t, hwnd, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t
        )
        self._get = dll.declare(user32, "GetMessageW", ctypes.c_int, message, hwnd, wintypes.UINT, wintypes.UINT)
        self._peek = dll.declare(
            user32, "PeekMessageW", wintypes.BOOL, message, hwnd, wintypes.UINT, wintypes.UINT, wintypes.UINT
        )
        self._dispatch = dll.declare(user32, "DispatchMessageW", ctypes.c_ssize_t, message)
        self._post = dll.declare(
            user32, "PostMessageW", wintypes.BOOL, hwnd, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t
        )
        self._post_to_thread = dll.declare(
            user32,
            "PostThreadMessageW",
            wintypes.BOOL,
            wintypes.DWORD,
            wintypes.UINT,
            ctypes.c_size_t,
            ctypes.c_ssize_t,
        )
        self._set_timer = dll.declare(
            user32, "SetTimer", ctypes.c_size_t, hwnd, ctypes.c_size_t, wintypes.UINT, ctypes.c_void_p
        )
        self._kill_timer = dll.declare(user32, "KillTimer", wintypes.BOOL, hwnd, ctypes.c_size_t)
        self._wait = dll.declare(
            user32, "MsgWaitForMultipleObjectsEx", wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD,
            wintypes.DWORD, wintypes.DWORD,
        )  # fmt: skip
        self._procedure: object = None

    def create_window(self, on_message: Callable[[int, int, int, int], int | None]) -> int:
        """A hidden window of this thread; `on_message(window, message, wparam, lparam)` gives None for the default.

        It is a top-level window, since Windows tells of sleep and resume to no others.

        Raises:
            NotPossibleError: there is no desktop to make it on.
        """

        def procedure(window: int, message: int, wparam: int, lparam: int) -> int:
            answer = on_message(window or 0, message, wparam, lparam)
            return int(self._default(window, message, wparam, lparam)) if answer is None else answer

        self._procedure = WindowProcedure(procedure)
        module = self._module(None)
        wanted = WindowClass(hInstance=module, lpszClassName=_CLASS_NAME)
        wanted.lpfnWndProc = ctypes.cast(self._procedure, ctypes.c_void_p)  # type: ignore[arg-type]  # a callback is castable
        self._register_class(ctypes.byref(wanted))
        style = _WS_EX_TOOLWINDOW | _WS_EX_NOACTIVATE
        window = self._create(style, _CLASS_NAME, None, _WS_POPUP, 0, 0, 0, 0, None, None, module, None)
        if not window:
            self._unregister_class(_CLASS_NAME, module)
            raise NotPossibleError("Windows gave us no window. Sign in to a desktop and start again.")
        return int(window)

    def destroy_window(self, window: int) -> None:
        """End it; what it owes to the clipboard is asked for before this returns."""
        self._destroy(window)
        self._unregister_class(_CLASS_NAME, self._module(None))

    def watch_session(self, window: int) -> None:
        """Have WM_WTSSESSION_CHANGE sent to the window when the user locks and unlocks."""
        wtsapi = dll.load("wtsapi32")
        register = dll.declare(wtsapi, "WTSRegisterSessionNotification", wintypes.BOOL, wintypes.HWND, wintypes.DWORD)
        register(window, _THIS_SESSION)

    def next_message(self) -> bool:
        """Sleep until a message comes and hand it to its window; False at the end of the thread's work."""
        message = wintypes.MSG()
        if self._get(ctypes.byref(message), None, 0, 0) <= 0:
            return False
        self._dispatch(ctypes.byref(message))
        return True

    def pump(self) -> bool:
        """Hand out all messages that wait; False if one of them asked for the end."""
        message = wintypes.MSG()
        while self._peek(ctypes.byref(message), None, 0, 0, _PM_REMOVE):
            if message.message == WM_QUIT:
                return False
            self._dispatch(ctypes.byref(message))
        return True

    def wait(self, seconds: float) -> None:
        """Sleep until a message comes, at most so long."""
        self._wait(0, None, max(0, int(seconds * 1000 + 0.999)), _QS_ALLINPUT, _MWMO_INPUTAVAILABLE)

    def tick(self, window: int, seconds: float) -> None:
        """Post WM_TIMER to the window every so many seconds; with 0 no more."""
        if seconds:
            self._set_timer(window, _TIMER, int(seconds * 1000), None)
        else:
            self._kill_timer(window, _TIMER)

    def wake(self, window: int, message: int = WM_APP) -> None:
        """Post a message to the window, from any thread."""
        self._post(window, message, 0, 0)

    def wake_thread(self, thread: int) -> None:
        """Post a message to a thread that waits for one without a window."""
        self._post_to_thread(thread, WM_APP, 0, 0)
