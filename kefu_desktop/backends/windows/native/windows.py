"""Windows of other programs: which is in front, where its focus is, and bringing one there."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Final

from kefu_desktop.backends.windows.native import dll
from kefu_desktop.backends.windows.native.structs import GuiThreadInfo
from kefu_desktop.domain.window import Rect

_ROOT: Final = 2
_RESTORE: Final = 9
_PER_MONITOR_AWARE_V2: Final = -4


class WindowApi:
    """What user32 knows of windows."""

    def __init__(self) -> None:
        user32 = dll.load("user32")
        kernel32 = dll.load("kernel32")
        hwnd, boolean, dword = wintypes.HWND, wintypes.BOOL, wintypes.DWORD
        self._user32 = user32
        self._foreground = dll.declare(user32, "GetForegroundWindow", hwnd)
        self._ancestor = dll.declare(user32, "GetAncestor", hwnd, hwnd, wintypes.UINT)
        self._gui_info = dll.declare(user32, "GetGUIThreadInfo", boolean, dword, ctypes.POINTER(GuiThreadInfo))
        self._owner = dll.declare(user32, "GetWindowThreadProcessId", dword, hwnd, ctypes.POINTER(dword))
        self._text = dll.declare(user32, "InternalGetWindowText", ctypes.c_int, hwnd, wintypes.LPWSTR, ctypes.c_int)
        self._class = dll.declare(user32, "GetClassNameW", ctypes.c_int, hwnd, wintypes.LPWSTR, ctypes.c_int)
        self._rect = dll.declare(user32, "GetWindowRect", boolean, hwnd, ctypes.POINTER(wintypes.RECT))
        self._is_window = dll.declare(user32, "IsWindow", boolean, hwnd)
        self._is_child = dll.declare(user32, "IsChild", boolean, hwnd, hwnd)
        self._is_hung = dll.declare(user32, "IsHungAppWindow", boolean, hwnd)
        self._is_minimised = dll.declare(user32, "IsIconic", boolean, hwnd)
        self._show = dll.declare(user32, "ShowWindowAsync", boolean, hwnd, ctypes.c_int)
        self._set_foreground = dll.declare(user32, "SetForegroundWindow", boolean, hwnd)
        self._set_focus = dll.declare(user32, "SetFocus", hwnd, hwnd)
        self._attach = dll.declare(user32, "AttachThreadInput", boolean, dword, dword, boolean)
        self._this_thread = dll.declare(kernel32, "GetCurrentThreadId", dword)

    def foreground(self) -> int:
        """The top-level window in front, 0 if none."""
        window = self._foreground()
        return int((self._ancestor(window, _ROOT) or window) if window else 0)

    def focus(self, window: int) -> int:
        """The control that has the keyboard focus in the window's thread, 0 if unknown."""
        info = GuiThreadInfo(cbSize=ctypes.sizeof(GuiThreadInfo))
        if not self._gui_info(self.thread(window), ctypes.byref(info)):
            return 0
        return int(info.hwndFocus or 0)

    def thread(self, window: int) -> int:
        """The thread the window belongs to, 0 if it is gone."""
        return int(self._owner(window, None))

    def process(self, window: int) -> int:
        """The process the window belongs to, 0 if it is gone."""
        process = wintypes.DWORD()
        self._owner(window, ctypes.byref(process))
        return process.value

    def title(self, window: int) -> str:
        """Its title as the system keeps it; asks the program nothing, so that a hung one cannot hold us."""
        text = ctypes.create_unicode_buffer(512)
        self._text(window, text, len(text))
        return text.value

    def class_name(self, window: int) -> str:
        """The name of its class."""
        text = ctypes.create_unicode_buffer(256)
        self._class(window, text, len(text))
        return text.value

    def rect(self, window: int) -> Rect:
        """Its place in physical pixels, if this thread is aware of the screens' scales (see `see_real_pixels`)."""
        rect = wintypes.RECT()
        self._rect(window, ctypes.byref(rect))
        return Rect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)

    def see_real_pixels(self) -> None:
        """Make this thread aware of the scale of each screen, where Windows can (10 and later)."""
        try:
            aware = dll.declare(self._user32, "SetThreadDpiAwarenessContext", ctypes.c_void_p, ctypes.c_ssize_t)
        except AttributeError:
            return
        aware(_PER_MONITOR_AWARE_V2)

    def exists(self, window: int) -> bool:
        """Whether there still is such a window."""
        return bool(self._is_window(window))

    def is_child(self, parent: int, child: int) -> bool:
        """Whether the one lies within the other."""
        return bool(self._is_child(parent, child))

    def is_hung(self, window: int) -> bool:
        """Whether the program has not looked at its messages for seconds."""
        return bool(self._is_hung(window))

    def is_minimised(self, window: int) -> bool:
        """Whether it is minimised."""
        return bool(self._is_minimised(window))

    def restore(self, window: int) -> None:
        """Ask for it to be shown as it was before it was minimised."""
        self._show(window, _RESTORE)

    def set_foreground(self, window: int) -> bool:
        """Bring it to the front, if the system lets us."""
        return bool(self._set_foreground(window))

    def set_focus(self, control: int) -> None:
        """Give the keyboard to a control of a thread that ours is attached to."""
        self._set_focus(control)

    def attach(self, thread: int, *, attached: bool) -> bool:
        """Share the input state of another thread, or end that."""
        return bool(self._attach(self.this_thread(), thread, attached))

    def this_thread(self) -> int:
        """The number of the thread that asks."""
        return int(self._this_thread())
