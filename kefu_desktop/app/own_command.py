"""How the program starts itself once more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_START: Final = "import sys; sys.path.append(sys.argv.pop(1)); from kefu_desktop.__main__ import main; sys.exit(main())"


def own_command() -> list[str]:
    """The words before the arguments.

    With -m Python would look for modules in the current folder first, where a stranger's json.py may lie beside his
    pack; -P keeps it from that, and our own folder comes last.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[2])]
