"""Hotkeys and keys: RegisterHotKey, SendInput and what is held down."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import wintypes
from dataclasses import dataclass
from typing import Final

from kefu_desktop.backends.windows.native import dll
from kefu_desktop.backends.windows.native.structs import Input

ERROR_HOTKEY_ALREADY_REGISTERED: Final = 1409
_INPUT_KEYBOARD: Final = 1
_EXTENDED: Final = 0x1
_UP: Final = 0x2
_UNICODE: Final = 0x4
_TO_SCAN_CODE: Final = 4
"""MAPVK_VK_TO_VSC_EX: with the 0xE0 of extended keys in the high byte."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key going down or up: a virtual key code, or with `unicode` one UTF-16 unit."""

    code: int
    up: bool = False
    unicode: bool = False


class KeyApi:
    """What user32 does with keys."""

    def __init__(self) -> None:
        user32 = dll.load("user32")
        self._register = dll.declare(
            user32, "RegisterHotKey", wintypes.BOOL, wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT
        )
        self._unregister = dll.declare(user32, "UnregisterHotKey", wintypes.BOOL, wintypes.HWND, ctypes.c_int)
        self._async_state = dll.declare(user32, "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)
        self._scan_code = dll.declare(user32, "MapVirtualKeyW", wintypes.UINT, wintypes.UINT, wintypes.UINT)
        self._send_input = dll.declare(
            user32, "SendInput", wintypes.UINT, wintypes.UINT, ctypes.POINTER(Input), ctypes.c_int
        )

    def register(self, window: int, number: int, modifiers: int, key: int) -> int:
        """Take a combination; 0, or the error's number."""
        return 0 if self._register(window, number, modifiers, key) else dll.last_error() or -1

    def unregister(self, window: int, number: int) -> None:
        """Give it back."""
        self._unregister(window, number)

    def is_down(self, key: int) -> bool:
        """Whether the key is down now, for the whole desktop."""
        return bool(self._async_state(key) & 0x8000)

    def scan_code(self, key: int) -> int:
        """Where the key lies on this keyboard, with 0xE0 or 0xE1 in the high byte for extended keys; 0: nowhere."""
        return int(self._scan_code(key, _TO_SCAN_CODE))

    def send(self, strokes: Sequence[Stroke]) -> int:
        """Send them as one batch, into which no other input falls; how many were taken."""
        batch = (Input * len(strokes))(*[self._input(stroke) for stroke in strokes])
        return int(self._send_input(len(strokes), batch, ctypes.sizeof(Input)))

    def _input(self, stroke: Stroke) -> Input:
        one = Input(type=_INPUT_KEYBOARD)
        one.ki.dwFlags = _UP if stroke.up else 0
        if stroke.unicode:
            one.ki.wScan = stroke.code
            one.ki.dwFlags |= _UNICODE
            return one
        scan_code = self.scan_code(stroke.code)
        one.ki.wVk = stroke.code
        one.ki.wScan = scan_code & 0xFF
        if scan_code >> 8:
            one.ki.dwFlags |= _EXTENDED
        return one
