"""Taking in what others wrote: recognise, read, compare, and then one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Protocol

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
from kefu_desktop.app.pack_formats import Guess, PackReader, PictureStore, reader_for
from kefu_desktop.app.stores import PhraseHotkeys, PhraseReader, PhraseWriter
from kefu_desktop.domain import picture
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.taken import Item, Taken

_NONE: Final[Mapping[int, OnConflict]] = MappingProxyType({})


class ImportLibrary(PhraseReader, PhraseWriter, PhraseHotkeys, Protocol):
    """Where it goes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in would do, before anything is done; `guesses` tell what was recognised, a file each."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    guesses: tuple[Guess, ...]
    images: Mapping[str, bytes]


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
        taken = guess.reader.take(source)
        if len(taken.items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
        return guess, taken

    def plan(self, files: Iterable[tuple[Guess, Taken]]) -> Plan:
        """Compare what was read with the library; nothing is changed."""
        return _Planning(self._library, self._latin).plan(files)

    def outcome(
        self, plan: Plan, on_conflict: OnConflict = "skip", choices: Mapping[int, OnConflict] = _NONE
    ) -> Result:
        """What carry_out would do."""
        return _result(plan, _changes(plan, on_conflict, choices))

    def carry_out(
        self, plan: Plan, on_conflict: OnConflict = "skip", choices: Mapping[int, OnConflict] = _NONE
    ) -> Result:
        """Do it, as one step of undo.

        Args:
            plan: what is to be done.
            on_conflict: what becomes of phrases that differ from one that is there.
            choices: another answer for single entries, by their number.

        Raises:
            NotPossibleError: the library or a picture cannot be written; the library is as it was.
        """
        changes = _changes(plan, on_conflict, choices)
        if changes:
            used = {name for phrase in changes.values() for variant in phrase.variants for name in variant.images}
            for name, data in plan.images.items():
                if name in used:
                    self._pictures.save(name, data)
            self._library.put(list(changes.values()))
        return _result(plan, changes)


class _Planning:
    def __init__(self, library: ImportLibrary, latin: Callable[[str], str]) -> None:
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
        for guess, taken in read:
            begin = len(self._problems)
            self._problems += taken.problems
            names = self._pictures(taken.images)
            found = (self._entry(item, taken, names) for item in taken.items)
            entries += [entry for entry in found if entry is not None]
            if len(read) > 1:
                told = self._problems[begin:]
                self._problems[begin:] = [replace(one, where=f"{guess.file}: {one.where}") for one in told]
        guesses = tuple(guess for guess, _ in read)
        return Plan(tuple(entries), tuple(self._problems), guesses, self._images)

    def _entry(self, item: Item, taken: Taken, names: Mapping[str, str]) -> Entry | None:
        item, problems = polish(item, ours=taken.ours)
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
    for number, entry in enumerate(plan.entries):
        if entry.state == "new":
            changes[entry.phrase.id] = entry.phrase
        elif entry.state == "different" and entry.there is not None:
            there = changes.get(entry.there.id, entry.there)
            phrase = _resolved(entry.phrase, there, choices.get(number, on_conflict))
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
