"""Commands on the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kefu_desktop.app.next_wording import Wording
from kefu_desktop.cli.reply import DONE, NOTHING, Reply
from kefu_desktop.cli.services import LibraryServices, Services
from kefu_desktop.domain.errors import BadInputError, KefuError, NotFoundError, UsageError
from kefu_desktop.domain.flow import Flow
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem

if TYPE_CHECKING:
    from kefu_desktop.app.check_text import Entry
    from kefu_desktop.app.edit_library import Changes

Command = Callable[[argparse.Namespace, Services], Reply]


def list_phrases(args: argparse.Namespace, services: Services) -> Reply:
    """All phrases, or those of a category."""
    phrases = services.library().library.phrases(args.category)
    document = [
        {
            "id": p.id,
            "name": p.name,
            "category": p.category,
            "group": p.group,
            "keywords": list(p.keywords),
            "variants": len(p.variants),
        }
        for p in phrases
    ]
    lines = [f"{p.id:<24} {p.category:<14} {p.name} ({len(p.variants)})" for p in phrases]
    return Reply(document, lines, DONE if phrases else NOTHING)


def show(args: argparse.Namespace, services: Services) -> Reply:
    """One phrase with all its wordings, or the flows."""
    library = services.library()
    if args.flow is not None:
        return _flows(args.flow, library)
    return _phrase(_existing(args.id, library))


def search(args: argparse.Namespace, services: Services) -> Reply:
    """What the palette would list, in its order."""
    hits = services.library().search(args.query, args.category, args.limit)
    document = [
        {"id": h.phrase_id, "name": h.name, "category": h.category, "score": round(h.score, 3), "preview": h.preview}
        for h in hits
    ]
    lines = [f"{place} {h.name}  [{h.phrase_id}]\n    {h.preview}" for place, h in enumerate(hits, 1)]
    return Reply(document, lines, DONE if hits else NOTHING)


def next_wording(args: argparse.Namespace, services: Services) -> Reply:
    """The next wording, noted as used unless it is only peeked at."""
    wordings = services.library().next_wording
    wording = wordings.peek(args.id, args.customer, dict(args.values), at=args.at)
    text = wording.text
    document = {
        "id": wording.phrase.id,
        "variant": wording.variant,
        "text": text,
        "unfilled": list(wording.unfilled),
    }
    notes = [_tell(problem, services) for problem in services.settings_problems()]
    if text is None:
        return Reply(document, [], NOTHING, [*notes, *_what_is_missing(wording, services)])
    if args.copy:
        services.copy(text)
    if not args.peek:
        wordings.record(wording, args.at)
    return Reply(document, [text], notes=notes)


def add(args: argparse.Namespace, services: Services) -> Reply:
    """A new phrase."""
    with _asked_for():
        fresh = Phrase(args.id or "new", args.name, args.category, _variants(args.variant))
    phrase = services.library().edit.add(
        name=fresh.name,
        category=fresh.category,
        variants=fresh.variants,
        phrase_id=args.id or "",
        group=args.group,
        keywords=tuple(args.keyword),
        hotkey=args.hotkey,
    )
    return _phrase(phrase)


def edit(args: argparse.Namespace, services: Services) -> Reply:
    """Change what is named."""
    library = services.library()
    with _asked_for():
        changes = _changes(args)
        replace(_existing(args.id, library), **changes)
    return _phrase(library.edit.edit(args.id, **changes))


def _changes(args: argparse.Namespace) -> Changes:
    changes: Changes = {}
    if args.name is not None:
        changes["name"] = args.name
    if args.category is not None:
        changes["category"] = args.category
    if args.group is not None:
        changes["group"] = args.group
    if args.hotkey is not None:
        changes["hotkey"] = args.hotkey
    if args.keyword is not None:
        changes["keywords"] = tuple(args.keyword)
    if args.variant is not None:
        changes["variants"] = _variants(args.variant)
    return changes


def remove(args: argparse.Namespace, services: Services) -> Reply:
    """Take a phrase out; undo brings it back."""
    library = services.library()
    phrase = _existing(args.id, library)
    library.edit.remove(args.id)
    return _phrase(phrase)


def undo(_args: argparse.Namespace, services: Services) -> Reply:
    """Take the last change back; a single phrase is told whole, if it is there now."""
    library = services.library()
    touched = library.edit.undo()
    phrase = library.library.phrase(touched[0]) if len(touched) == 1 else None
    document = _phrase_document(phrase) if phrase else {"id": touched[0]} if len(touched) == 1 else {}
    return Reply({**document, "ids": touched}, touched, DONE if touched else NOTHING)


def check(args: argparse.Namespace, services: Services) -> Reply:
    """Tone and compliance of a text, a pack, or the library."""
    entries = _entries(args.file, services)
    document = [
        {"text": e.text, "where": e.where, "findings": [asdict(finding) for finding in e.findings]} for e in entries
    ]
    lines = [
        f"{e.where}: {f.severity} {f.rule}: {e.text[f.start : f.end]} {'→ ' + f.suggestion if f.suggestion else ''}\n"
        f"    {f.message}"
        for e in entries
        for f in e.findings
    ]
    serious = any(f.severity != "hint" for e in entries for f in e.findings)
    return Reply(document, lines, NOTHING if serious else DONE)


COMMANDS: Final[Mapping[str, Command]] = {
    "list": list_phrases,
    "show": show,
    "search": search,
    "next": next_wording,
    "add": add,
    "edit": edit,
    "remove": remove,
    "undo": undo,
    "check": check,
}


def _existing(phrase_id: str, library: LibraryServices) -> Phrase:
    phrase = library.library.phrase(phrase_id)
    if phrase is None:
        raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=phrase_id)
    return phrase


def _phrase(phrase: Phrase) -> Reply:
    lines = [f"{phrase.name}  [{phrase.id}]  {phrase.category}", *(f"  {v.text}" for v in phrase.variants)]
    return Reply(_phrase_document(phrase), lines)


def _phrase_document(phrase: Phrase) -> dict[str, object]:
    return {
        "id": phrase.id,
        "name": phrase.name,
        "category": phrase.category,
        "group": phrase.group,
        "keywords": list(phrase.keywords),
        "hotkey": phrase.hotkey,
        "variants": [{"text": v.text, "enabled": v.enabled} for v in phrase.variants],
    }


def _flows(wanted: str, library: LibraryServices) -> Reply:
    flows = [flow for flow in library.flows() if wanted in ("", flow.id)]
    if not flows:
        raise NotFoundError("There is no flow {id}. `kefu show --flow` lists all of them.", id=wanted)
    return Reply([asdict(flow) for flow in flows], [line for flow in flows for line in _flow_lines(flow)])


def _flow_lines(flow: Flow) -> list[str]:
    steps = (f"  {n}. {' / '.join(step.phrases)}  {step.goal}" for n, step in enumerate(flow.steps, 1))
    return [f"{flow.name}  [{flow.id}]  {flow.when}", *steps]


def _variants(texts: Sequence[str]) -> tuple[Variant, ...]:
    return tuple(Variant(text) for text in texts)


def _what_is_missing(wording: Wording, services: Services) -> Iterator[str]:
    if wording.unfilled:
        sentence = services.translate("Still to be filled in: {names}. Add --set NAME=VALUE for each.")
        yield sentence.format(names="、".join(wording.unfilled))
    elif wording.rendered.obstacle is not None:
        yield _tell(wording.rendered.obstacle, services)


def _tell(fault: KefuError | Problem, services: Services) -> str:
    return services.translate(fault.template).format(**fault.params)


@contextmanager
def _asked_for() -> Iterator[None]:
    """What was typed behind a command is no input file: a fault in it is wrong usage."""
    try:
        yield
    except BadInputError as error:
        raise UsageError(error.template, **error.params) from error


def _entries(file: str | None, services: Services) -> Sequence[Entry]:
    checker = services.checker()
    if file is None:
        return checker.library(services.library().library.phrases())
    data = sys.stdin.buffer.read() if file == "-" else _read(Path(file))
    if file.lower().endswith((".toml", ".kefupack")):
        phrases, problems = services.read_pack(Path(file).name, data)
        return [*(_unreadable(problem, services) for problem in problems), *checker.library(phrases)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError("The file {file} is not UTF-8 text. Save it as UTF-8 and try again.", file=file) from error
    lines = [line.strip() for line in text.splitlines()]
    return [checker.text(line, where=str(number)) for number, line in enumerate(lines, 1) if line]


def _unreadable(problem: Problem, services: Services) -> Entry:
    """A part of a pack that cannot be read is a finding, too: nothing of the pack goes unchecked in silence."""
    from kefu_desktop.app.check_text import Entry
    from kefu_desktop.domain.tone.finding import ERROR, Finding

    return Entry("", problem.where, (Finding("unreadable", ERROR, 0, 0, _tell(problem, services)),))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError("The file {file} cannot be read ({reason}).", file=path, reason=error.strerror) from error
