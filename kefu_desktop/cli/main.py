"""Reads the arguments, runs a command, prints its answer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

from kefu_desktop.cli import library_commands, pack_commands, parser, program_commands
from kefu_desktop.cli.reply import BAD_INPUT, NOT_POSSIBLE, NOTHING, USAGE, Reply
from kefu_desktop.cli.services import Services
from kefu_desktop.domain.errors import BadInputError, KefuError, NotFoundError, NotPossibleError

_COMMANDS: Final[Mapping[str, library_commands.Command]] = {
    **library_commands.COMMANDS,
    **pack_commands.COMMANDS,
    **program_commands.COMMANDS,
}


def run(
    argv: Sequence[str],
    services: Callable[[Path | None], Services],
    translate: Callable[[str], str],
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Run one command; returns the exit code of interfaces.md.

    `services` is called with the folder of --data, `translate` turns an English sentence into the user's language.
    """
    out, err = out or sys.stdout, err or sys.stderr
    args = parser.build(translate).parse_args(argv)
    try:
        reply = _COMMANDS[args.command](args, services(args.data))
    except KefuError as error:
        sentence = translate(error.template).format(**error.params)
        if args.json:
            print(json.dumps({"ok": False, "error": sentence}, ensure_ascii=False), file=out)
        print(sentence, file=err)
        return _code(error)
    for note in reply.notes:
        print(note, file=err)
    try:
        _print(reply, out, as_json=args.json)
    except BrokenPipeError:  # the reader, such as head, has had enough
        _give_up(out)
    except OSError as error:
        _give_up(out)
        print(translate("The answer could not be written: {reason}.").format(reason=error.strerror), file=err)
        return NOT_POSSIBLE
    return reply.code


def _print(reply: Reply, out: TextIO, *, as_json: bool) -> None:
    lines = [json.dumps(reply.document, ensure_ascii=False, indent=2)] if as_json else reply.lines
    for line in lines:
        print(line, file=out)
    out.flush()


def _give_up(out: TextIO) -> None:
    """Let go what could not be written; else Python would try once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


def _code(error: KefuError) -> int:
    if isinstance(error, NotFoundError):
        return NOTHING
    if isinstance(error, NotPossibleError):
        return NOT_POSSIBLE
    if isinstance(error, BadInputError):
        return BAD_INPUT
    return USAGE
