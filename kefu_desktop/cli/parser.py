"""The words of the commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import MAXYEAR, datetime
from pathlib import Path

from kefu_desktop import __version__

_OPENABLE = ("palette", "import", "export")
_ON_CONFLICT = ("skip", "replace", "keep-both", "add-variants")


def build(tr: Callable[[str], str]) -> argparse.ArgumentParser:
    """The parser; every command sets `command`."""
    parser = argparse.ArgumentParser(prog="kefu", description=tr("Phrases for people who sell online."))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", type=Path, help=tr("keep everything in this folder (or set KEFU_DATA)"))
    parser.add_argument("--json", action="store_true", help=tr("print one JSON document"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=tr("COMMAND"))

    def add(name: str, says: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=says)
        # after the command, too: that is where people write them
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        command.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return command

    _reading(add, tr)
    _editing(add, tr)
    _packs(add, tr)
    _running(add, tr)
    return parser


_Add = Callable[[str, str], argparse.ArgumentParser]


def _reading(add: _Add, tr: Callable[[str], str]) -> None:
    listing = add("list", tr("list the phrases"))
    listing.add_argument("--category", default="")
    show = add("show", tr("show one phrase, or the flows"))
    what = show.add_mutually_exclusive_group(required=True)
    what.add_argument("id", nargs="?")
    what.add_argument("--flow", nargs="?", const="", metavar="FLOW", help=tr("list the flows, or show one"))
    search = add("search", tr("search as the palette does"))
    search.add_argument("query")
    search.add_argument("--limit", type=_count, default=9)
    search.add_argument("--category", default="")
    following = add("next", tr("give the next wording of a phrase"))
    following.add_argument("id")
    following.add_argument("--customer", default="")
    following.add_argument("--set", action="append", default=[], type=_assignment, metavar="NAME=VALUE", dest="values")
    following.add_argument("--at", type=_time)
    following.add_argument("--peek", action="store_true", help=tr("do not note it as used"))
    following.add_argument("--copy", action="store_true", help=tr("put it on the clipboard"))
    check = add("check", tr("check the tone of a file, of a pack, or of the library"))
    check.add_argument("file", nargs="?")


def _editing(add: _Add, tr: Callable[[str], str]) -> None:
    new = add("add", tr("add a phrase"))
    new.add_argument("name")
    new.add_argument("--category", required=True)
    new.add_argument("--variant", nargs="+", action="extend", required=True, metavar="TEXT")
    new.add_argument("--id")
    new.add_argument("--group", default="")
    new.add_argument("--keyword", nargs="+", action="extend", default=[], metavar="K")
    new.add_argument("--hotkey", default="")
    edit = add("edit", tr("change a phrase; what is not named stays"))
    edit.add_argument("id")
    edit.add_argument("--name")
    edit.add_argument("--category")
    edit.add_argument("--group")
    edit.add_argument("--variant", nargs="+", action="extend", metavar="TEXT", help=tr("all wordings, anew"))
    edit.add_argument("--keyword", nargs="+", action="extend", metavar="K", help=tr("all keywords, anew"))
    edit.add_argument("--hotkey")
    add("remove", tr("remove a phrase")).add_argument("id")
    add("undo", tr("take back the last change"))


def _packs(add: _Add, tr: Callable[[str], str]) -> None:
    taking = add("import", tr("take phrases in from files, a folder, or - for the standard input"))
    taking.add_argument("files", nargs="+", metavar="FILE")
    taking.add_argument("--format", default="")
    taking.add_argument("--preview", action="store_true", help=tr("say what would happen, and change nothing"))
    taking.add_argument("--on-conflict", choices=_ON_CONFLICT, default=_ON_CONFLICT[0])
    giving = add("export", tr("write phrases into a file"))
    giving.add_argument("file", type=Path, metavar="FILE")
    giving.add_argument("--format", default="")
    told = tr("say what the format cannot carry, and write nothing")
    giving.add_argument("--preview", action="store_true", help=told)
    which = giving.add_mutually_exclusive_group()
    which.add_argument("--category", default="")
    which.add_argument("--phrase", action="append", metavar="ID", help=tr("only this one; may be repeated"))
    which.add_argument("--phrases", choices=("-",), help=tr("only these: ids from the standard input, one a line"))


def _running(add: _Add, tr: Callable[[str], str]) -> None:
    add("doctor", tr("say what works on this desktop"))
    add("selfcheck", tr("paste into a window of its own and compare"))
    opening = add("open", tr("open a window of the running program"))
    opening.add_argument("what", choices=_OPENABLE)
    opening.add_argument("files", nargs="*", metavar="FILE", help=tr("to be taken in"))
    add("paste", tr("paste a phrase through the running program")).add_argument("id")
    add("quit", tr("end the running program"))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(text)
    return number


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(text)
    return name, value


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(text) from error
    if at.year == MAXYEAR:  # there is no year after it, whose holidays could be near
        raise argparse.ArgumentTypeError(text)
    return at
