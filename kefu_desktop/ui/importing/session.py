"""What the import window says to whoever reads, compares and writes, and what it hears."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from kefu_desktop.ui.importing import wire
from kefu_desktop.ui.importing.events import Columns, Told


class Session(QObject):
    """One import. A base: how a command gets there is told by who is made of it.

    Signals, each with what `events` calls so:
        progressed(Progress), was_read(Read), planned(Counts), rows_came(Rows), entry_came(Entry),
        problems_came(Problems), checked(Checked), done(Done), undone(int), failed(Failure).
        ended: it went away by itself; all that it knew is lost, and it comes anew with the next command.
    """

    progressed = Signal(object)
    was_read = Signal(object)
    planned = Signal(object)
    rows_came = Signal(object)
    entry_came = Signal(object)
    problems_came = Signal(object)
    checked = Signal(object)
    done = Signal(object)
    undone = Signal(int)
    failed = Signal(object)
    ended = Signal()

    def start(self) -> None:
        """Make ready, as a command will come."""

    def read(self, files: Sequence[str], formats: Mapping[str, str]) -> None:
        """Begin anew with these files and folders; `formats` are those that the user chose, by path."""
        self.send({"do": "read", "files": list(files), "formats": dict(formats)})

    def paste(self, text: str, name: str, format_name: str = "") -> None:
        """Begin anew with a text; `name` is what it is called, `format_name` the format that the user chose."""
        self.send({"do": "paste", "text": text, "name": name, "format": format_name})

    def set_columns(self, file: int, sheet: int, columns: Columns | None) -> None:
        """Take the columns of a sheet so; None passes it over."""
        said = None
        if columns is not None:
            said = {"roles": list(columns.roles), "header": columns.header, "between": columns.between}
        self.send({"do": "columns", "file": file, "sheet": sheet, "columns": said})

    def guess_columns(self, file: int, sheet: int) -> None:
        """Take the columns of a sheet as they look."""
        self.send({"do": "columns", "file": file, "sheet": sheet, "columns": "guess"})

    def want_rows(self, of: str, first: int, count: int) -> None:
        """Ask for rows of the list."""
        self.send({"do": "rows", "of": of, "from": first, "count": count})

    def want_entry(self, number: int) -> None:
        """Ask for an entry in full."""
        self.send({"do": "entry", "number": number})

    def want_problems(self, first: int, count: int) -> None:
        """Ask for rows of the list of problems."""
        self.send({"do": "problems", "from": first, "count": count})

    def carry_out(self, on_conflict: str, choices: Mapping[int, str]) -> None:
        """Write it into the library."""
        said = {str(number): choice for number, choice in choices.items()}
        self.send({"do": "carry_out", "on_conflict": on_conflict, "choices": said})

    def undo(self) -> None:
        """Take back what was written."""
        self.send({"do": "undo"})

    def cancel(self) -> None:
        """Stop whatever is done now, at once; nothing of it stays, and all that was read is forgotten."""
        raise NotImplementedError

    def close(self) -> None:
        """The window goes."""
        raise NotImplementedError

    def send(self, command: dict[str, Any]) -> None:
        """Bring a command there."""
        raise NotImplementedError

    def hear(self, told: Told) -> None:
        """Pass on what was told."""
        kind = told.get("is", "")
        if kind in _READERS:
            name, reader = _READERS[kind]
            getattr(self, name).emit(reader(told))


_READERS: Final[Mapping[str, tuple[str, Callable[[Told], object]]]] = {
    "progress": ("progressed", wire.progress),
    "read": ("was_read", wire.read),
    "planned": ("planned", wire.counts),
    "rows": ("rows_came", wire.rows),
    "entry": ("entry_came", wire.entry),
    "problems": ("problems_came", wire.problems),
    "checked": ("checked", wire.checked),
    "done": ("done", wire.done),
    "undone": ("undone", wire.undone),
    "failed": ("failed", wire.failure),
}
