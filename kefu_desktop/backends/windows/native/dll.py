"""Opens the libraries of Windows, so that everything above can be imported, and typed, on any system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from kefu_desktop.domain.errors import NotPossibleError


def load(name: str) -> ctypes.CDLL:
    """The library of that name, with an error number of its own a thread.

    Raises:
        NotPossibleError: this is not Windows.
    """
    if sys.platform != "win32":
        raise NotPossibleError("This is not Windows. Use another back end.")
    return ctypes.WinDLL(name, use_last_error=True)


def last_error() -> int:
    """What the last call of this thread said, 0 if nothing."""
    if sys.platform == "win32":
        return ctypes.get_last_error()
    return 0


def callback_type(result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - ctypes types have no common name
    """The type of a function that Windows calls."""
    if sys.platform == "win32":
        return ctypes.WINFUNCTYPE(result, *arguments)
    return ctypes.CFUNCTYPE(result, *arguments)


def declare(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - as above
    """The function of that name with its signature declared."""
    function = getattr(library, name)
    function.argtypes = list(arguments)
    function.restype = result
    return function
