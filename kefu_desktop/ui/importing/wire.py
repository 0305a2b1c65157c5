"""The lines of the import worker as events."""

from __future__ import annotations

from kefu_desktop.domain.problem import Problem
from kefu_desktop.ui.importing.events import (
    Checked,
    Columns,
    Counts,
    Done,
    Entry,
    FailedFile,
    Failure,
    Problems,
    Progress,
    Read,
    ReadFile,
    Row,
    Rows,
    Sheet,
    Told,
    ToneFinding,
    Wording,
)


def progress(told: Told) -> Progress:
    """Of "progress"."""
    return Progress(told["stage"], told["done"], told["of"])


def read(told: Told) -> Read:
    """Of "read"."""
    failed = (FailedFile(file["path"], file["name"], problem(file)) for file in told["failed"])
    return Read(tuple(map(_file, told["files"])), tuple(failed))


def counts(told: Told) -> Counts:
    """Of "planned"."""
    return Counts(**{name: told["counts"].get(name, 0) for name in Counts.__slots__})


def rows(told: Told) -> Rows:
    """Of "rows"."""
    found = (Row(**{name: row[name] for name in Row.__slots__}) for row in told["rows"])
    return Rows(told["of"], told["from"], tuple(found))


def entry(told: Told) -> Entry:
    """Of "entry"."""
    there = told["there"] or {"name": "", "variants": ()}
    return Entry(
        number=told["number"],
        name=told["name"],
        state=told["state"],
        group=told["group"],
        keywords=tuple(told["keywords"]),
        hotkey=told["hotkey"],
        where=told["where"],
        wordings=tuple(map(_wording, told["variants"])),
        there=there["name"],
        there_texts=tuple(there["variants"]),
    )


def problems(told: Told) -> Problems:
    """Of "problems"."""
    return Problems(told["from"], tuple(map(problem, told["problems"])))


def checked(told: Told) -> Checked:
    """Of "checked"."""
    return Checked(told["done"], told["of"], told["flagged"])


def done(told: Told) -> Done:
    """Of "done"."""
    return Done(told["added"], told["updated"], told["skipped"])


def undone(told: Told) -> int:
    """Of "undone": how many phrases."""
    return int(told["phrases"])


def failure(told: Told) -> Failure:
    """Of "failed"."""
    return Failure(told["doing"], problem(told))


def problem(told: Told) -> Problem:
    """A sentence to be translated."""
    return Problem(told.get("where", ""), told["template"], told["params"])


def _file(told: Told) -> ReadFile:
    sheets = tuple(map(_sheet, told.get("sheets", ())))
    return ReadFile(told["path"], told["name"], told["format"], told["sure"], tuple(told["others"]), sheets)


def _sheet(told: Told) -> Sheet:
    columns = told["columns"]
    mapping = Columns(tuple(columns["roles"]), columns["header"], columns["between"]) if columns else None
    return Sheet(told["name"], tuple(map(tuple, told["rows"])), told["total"], mapping)


def _wording(told: Told) -> Wording:
    found = (
        ToneFinding(one["severity"], one["start"], one["end"], one["message"], one["suggestion"])
        for one in told["findings"]
    )
    return Wording(told["text"], told["images"], tuple(found), tuple(told["links"]), bool(told.get("known")))
