"""Commands that take phrases in and hand them on."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kefu_desktop.cli.library_commands import Command
from kefu_desktop.cli.reply import DONE, NOTHING, Reply
from kefu_desktop.cli.services import PackServices, Services

if TYPE_CHECKING:
    from kefu_desktop.app.import_pack import Plan, Result
    from kefu_desktop.domain.problem import Problem
    from kefu_desktop.domain.source import Source


def take_in(args: argparse.Namespace, services: Services) -> Reply:
    """Phrases of files, as one step that can be taken back; or what would come of it."""
    packs = services.packs()
    read = [packs.importing.read(_source(file, packs), args.format) for file in args.files]
    plan = packs.importing.plan(read)
    act = packs.importing.outcome if args.preview else packs.importing.carry_out
    result = act(plan, args.on_conflict)
    document: dict[str, object] = {
        "added": result.added,
        "updated": result.updated,
        "skipped": result.skipped,
        "problems": [{"where": p.where, "message": _tell(p, services)} for p in result.problems],
    }
    told = _lines(args.files, plan, result, services)
    if args.preview:
        from kefu_desktop.cli import import_preview

        document |= import_preview.document(plan, services.checker()) if args.json else {}
        told = [*([] if args.json else import_preview.lines(plan, services.checker(), services.translate)), *told]
    return Reply(document, told, DONE if plan.entries else NOTHING)


def hand_on(args: argparse.Namespace, services: Services) -> Reply:
    """Phrases into a file; or what its format could not carry."""
    packs = services.packs()
    phrases = packs.exporting.choose(args.category, _ids(args))
    if args.preview:
        lost: Sequence[Problem] = packs.exporting.lost(phrases, args.file.name, args.format)
        said = services.translate("{count} phrases would be written into {file}.")
    else:
        made = packs.exporting.make(phrases, args.file.name, args.format)
        packs.write_files(args.file, made.files)
        lost = made.lost
        said = services.translate("{count} phrases are in {file}.")
    counted: Counter[str] = Counter()
    for problem in lost:
        # what has no place is lost of all of them
        counted[_tell(problem, services)] += 1 if problem.where else len(phrases)
    document = {
        "phrases": len(phrases),
        "file": str(args.file),
        "lost": [{"message": message, "count": count} for message, count in counted.items()],
    }
    lines = [said.format(count=len(phrases), file=args.file), *(f"{told} (x{n})" for told, n in counted.items())]
    return Reply(document, lines)


COMMANDS: Final[Mapping[str, Command]] = {"import": take_in, "export": hand_on}


def _ids(args: argparse.Namespace) -> Sequence[str] | None:
    if args.phrases:
        # more ids than a command line holds
        given = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
        return [line.strip() for line in given.splitlines() if line.strip()]
    ids: Sequence[str] | None = args.phrase
    return ids


def _source(file: str, packs: PackServices) -> Source:
    if file == "-":
        from kefu_desktop.domain.source import MOST_BYTES, Source

        return Source("", sys.stdin.buffer.read(MOST_BYTES + 1))
    return packs.read_source(Path(file))


def _lines(files: Sequence[str], plan: Plan, result: Result, services: Services) -> list[str]:
    said = services.translate("{added} new, {updated} changed, {skipped} left alone.")
    seen = services.translate("{file}: {format}, {percent} % sure")
    return [
        *(
            seen.format(file=file, format=guess.reader.name, percent=round(guess.sure * 100))
            for file, guess in zip(files, plan.guesses, strict=True)
        ),
        *(_line(problem, services) for problem in result.problems),
        said.format(added=result.added, updated=result.updated, skipped=result.skipped),
    ]


def _line(problem: Problem, services: Services) -> str:
    told = _tell(problem, services)
    return f"{problem.where}: {told}" if problem.where else told


def _tell(problem: Problem, services: Services) -> str:
    return services.translate(problem.template).format(**problem.params)
