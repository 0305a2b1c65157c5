"""What `kefu import --preview` says of the phrases: which are new, same or different, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from kefu_desktop.domain.links import find_links

if TYPE_CHECKING:
    from kefu_desktop.app.check_text import CheckText
    from kefu_desktop.app.import_pack import Plan
    from kefu_desktop.app.import_plan import Entry

_MOST_LINES: Final = 200
_LONGEST_TEXT: Final = 40
_SIGNS: Final = {"new": "+", "same": "=", "different": "≠"}


def document(plan: Plan, checker: CheckText) -> dict[str, object]:
    """For --json: the files and what they were recognised as, the phrases and what is to be looked at."""
    files = [{"file": g.file, "format": g.reader.name, "sure": round(g.sure, 2)} for g in plan.guesses]
    return {"files": files, "entries": [_entry(entry, checker) for entry in plan.entries]}


def lines(plan: Plan, checker: CheckText, translate: Callable[[str], str]) -> Iterator[str]:
    """For people: one line a phrase, the findings below it; a very long list is cut, and says so."""
    for entry in plan.entries[:_MOST_LINES]:
        text = " ".join(entry.phrase.variants[0].text.split())[:_LONGEST_TEXT]
        count = f" (x{len(entry.phrase.variants)})" if len(entry.phrase.variants) > 1 else ""
        there = f"  ~ {entry.there.name}" if entry.state == "different" and entry.there else ""
        yield f"{_SIGNS[entry.state]} {entry.phrase.name}  [{entry.phrase.category}]  {text}{count}{there}"
        if entry.state != "same":
            yield from _remarks(entry, checker, translate)
    left = len(plan.entries) - _MOST_LINES
    if left > 0:
        yield translate("… and {count} more; --json shows all of them.").format(count=left)


def _remarks(entry: Entry, checker: CheckText, translate: Callable[[str], str]) -> Iterator[str]:
    for variant in entry.phrase.variants:
        for finding in checker.findings(variant.text):
            if finding.is_serious:
                yield f"    ! {variant.text[finding.start : finding.end]}: {finding.message}"
        for link in find_links(variant.text):
            yield "    > " + translate("leads to {link}").format(link=link)


def _entry(entry: Entry, checker: CheckText) -> dict[str, object]:
    phrase = entry.phrase
    return {
        "id": phrase.id,
        "name": phrase.name,
        "category": phrase.category,
        "group": phrase.group,
        "keywords": list(phrase.keywords),
        "state": entry.state,
        "there": entry.there.id if entry.there else None,
        "where": entry.where,
        "variants": [
            {
                "text": variant.text,
                "enabled": variant.enabled,
                "images": list(variant.images),
                "links": list(find_links(variant.text)),
                "findings": [
                    {"rule": f.rule, "severity": f.severity, "start": f.start, "end": f.end, "message": f.message}
                    for f in (checker.findings(variant.text) if entry.state != "same" else ())
                ],
            }
            for variant in phrase.variants
        ],
    }
