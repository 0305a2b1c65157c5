"""Work that nobody waits for key by key leaves the processor to those who do."""

from __future__ import annotations

import contextlib
import sys
from typing import Final

_NICER: Final = 10
_BELOW_NORMAL: Final = 0x4000


def give_way() -> None:
    """Let this process run behind windows and hotkeys; it stays as it is where that is refused."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        import os

        with contextlib.suppress(OSError):
            os.nice(_NICER)
