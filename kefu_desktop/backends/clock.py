"""The system's clocks."""

from __future__ import annotations

import time
from datetime import datetime


class SystemClock:
    """Implements ports.clock."""

    def now(self) -> datetime:
        """The local time, aware of its zone."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds since an arbitrary point."""
        return time.monotonic()
