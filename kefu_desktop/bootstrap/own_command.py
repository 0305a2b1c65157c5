"""How the program starts itself once more."""

from __future__ import annotations

import sys


def own_command() -> list[str]:
    """The words before the arguments."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kefu_desktop"]
