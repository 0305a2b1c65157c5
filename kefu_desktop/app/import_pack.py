"""Taking in what others wrote: recognise, read, compare, and then one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from kefu_desktop.app.import_plan import (
    Entry,
    Ids,
    Known,
    OnConflict,
    Placing,
    compare,
    is_slug,
    merged,
    polish,
    replaced,
)
from kefu_desktop.app.pack_formats import Guess, PackReader, PictureStore, reader_for, recognise
from kefu_desktop.app.stores import PhraseHotkeys, PhraseReader, PhraseWriter
from kefu_desktop.domain import picture
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.taken import Item, Taken

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Is told now and then how many of how many are done."""

_NONE: Final[Mapping[int, OnConflict]] = MappingProxyType({})
_EVERY: Final = 100


def unwatched(_done: int, _of: int) -> None:
    """For those who need not know how far it is."""


class ImportLibrary(PhraseReader, PhraseWriter, PhraseHotkeys, Protocol):
    """Where it goes."""

    def put(
        self, phrases: Iterable[Phrase], first: Callable[[], None] | None = None, progress: Progress = unwatched
    ) -> None:
        """As PhraseWriter; `first` is called inside the transaction, which comes to nothing if it fails."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in would do, before anything is done; `guesses` tell what was recognised, a file each.

    `is_known` says whether the library has a wording already, whichever phrase it belongs to.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    guesses: tuple[Guess, ...]
    images: Mapping[str, bytes]
    is_known: Callable[[str], bool] = field(default=lambda _text: False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """How many phrases came in, were changed, were left alone; and what was wrong or could not be carried over."""

    added: int
    updated: int
    skipped: int
    problems: tuple[Problem, ...]


class ImportPack:
    """Reads files into plans, and carries plans out."""

    def __init__(
        self,
        library: ImportLibrary,
        readers: Sequence[PackReader],
        latin: Callable[[str], str],
        pictures: PictureStore,
    ) -> None:
        """Take phrases into this library.

        Args:
            library: where the phrases are.
            readers: the formats, in the order in which they are asked.
            latin: a text in Latin letters, for ids.
            pictures: where the pictures go.
        """
        self._library = library
        self._readers = readers
        self._latin = latin
        self._pictures = pictures

    def read(self, source: Source, format_name: str = "") -> tuple[Guess, Taken]:
        """What the file gives, in the format of that name or the likeliest one.

        Raises:
            UsageError: no format has that name.
            BadInputError: nothing can be read.
        """
        guess = reader_for(source, self._readers, format_name)
        return guess, within_limits(guess.reader.take(source))

    def recognise(self, source: Source, format_name: str = "") -> list[Guess]:
        """The formats that the file may be in, the one to read it in first.

        Raises:
            UsageError: no format has that name.
            BadInputError: it is none of them.
        """
        first = reader_for(source, self._readers, format_name)
        return [first, *(g for g in recognise(source, self._readers) if g.reader is not first.reader)]

    def plan(self, files: Iterable[tuple[Guess, Taken]], progress: Progress = unwatched) -> Plan:
        """Compare what was read with the library; nothing is changed."""
        return _Planning(self._library, self._latin, progress).plan(files)

    def outcome(
        self, plan: Plan, on_conflict: OnConflict = "skip", choices: Mapping[int, OnConflict] = _NONE
    ) -> Result:
        """What carry_out would do."""
        return _result(plan, _changes(plan, on_conflict, choices))

    def carry_out(
        self,
        plan: Plan,
        on_conflict: OnConflict = "skip",
        choices: Mapping[int, OnConflict] = _NONE,
        progress: Progress = unwatched,
    ) -> Result:
        """Do it, as one step of undo.

        Args:
            plan: what is to be done.
            on_conflict: what becomes of phrases that differ from one that is there.
            choices: another answer for single entries, by their number; "skip" leaves a new one out.
            progress: counts the phrases that are written.

        Raises:
            NotPossibleError: the library or a picture cannot be written; the library is as it was.
        """
        changes = _changes(plan, on_conflict, choices)
        if changes:
            used = {name for phrase in changes.values() for variant in phrase.variants for name in variant.images}
            self._library.put(changes.values(), lambda: self._save_pictures(plan.images, used), progress)
        return _result(plan, changes)

    def _save_pictures(self, images: Mapping[str, bytes], used: Collection[str]) -> None:
        for name, data in images.items():
            if name in used:
                self._pictures.save(name, data)


def within_limits(taken: Taken) -> Taken:
    """The same.

    Raises:
        BadInputError: it has too many phrases.
    """
    if len(taken.items) > MOST_PHRASES:
        raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return taken


def watched(things: Sequence[T], progress: Progress) -> Iterator[T]:
    """All of them, while somebody is told how many there were."""
    for number, thing in enumerate(things):
        if not number % _EVERY:
            progress(number, len(things))
        yield thing
    progress(len(things), len(things))


class _Planning:
    def __init__(self, library: ImportLibrary, latin: Callable[[str], str], progress: Progress) -> None:
        self._progress = progress
        phrases = library.phrases()
        self._known = Known(phrases)
        self._ids = Ids((phrase.id for phrase in phrases), latin)
        self._placing = Placing(library.categories())
        self._hotkeys = dict(library.hotkeys())
        self._problems: list[Problem] = []
        self._images: dict[str, bytes] = {}

    def plan(self, files: Iterable[tuple[Guess, Taken]]) -> Plan:
        entries: list[Entry] = []
        read = list(files)
        everything = [item for _, taken in read for item in taken.items]
        items = watched(everything, self._progress)
        for guess, taken in read:
            begin = len(self._problems)
            self._problems += taken.problems
            names = self._pictures(taken.images)
            found = (self._entry(item, taken, names) for item in islice(items, len(taken.items)))
            entries += [entry for entry in found if entry is not None]
            if len(read) > 1:
                told = self._problems[begin:]
                self._problems[begin:] = [replace(one, where=f"{guess.file}: {one.where}") for one in told]
        guesses = tuple(guess for guess, _ in read)
        return Plan(tuple(entries), tuple(self._problems), guesses, self._images, self._known.says)

    def _entry(self, item: Item, taken: Taken, names: Mapping[str, str]) -> Entry | None:
        try:
            item, problems = polish(item, ours=taken.ours)
        except KefuError as error:
            # named blanks made it too long
            self._problems.append(Problem.of(item.where, error))
            return None
        self._problems += problems
        category, group = self._placing.place(item, taken.title, ours=taken.ours)
        wanted = item.id if taken.ours or is_slug(item.id) else ""
        try:
            fresh = Phrase(
                id=wanted or "new",
                name=item.name,
                category=category,
                variants=tuple(_with_pictures(variant, names, keep=taken.ours) for variant in item.variants),
                group=group,
                keywords=item.keywords,
                hotkey=self._free_hotkey(item),
                extra=item.extra,
            )
        except KefuError as error:
            self._problems.append(Problem.of(item.where, error))
            return None
        return self._compared(fresh, wanted, item.where, ours=taken.ours)

    def _compared(self, fresh: Phrase, wanted: str, where: str, *, ours: bool) -> Entry:
        state, there = compare(fresh, self._known, ours=ours and bool(wanted))
        if state == "same":
            return Entry(fresh, state, there, where)
        fresh = replace(fresh, id=self._ids.make(wanted, fresh.name))
        if fresh.hotkey:
            self._hotkeys.setdefault(fresh.hotkey, there.id if there else fresh.id)
        if state == "new":
            self._known.note(fresh, planned=True)
        return Entry(fresh, state, there, where)

    def _free_hotkey(self, item: Item) -> str:
        if not item.hotkey:
            return ""
        try:
            hotkey = str(Hotkey.parse_global(item.hotkey))
        except KefuError as error:
            self._problems.append(Problem.of(item.where, error))
            return ""
        if self._hotkeys.get(hotkey, item.id) == item.id:
            return hotkey
        self._problems.append(
            Problem(item.where, "{hotkey} belongs to another phrase. It is left out.", {"hotkey": hotkey})
        )
        return ""

    def _pictures(self, images: Mapping[str, bytes]) -> dict[str, str]:
        """The names under which the pictures will be kept, by those that they have in the file."""
        names: dict[str, str] = {}
        for name, data in images.items():
            fault = picture.fault(data, len(self._images))
            if fault:
                self._problems.append(Problem.of(name, fault))
                continue
            names[name] = picture.kept_name(name, data)
            self._images[names[name]] = data
        return names


def _with_pictures(variant: Variant, names: Mapping[str, str], *, keep: bool) -> Variant:
    if not variant.images:
        return variant
    return replace(variant, images=tuple(names.get(name, name) for name in variant.images if keep or name in names))


def _changes(plan: Plan, on_conflict: OnConflict, choices: Mapping[int, OnConflict]) -> dict[str, Phrase]:
    """The phrases to be put, by id, in the order of the file."""
    changes: dict[str, Phrase] = {}
    left_out: set[str] = set()
    for number, entry in enumerate(plan.entries):
        if entry.state == "new":
            if choices.get(number) == "skip":
                left_out.add(entry.phrase.id)
            else:
                changes[entry.phrase.id] = entry.phrase
        elif entry.state == "different" and entry.there is not None:
            choice = choices.get(number, on_conflict)
            there = changes.get(entry.there.id, entry.there)
            # what it differs from may be of this file, and not come in
            alone = entry.there.id in left_out and there is entry.there and choice != "skip"
            phrase = entry.phrase if alone else _resolved(entry.phrase, there, choice)
            if phrase is not None:
                changes[phrase.id] = phrase
    return changes


def _resolved(fresh: Phrase, there: Phrase, choice: OnConflict) -> Phrase | None:
    match choice:
        case "replace":
            return replaced(there, fresh)
        case "keep-both":
            return replace(fresh, hotkey="") if fresh.hotkey == there.hotkey else fresh
        case "add-variants":
            both = merged(there, fresh)
            return both if both != there else None
    return None


def _result(plan: Plan, changes: Mapping[str, Phrase]) -> Result:
    there = {entry.there.id for entry in plan.entries if entry.there is not None}
    fresh = {entry.phrase.id for entry in plan.entries if entry.state == "new"}
    updated = sum(phrase_id in there and phrase_id not in fresh for phrase_id in changes)
    added = len(changes) - updated
    return Result(added, updated, len(plan.entries) - len(changes), plan.problems)
