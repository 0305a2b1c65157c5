"""Reads the arguments: a command goes to the command line, nothing starts the tray program."""

from __future__ import annotations

import sys
from pathlib import Path


def console() -> int:
    """`kefu`: the commands."""
    from kefu_desktop.bootstrap.commands import command_line

    return command_line(sys.argv[1:])


def main() -> int:
    """`kefu-desktop`: the tray program; with a command, that command."""
    arguments = sys.argv[1:]
    if arguments == ["--scratch-window"]:
        from kefu_desktop.ui.scratch_window import run

        return run()
    if arguments[:1] == ["--fill"]:
        from kefu_desktop.bootstrap.program import fill

        return fill(Path(arguments[1]))
    if _is_command(arguments):
        return console()
    from kefu_desktop.bootstrap.program import start

    return start(arguments)


def _is_command(arguments: list[str]) -> bool:
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data":
            next(rest, None)
        elif not argument.startswith("--data="):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
