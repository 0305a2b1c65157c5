"""The time of day and the time that only goes forward."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The local time, aware of its zone."""

    def monotonic(self) -> float:
        """Seconds since an arbitrary point."""
