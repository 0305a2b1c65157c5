"""What the checks ask Windows for, apart from our own back end: windows, their texts, and the clipboard as it is."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Any

WM_GETTEXT, WM_GETTEXTLENGTH, WM_SETTEXT = 0x0D, 0x0E, 0x0C
EM_SETMODIFY = 0xB9


def _library(name: str) -> Any:
    if sys.platform != "win32":
        raise OSError("runs inside the lab")
    return ctypes.WinDLL(name, use_last_error=True)


def _callback(result: Any, *arguments: Any) -> Any:
    if sys.platform != "win32":
        raise OSError("runs inside the lab")
    return ctypes.WINFUNCTYPE(result, *arguments)


class Edges:
    """Plain calls with declared signatures."""

    def __init__(self) -> None:
        self.user32 = user32 = _library("user32")
        self.kernel32 = kernel32 = _library("kernel32")
        hwnd = wintypes.HWND
        user32.GetForegroundWindow.restype = hwnd
        user32.GetAncestor.restype = hwnd
        user32.GetAncestor.argtypes = [hwnd, wintypes.UINT]
        user32.SetForegroundWindow.argtypes = [hwnd]
        user32.GetWindowThreadProcessId.argtypes = [hwnd, ctypes.POINTER(wintypes.DWORD)]
        user32.IsWindowVisible.argtypes = [hwnd]
        user32.InternalGetWindowText.argtypes = [hwnd, wintypes.LPWSTR, ctypes.c_int]
        user32.GetShellWindow.restype = user32.GetDesktopWindow.restype = hwnd
        user32.GetClassNameW.argtypes = [hwnd, wintypes.LPWSTR, ctypes.c_int]
        user32.SendMessageW.argtypes = [hwnd, wintypes.UINT, ctypes.c_size_t, ctypes.c_void_p]
        user32.SendMessageW.restype = ctypes.c_ssize_t
        user32.MoveWindow.argtypes = [hwnd, *[ctypes.c_int] * 4, wintypes.BOOL]
        user32.CreateWindowExW.restype = hwnd
        user32.CreateWindowExW.argtypes = [
            wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD, *[ctypes.c_int] * 4, hwnd,
            wintypes.HANDLE, wintypes.HANDLE, ctypes.c_void_p,
        ]  # fmt: skip
        user32.OpenClipboard.argtypes = [hwnd]
        user32.GetClipboardData.restype = wintypes.HANDLE
        user32.SetClipboardData.argtypes = [wintypes.UINT, wintypes.HANDLE]
        user32.SetClipboardData.restype = wintypes.HANDLE
        user32.RegisterClipboardFormatW.argtypes = [wintypes.LPCWSTR]
        user32.RegisterHotKey.argtypes = [hwnd, ctypes.c_int, wintypes.UINT, wintypes.UINT]
        kernel32.GlobalAlloc.restype = kernel32.GlobalLock.restype = wintypes.HANDLE
        kernel32.GlobalAlloc.argtypes = [wintypes.UINT, ctypes.c_size_t]
        for name in ("GlobalLock", "GlobalUnlock", "GlobalSize"):
            getattr(kernel32, name).argtypes = [wintypes.HANDLE]
        kernel32.GlobalSize.restype = ctypes.c_size_t
        self._own = 0

    def foreground(self) -> int:
        """The top-level window in front."""
        window = self.user32.GetForegroundWindow()
        return (self.user32.GetAncestor(window, 2) or window or 0) if window else 0

    def window_of(self, process: int, within: float = 30.0) -> int:
        """The visible top-level window of a process, as soon as it has one."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            for window in self._top_windows():
                owner = wintypes.DWORD()
                self.user32.GetWindowThreadProcessId(window, ctypes.byref(owner))
                if owner.value == process and self.user32.IsWindowVisible(window):
                    return window
            time.sleep(0.05)
        raise TimeoutError("no window came")

    def title(self, window: int) -> str:
        """Its title."""
        text = ctypes.create_unicode_buffer(512)
        self.user32.InternalGetWindowText(window, text, 512)
        return text.value

    def visible(self) -> list[str]:
        """The titles of all top-level windows that are shown."""
        return [self.title(window) for window in self._top_windows() if self.user32.IsWindowVisible(window)]

    def leave_all(self) -> None:
        """Give the keyboard to the desktop, as a click on it does."""
        self.user32.SetForegroundWindow(self.user32.GetDesktopWindow())

    def child(self, window: int, *classes: str) -> int:
        """The first window inside of one of these classes."""
        wanted = {name.lower() for name in classes}
        found: list[int] = []

        def look(child: int, _: int) -> bool:
            if self.class_name(child).lower() in wanted:
                found.append(child)
            return not found

        self.user32.EnumChildWindows(wintypes.HWND(window), self._looker()(look), None)
        return found[0] if found else 0

    def class_name(self, window: int) -> str:
        """The name of its class."""
        text = ctypes.create_unicode_buffer(256)
        self.user32.GetClassNameW(window, text, 256)
        return text.value

    def text(self, control: int) -> str:
        """What stands in a control."""
        length = self.user32.SendMessageW(control, WM_GETTEXTLENGTH, 0, None)
        text = ctypes.create_unicode_buffer(length + 2)
        self.user32.SendMessageW(control, WM_GETTEXT, length + 1, ctypes.cast(text, ctypes.c_void_p))
        return text.value.replace("\r\n", "\n").replace("\r", "\n")

    def clear(self, control: int) -> None:
        """Empty a control and forget that it was changed."""
        text = ctypes.create_unicode_buffer("")
        self.user32.SendMessageW(control, WM_SETTEXT, 0, ctypes.cast(text, ctypes.c_void_p))
        self.user32.SendMessageW(control, EM_SETMODIFY, 0, None)

    def front(self, window: int) -> bool:
        """Bring it to the front and wait for it."""
        until = time.monotonic() + 5
        while time.monotonic() < until:
            if self.foreground() == window:
                return True
            self.user32.SetForegroundWindow(window)
            time.sleep(0.03)
        return False

    def pump(self) -> None:
        """Hand out the messages that wait for this thread."""
        message = wintypes.MSG()
        while self.user32.PeekMessageW(ctypes.byref(message), None, 0, 0, 1):
            self.user32.DispatchMessageW(ctypes.byref(message))

    def take_hotkey(self, modifiers: int, key: int) -> bool:
        """Hold a combination for this thread, as another program would."""
        return bool(self.user32.RegisterHotKey(None, 1, modifiers, key))

    def set_clipboard(self, contents: dict[str, bytes]) -> None:
        """Put formats there, by name or by "#number"."""
        with self._opened():
            self.user32.EmptyClipboard()
            for name, content in contents.items():
                handle = self.kernel32.GlobalAlloc(2, len(content))
                ctypes.memmove(self.kernel32.GlobalLock(handle), content, len(content))
                self.kernel32.GlobalUnlock(handle)
                self.user32.SetClipboardData(self._number(name), handle)

    def read_clipboard(self, names: list[str]) -> dict[str, bytes | None]:
        """The bytes of these formats."""
        with self._opened():
            return {name: self._read(self._number(name)) for name in names}

    def clipboard_formats(self) -> list[str]:
        """The names of all formats that are there."""
        numbers = [0]
        with self._opened():
            while following := self.user32.EnumClipboardFormats(numbers[-1]):
                numbers.append(following)
        names = []
        for number in numbers[1:]:
            text = ctypes.create_unicode_buffer(256)
            self.user32.GetClipboardFormatNameW(number, text, 256)
            names.append(text.value or f"#{number}")
        return names

    def _read(self, number: int) -> bytes | None:
        handle = self.user32.GetClipboardData(number)
        if not handle:
            return None
        size = self.kernel32.GlobalSize(handle)
        content = ctypes.string_at(self.kernel32.GlobalLock(handle), size)
        self.kernel32.GlobalUnlock(handle)
        return content

    def _number(self, name: str) -> int:
        return int(name[1:]) if name.startswith("#") else int(self.user32.RegisterClipboardFormatW(name))

    @contextmanager
    def _opened(self) -> Iterator[None]:
        # for a window of this thread, so that we count as another program than the desktop's thread
        self._own = self._own or self.user32.CreateWindowExW(
            0, "Static", None, 0x80000000, 0, 0, 0, 0, None, None, None, None
        )
        until = time.monotonic() + 5
        while not self.user32.OpenClipboard(self._own):
            if time.monotonic() > until:
                raise TimeoutError("the clipboard stays held")
            time.sleep(0.01)
        try:
            yield
        finally:
            self.user32.CloseClipboard()

    def _top_windows(self) -> list[int]:
        found: list[int] = []

        def look(window: int, _: int) -> bool:
            found.append(window)
            return True

        self.user32.EnumWindows(self._looker()(look), None)
        return found

    def _looker(self) -> Any:
        return _callback(wintypes.BOOL, wintypes.HWND, ctypes.c_void_p)
