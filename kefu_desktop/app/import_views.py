"""What the import window shows of a plan, as values of JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kefu_desktop.app.import_files import ImportFile, columns_said
from kefu_desktop.app.import_pack import Plan
from kefu_desktop.app.import_tone import ToneOfEntries
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.links import find_links
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.tone.finding import Finding

Json = dict[str, object]

STATES: Final = ("new", "same", "different")
_LONGEST_TEXT: Final = 120


class PlanViews:
    """A plan, sorted into what can be asked for: all, new, same, different, flagged, links."""

    def __init__(self, plan: Plan, tone: ToneOfEntries, categories: Mapping[str, str]) -> None:
        """Sort it.

        Args:
            plan: what is to come in.
            tone: of its entries.
            categories: the names of categories by their slugs.
        """
        self._plan = plan
        self._tone = tone
        self._categories = categories
        entries = plan.entries
        self._numbers: dict[str, Sequence[int]] = {
            state: [number for number, entry in enumerate(entries) if entry.state == state] for state in STATES
        }
        self._numbers["all"] = range(len(entries))
        self._numbers["links"] = [number for number, entry in enumerate(entries) if _has_links(entry.phrase)]

    def counts(self) -> Json:
        """How many there are of each."""
        counts: Json = {of: len(numbers) for of, numbers in self._numbers.items()}
        return counts | {"problems": len(self._plan.problems)}

    def numbers(self, of: str) -> Sequence[int]:
        """The numbers of the entries that are asked for, in the order of the files.

        Raises:
            KeyError: there is no such list.
        """
        return self._tone.flagged if of == "flagged" else self._numbers[of]

    def row(self, number: int) -> Json:
        """One entry as a row."""
        entry = self._plan.entries[number]
        phrase = entry.phrase
        severity, rule = self._tone.gravest(number)
        return {
            "number": number,
            "state": entry.state,
            "name": phrase.name,
            "category": phrase.category,
            "category_name": self._categories.get(phrase.category, phrase.category),
            "group": phrase.group,
            "text": phrase.variants[0].text[:_LONGEST_TEXT],
            "variants": len(phrase.variants),
            "there": entry.there.name if entry.there is not None and entry.state == "different" else "",
            "images": sum(len(variant.images) for variant in phrase.variants),
            "links": len({link for variant in phrase.variants for link in find_links(variant.text)}),
            "severity": severity,
            "rule": rule,
            "where": entry.where,
        }

    def entry(self, number: int) -> Json:
        """One entry with all that is known of it."""
        entry = self._plan.entries[number]
        phrase, there = entry.phrase, entry.there
        findings = self._tone.findings(number)
        return {
            "number": number,
            "name": phrase.name,
            "category": phrase.category,
            "category_name": self._categories.get(phrase.category, phrase.category),
            "group": phrase.group,
            "keywords": list(phrase.keywords),
            "hotkey": phrase.hotkey,
            "where": entry.where,
            "state": entry.state,
            "variants": [
                self._variant(variant, found) for variant, found in zip(phrase.variants, findings, strict=True)
            ],
            "there": there and {"id": there.id, "name": there.name, "variants": [v.text for v in there.variants]},
        }

    def problems(self, first: int, count: int) -> list[Json]:
        """Some of the problems."""
        return [{"where": problem.where, **sentence(problem)} for problem in self._plan.problems[first : first + count]]

    def _variant(self, variant: Variant, findings: Sequence[Finding]) -> Json:
        return {
            "text": variant.text,
            "enabled": variant.enabled,
            "images": len(variant.images),
            "findings": [
                {"severity": f.severity, "start": f.start, "end": f.end, "message": f.message,
                 "suggestion": f.suggestion}
                for f in findings
            ],
            "links": list(find_links(variant.text)),
            "known": self._plan.is_known(variant.text),
        }  # fmt: skip


def file_view(file: ImportFile) -> Json:
    """A file that was read."""
    return {
        "path": file.path,
        "name": file.source.name,
        "format": file.guess.reader.name,
        "sure": round(file.guess.sure, 2),
        "others": file.others,
        "sheets": [
            {"name": sheet.name, "rows": sheet.rows, "total": sheet.total, "columns": columns_said(file, number)}
            for number, sheet in enumerate(file.sheets)
        ],
    }


def sentence(said: KefuError | Problem) -> Json:
    """Its template and what is put into it."""
    return {
        "template": said.template,
        "params": {
            name: value if isinstance(value, (int, float, str)) else str(value) for name, value in said.params.items()
        },
    }


def _has_links(phrase: Phrase) -> bool:
    return any(find_links(variant.text) for variant in phrase.variants)
