"""The clipboard: opening it, its formats as bytes, and who has it."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Final

from kefu_desktop.backends.windows.native import dll

_CF_ENHMETAFILE: Final = 14
_MOVEABLE: Final = 0x2


class ClipboardApi:
    """What user32 does with the clipboard. Between `open` and `close` no other program gets at it."""

    def __init__(self) -> None:
        user32, kernel32, gdi32 = dll.load("user32"), dll.load("kernel32"), dll.load("gdi32")
        hwnd, handle, boolean, unsigned = wintypes.HWND, wintypes.HANDLE, wintypes.BOOL, wintypes.UINT
        self._open = dll.declare(user32, "OpenClipboard", boolean, hwnd)
        self._close = dll.declare(user32, "CloseClipboard", boolean)
        self._empty = dll.declare(user32, "EmptyClipboard", boolean)
        self._enumerate = dll.declare(user32, "EnumClipboardFormats", unsigned, unsigned)
        self._get = dll.declare(user32, "GetClipboardData", handle, unsigned)
        self._set = dll.declare(user32, "SetClipboardData", handle, unsigned, handle)
        self._format = dll.declare(user32, "RegisterClipboardFormatW", unsigned, wintypes.LPCWSTR)
        self._name = dll.declare(
            user32, "GetClipboardFormatNameW", ctypes.c_int, unsigned, wintypes.LPWSTR, ctypes.c_int
        )
        self._owner = dll.declare(user32, "GetClipboardOwner", hwnd)
        self._opener = dll.declare(user32, "GetOpenClipboardWindow", hwnd)
        self._allocate = dll.declare(kernel32, "GlobalAlloc", handle, unsigned, ctypes.c_size_t)
        self._free = dll.declare(kernel32, "GlobalFree", handle, handle)
        self._lock = dll.declare(kernel32, "GlobalLock", ctypes.c_void_p, handle)
        self._unlock = dll.declare(kernel32, "GlobalUnlock", boolean, handle)
        self._size = dll.declare(kernel32, "GlobalSize", ctypes.c_size_t, handle)
        self._picture_bytes = dll.declare(gdi32, "GetEnhMetaFileBits", unsigned, handle, unsigned, ctypes.c_void_p)
        self._picture = dll.declare(gdi32, "SetEnhMetaFileBits", handle, unsigned, ctypes.c_char_p)

    def open(self, window: int) -> bool:
        """Take it for the window; False while another program has it open."""
        return bool(self._open(window))

    def close(self) -> None:
        """Let the others at it."""
        self._close()

    def empty(self) -> bool:
        """Throw away what is there and own what comes next."""
        return bool(self._empty())

    def formats(self) -> list[int]:
        """What is there, in the order of its owner, then what the system can make of it."""
        found: list[int] = []
        while following := self._enumerate(found[-1] if found else 0):
            found.append(int(following))
        return found

    def number(self, name: str) -> int:
        """The number of a format that has a name."""
        return int(self._format(name))

    def name(self, number: int) -> str:
        """The name of a registered format, empty for those of the system."""
        text = ctypes.create_unicode_buffer(256)
        self._name(number, text, len(text))
        return text.value

    def read(self, number: int, most: int) -> bytes | None:
        """A copy of one format; None if it cannot be had, or is longer than `most` bytes."""
        handle = self._get(number)
        if not handle:
            return None
        if number == _CF_ENHMETAFILE:
            return self._read_picture(handle, most)
        size = int(self._size(handle))
        if not 0 < size <= most:
            return None
        place = self._lock(handle)
        if not place:
            return None
        try:
            return ctypes.string_at(place, size)
        finally:
            self._unlock(handle)

    def write(self, number: int, content: bytes) -> bool:
        """Put one format there; whether it was taken."""
        if number == _CF_ENHMETAFILE:
            return bool(self._set(number, self._picture(len(content), content)))
        handle = self._allocate(_MOVEABLE, max(1, len(content)))
        place = self._lock(handle) if handle else None
        if not place:
            return False
        ctypes.memmove(place, content, len(content))
        self._unlock(handle)
        if self._set(number, handle):
            return True
        self._free(handle)
        return False

    def promise(self, number: int) -> None:
        """Say that the format is there, and have WM_RENDERFORMAT sent when somebody asks for it."""
        self._set(number, None)

    def owner(self) -> int:
        """The window that put the content there, 0 if none."""
        return int(self._owner() or 0)

    def opener(self) -> int:
        """The window for which it is open now, 0 if it is not, or for none."""
        return int(self._opener() or 0)

    def _read_picture(self, handle: int, most: int) -> bytes | None:
        size = int(self._picture_bytes(handle, 0, None))
        if not 0 < size <= most:
            return None
        room = ctypes.create_string_buffer(size)
        return room.raw if self._picture_bytes(handle, size, room) == size else None
