"""Reads the arguments: a command goes to the command line, nothing starts the tray program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path


def console() -> int:
    """`kefu`: the commands."""
    from kefu_desktop.bootstrap.commands import command_line

    return command_line(sys.argv[1:])


def main() -> int:
    """`kefu-desktop`: the tray program; with a command, that command."""
    arguments = sys.argv[1:]
    inner = _inner(arguments)
    if inner is not None:
        return inner()
    if _is_command(arguments):
        return console()
    from kefu_desktop.bootstrap.program import start

    return start(arguments)


def _inner(arguments: list[str]) -> Callable[[], int] | None:
    """What the program starts itself for, in a process of its own; None if it was started by somebody else."""
    match arguments:
        case ["--scratch-window"]:
            from kefu_desktop.ui.scratch_window import run as scratch_window

            return scratch_window
        case ["--fill", data]:
            from kefu_desktop.bootstrap.program import fill

            return lambda: fill(Path(data))
        case ["--import-worker", data]:
            from kefu_desktop.bootstrap.import_worker import run as take_in

            return lambda: take_in(Path(data))
        case ["--read-xls"]:
            from kefu_desktop.packs.xls_child import run as read_xls

            return read_xls
        case ["--handbook-pdf"]:
            from kefu_desktop.bootstrap.handbook_child import run as draw_handbook

            return draw_handbook
    return None


def _is_command(arguments: list[str]) -> bool:
    """Whether there is any word besides the options and the paths of files, which no command looks like."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data":
            next(rest, None)
        elif not argument.startswith("--data=") and not any(mark in argument for mark in "/\\."):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
