"""Whether the guard sees what it is there for: python -m tests.fuzz.selfcheck names what it caught."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fuzz.guard import Guard


def _writes() -> None:
    Path(tempfile.gettempdir(), "kefu-fuzz-must-not-be").write_bytes(b"")


def _hangs() -> None:
    while True:
        pass


def _grows() -> None:
    bytearray(2 * 1024**3)


def _falls() -> None:
    raise ValueError


BAD: Final[tuple[Callable[[], None], ...]] = (_writes, _hangs, _grows, _falls)


def main() -> int:
    """Always 0: who started it reads what was caught."""
    guard = Guard(0.2, 1024**3)
    for act in BAD:
        try:
            with guard.watching():
                act()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            print(type(error).__name__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
