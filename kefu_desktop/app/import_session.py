"""An import as a talk: what the window asks comes in, what it is told goes out. Nothing is changed but by carry_out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar, cast, get_args

from kefu_desktop.app.import_files import ImportFile, choose_columns, open_file, unknown
from kefu_desktop.app.import_pack import ImportPack, Plan
from kefu_desktop.app.import_plan import OnConflict
from kefu_desktop.app.import_tone import ToneChecker, ToneOfEntries
from kefu_desktop.app.import_views import Json, PlanViews, file_view, sentence
from kefu_desktop.domain.errors import KefuError, NotPossibleError, UsageError
from kefu_desktop.domain.phrase import Category
from kefu_desktop.domain.source import Source

_BETWEEN_PROGRESS: Final = 0.1
_BETWEEN_CHECKED: Final = 0.2
_PIECE: Final = 0.04
_MOST_ROWS: Final = 1000
_CHOICES: Final = get_args(OnConflict)
T = TypeVar("T")


class SessionLibrary(Protocol):
    """What it asks of the library itself."""

    def version(self) -> int:
        """Another number after every change."""

    def categories(self) -> list[Category]:
        """All of them."""

    def undo(self, progress: Callable[[int, int], None]) -> list[str]:
        """Take the last step back; the ids of the phrases it touched."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What a session works with.

    `read` gives the file or folder of a path and raises BadInputError; `ticks` are seconds of a clock that only goes
    on; `tell` takes an event, at once.
    """

    packs: ImportPack
    library: SessionLibrary
    read: Callable[[str], Source]
    checker: ToneChecker
    ticks: Callable[[], float]
    tell: Callable[[Json], None]


@dataclass(slots=True)
class _Planned:
    """A plan and the version of the library that it was made for."""

    plan: Plan
    views: PlanViews
    tone: ToneOfEntries
    version: int
    files: list[ImportFile] = field(default_factory=list)


class ImportSession:
    """One at a time of commands is done; `rest` does a little of what nobody asked for yet."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._files: list[ImportFile] = []
        self._planned: _Planned | None = None
        self._to_undo: int | None = None
        self._told_at = self._checked_at = float("-inf")
        self._commands: Mapping[str, Callable[[Json], None]] = {
            "read": self._read,
            "paste": self._paste,
            "columns": self._columns,
            "rows": self._rows,
            "entry": self._entry,
            "problems": self._problems,
            "carry_out": self._carry_out,
            "undo": self._undo,
        }

    def do(self, command: Json) -> None:
        """Do what it says and tell what came of it; an error of the user's world is told too."""
        name = command.get("do")
        try:
            if not isinstance(name, str) or name not in self._commands:
                raise unknown()
            self._commands[name](command)
        except (KefuError, MemoryError) as error:
            self._tell("failed", doing=str(name), **sentence(_told(error)))

    def rest(self) -> bool:
        """Check the tone of some more; whether there is more to do."""
        planned = self._planned
        if planned is None or planned.tone.is_done():
            return False
        planned.tone.go_on(_PIECE)
        now = self._outside.ticks()
        if planned.tone.is_done() or now - self._checked_at >= _BETWEEN_CHECKED:
            self._checked_at = now
            self._tell("checked", done=planned.tone.done, of=planned.tone.of, flagged=planned.tone.count)
        return not planned.tone.is_done()

    def _read(self, command: Json) -> None:
        self._begin()
        formats: Json = _get(command, "formats", dict, {})
        failed: list[Json] = []
        for path in map(str, _get(command, "files", list, [])):
            try:
                source = self._outside.read(path)
                self._open(path, source, str(formats.get(path, "")))
            except (KefuError, MemoryError) as error:
                failed.append({"path": path, "name": _name(path), **sentence(_told(error))})
        self._say_read(failed)

    def _paste(self, command: Json) -> None:
        self._begin()
        name = _get(command, "name", str, "")
        failed: list[Json] = []
        try:
            source = Source(name, _get(command, "text", str, "").encode(errors="replace"))
            self._open("", source, _get(command, "format", str, ""))
        except KefuError as error:
            failed.append({"path": "", "name": name, **sentence(error)})
        self._say_read(failed)

    def _begin(self) -> None:
        self._files = []
        self._planned = None
        self._to_undo = None

    def _open(self, path: str, source: Source, format_name: str) -> None:
        self._files.append(open_file(path, source, self._outside.packs, format_name, self._watch_reading))

    def _say_read(self, failed: list[Json]) -> None:
        self._tell("read", files=list(map(file_view, self._files)), failed=failed)
        self._plan()

    def _columns(self, command: Json) -> None:
        number = _get(command, "file", int, 0)
        if not 0 <= number < len(self._files):
            raise unknown()
        choose_columns(self._files[number], _get(command, "sheet", int, 0), command.get("columns"))
        self._plan()

    def _plan(self) -> None:
        self._planned = None
        outside = self._outside
        version = outside.library.version()
        read = [(file.guess, file.taken) for file in self._files]
        plan = outside.packs.plan(read, self._watch("comparing"))
        tone = ToneOfEntries(plan.entries, outside.checker, outside.ticks)
        views = PlanViews(plan, tone, {category.slug: category.name for category in outside.library.categories()})
        self._planned = _Planned(plan, views, tone, version)
        self._tell("planned", counts=views.counts())

    def _rows(self, command: Json) -> None:
        views, of = self._now().views, _get(command, "of", str, "all")
        first, count = _span(command)
        try:
            numbers = views.numbers(of)[first : first + count]
        except KeyError:
            raise unknown() from None
        self._tell("rows", **{"of": of, "from": first, "rows": list(map(views.row, numbers))})

    def _entry(self, command: Json) -> None:
        planned, number = self._now(), _get(command, "number", int, -1)
        if not 0 <= number < len(planned.plan.entries):
            raise unknown()
        self._tell("entry", **planned.views.entry(number))

    def _problems(self, command: Json) -> None:
        first, count = _span(command)
        self._tell("problems", **{"from": first, "problems": self._now().views.problems(first, count)})

    def _carry_out(self, command: Json) -> None:
        planned, outside = self._now(), self._outside
        on_conflict = _choice(command.get("on_conflict", "skip"))
        said = _get(command, "choices", dict, {})
        choices = {int(number): _choice(choice) for number, choice in said.items() if str(number).isdecimal()}
        if outside.library.version() != planned.version:
            self._plan()
            raise NotPossibleError("The library has changed meanwhile. Please look at the list again, then take it in.")
        result = outside.packs.carry_out(planned.plan, on_conflict, choices, self._watch("writing"))
        # the list stays as it was seen; to take it in once more, it is compared anew
        self._to_undo = outside.library.version() if result.added or result.updated else None
        self._tell("done", added=result.added, updated=result.updated, skipped=result.skipped)

    def _undo(self, _command: Json) -> None:
        library = self._outside.library
        if self._to_undo is None or library.version() != self._to_undo:
            raise NotPossibleError(
                "The library was changed after the import, or the import was undone already. So nothing was undone "
                "now; please look in the palette what is there."
            )
        self._to_undo = None
        phrases = library.undo(self._watch("undoing"))
        if self._planned is not None:
            # the library is again what the plan was made for
            self._planned.version = library.version()
        self._tell("undone", phrases=len(phrases))

    def _now(self) -> _Planned:
        if self._planned is None:
            raise UsageError("No file has been read yet. Choose one first.")
        return self._planned

    def _watch_reading(self, done: int) -> None:
        self._progress("reading", done, 0)

    def _watch(self, stage: str) -> Callable[[int, int], None]:
        return lambda done, of: self._progress(stage, done, of)

    def _progress(self, stage: str, done: int, of: int) -> None:
        now = self._outside.ticks()
        if now - self._told_at >= _BETWEEN_PROGRESS:
            self._told_at = now
            self._tell("progress", stage=stage, done=done, of=of)

    def _tell(self, what: str, **said: object) -> None:
        self._outside.tell({"is": what, **said})


def _get(command: Json, key: str, kind: type[T], default: T) -> T:
    found = command.get(key, default)
    if not isinstance(found, kind):
        raise unknown()
    return found


def _span(command: Json) -> tuple[int, int]:
    return max(0, _get(command, "from", int, 0)), min(max(0, _get(command, "count", int, 100)), _MOST_ROWS)


def _choice(said: object) -> OnConflict:
    if said not in _CHOICES:
        raise unknown()
    return cast("OnConflict", said)


def _told(error: KefuError | MemoryError) -> KefuError:
    if isinstance(error, KefuError):
        return error
    return NotPossibleError("There is not enough memory for this. Split the file and try again.")


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
