"""Commands that speak with the running program or look at the desktop."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kefu_desktop.cli.library_commands import Command
from kefu_desktop.cli.reply import DONE, NOTHING, Reply
from kefu_desktop.cli.services import Services
from kefu_desktop.domain.errors import NotPossibleError


def doctor(_args: argparse.Namespace, services: Services) -> Reply:
    """What works here, and why not."""
    duties = services.doctor()
    lines = [f"{'✓' if d.ok else '✗'} {d.duty:<24} {d.backend:<10} {d.why}".rstrip() for d in duties]
    return Reply([asdict(d) for d in duties], lines, DONE if all(d.ok for d in duties) else NOTHING)


def selfcheck(_args: argparse.Namespace, services: Services) -> Reply:
    """Hotkey, paste and clipboard, tried in earnest in a window of our own."""
    steps = services.selfcheck()
    ok = bool(steps) and all(step.ok for step in steps)
    lines = [f"{'✓' if s.ok else '✗'} {s.step:<10} {s.ms:8.1f} ms  {s.detail}".rstrip() for s in steps]
    return Reply({"ok": ok, "steps": [asdict(step) for step in steps]}, lines, DONE if ok else NOTHING)


def open_window(args: argparse.Namespace, services: Services) -> Reply:
    """Ask the running program to open a window."""
    files = [str(Path(file).absolute()) for file in args.files]
    return _ask(services, {"do": "open", "argument": args.what, "files": files})


def paste(args: argparse.Namespace, services: Services) -> Reply:
    """Ask the running program to paste a phrase into the window in front."""
    return _ask(services, {"do": "paste", "argument": args.id})


def quit_program(_args: argparse.Namespace, services: Services) -> Reply:
    """Ask the running program to end."""
    return _ask(services, {"do": "quit"})


COMMANDS: Final[Mapping[str, Command]] = {
    "doctor": doctor,
    "selfcheck": selfcheck,
    "open": open_window,
    "paste": paste,
    "quit": quit_program,
}


def _ask(services: Services, wish: Mapping[str, object]) -> Reply:
    if not services.ask_running(wish).get("ok"):
        raise NotPossibleError("The running program could not do that. Its window or its log says why.")
    return Reply({"ok": True}, [])
