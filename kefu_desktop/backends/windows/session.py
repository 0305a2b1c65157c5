"""Messages that tell of unlocking and waking up."""

from __future__ import annotations

from typing import Final

_CONSOLE_CONNECT: Final = 0x1
_REMOTE_CONNECT: Final = 0x3
_UNLOCK: Final = 0x8
_RESUME_SUSPEND: Final = 0x7
_RESUME_AUTOMATIC: Final = 0x12


def is_back_in_session(wparam: int) -> bool:
    """Whether this WM_WTSSESSION_CHANGE means that the user is back."""
    return wparam in {_UNLOCK, _CONSOLE_CONNECT, _REMOTE_CONNECT}


def is_awake_again(wparam: int) -> bool:
    """Whether this WM_POWERBROADCAST means that the machine slept and is awake."""
    return wparam in {_RESUME_AUTOMATIC, _RESUME_SUSPEND}
