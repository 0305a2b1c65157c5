"""Processes: the program's name, and whether it runs as administrator."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Final

from kefu_desktop.backends.windows.native import dll
from kefu_desktop.backends.windows.native.structs import SidAndAttributes

_ERROR_ACCESS_DENIED: Final = 5
_QUERY_LIMITED: Final = 0x1000
_TOKEN_QUERY: Final = 0x8
_INTEGRITY_LEVEL: Final = 25


class ProcessApi:
    """What kernel32 and advapi32 know of processes."""

    def __init__(self) -> None:
        kernel32, advapi32 = dll.load("kernel32"), dll.load("advapi32")
        handle, boolean, dword = wintypes.HANDLE, wintypes.BOOL, wintypes.DWORD
        to_dword = ctypes.POINTER(dword)
        self._open = dll.declare(kernel32, "OpenProcess", handle, dword, boolean, dword)
        self._close = dll.declare(kernel32, "CloseHandle", boolean, handle)
        self._this = dll.declare(kernel32, "GetCurrentProcessId", dword)
        self._image = dll.declare(
            kernel32, "QueryFullProcessImageNameW", boolean, handle, dword, wintypes.LPWSTR, to_dword
        )
        self._token = dll.declare(advapi32, "OpenProcessToken", boolean, handle, dword, ctypes.POINTER(handle))
        self._token_info = dll.declare(
            advapi32, "GetTokenInformation", boolean, handle, ctypes.c_int, ctypes.c_void_p, dword, to_dword
        )
        self._parts = dll.declare(advapi32, "GetSidSubAuthorityCount", ctypes.POINTER(ctypes.c_ubyte), ctypes.c_void_p)
        self._part = dll.declare(advapi32, "GetSidSubAuthority", to_dword, ctypes.c_void_p, dword)

    def this_process(self) -> int:
        """The number of our process."""
        return int(self._this())

    def image(self, process: int) -> str:
        """The full path of its .exe, empty if the system does not tell."""
        opened = self._open(_QUERY_LIMITED, False, process)  # noqa: FBT003 - the call has no names
        if not opened:
            return ""
        try:
            path, size = ctypes.create_unicode_buffer(32768), wintypes.DWORD(32768)
            return path.value if self._image(opened, 0, path, ctypes.byref(size)) else ""
        finally:
            self._close(opened)

    def integrity(self, process: int) -> int | None:
        """Its integrity level (0x2000 medium, 0x3000 administrator); None if it may not be asked.

        Returns:
            -1 if it is unknown for another reason, such as that the process ended.
        """
        opened = self._open(_QUERY_LIMITED, False, process)  # noqa: FBT003 - the call has no names
        if not opened:
            return _refused()
        token = wintypes.HANDLE()
        try:
            if not self._token(opened, _TOKEN_QUERY, ctypes.byref(token)):
                return _refused()
            return self._level(token)
        finally:
            if token.value:
                self._close(token)
            self._close(opened)

    def _level(self, token: wintypes.HANDLE) -> int:
        room, size = ctypes.create_string_buffer(256), wintypes.DWORD()
        if not self._token_info(token, _INTEGRITY_LEVEL, room, len(room), ctypes.byref(size)):
            return -1
        sid = SidAndAttributes.from_buffer(room).Sid
        return int(self._part(sid, self._parts(sid)[0] - 1)[0])


def _refused() -> int | None:
    return None if dll.last_error() == _ERROR_ACCESS_DENIED else -1
