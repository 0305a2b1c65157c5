"""One file through recognising, reading and planning; and what must hold afterwards."""

from __future__ import annotations

from random import Random
from typing import Final

from kefu_desktop.app.import_pack import ImportPack, Plan
from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import parse
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from tests.fuzz.seeds import PHRASES, Seed
from tests.helpers.packs import FakePictures

NAMES: Final = tuple(reader.name for reader in READERS)
_RECOGNISED: Final = 0.4
"""So many files are also put to all formats that may know them."""
_POLICIES: Final = ("skip", "replace", "keep-both", "add-variants")


class WrongError(AssertionError):
    """What came out of a reader is not what it promises."""


class Trial:
    """Puts files through the whole way into a library that nothing may change but carrying out."""

    def __init__(self) -> None:
        self._library = Library(Database())
        self._library.put(list(PHRASES))
        self._packs = ImportPack(self._library, READERS, str, FakePictures())
        self._there = self._library.phrases()
        self._version = self._library.version()

    def run(self, seed: Seed, random: Random) -> str:
        """How it went: the format that took it, or "refused".

        Raises:
            Exception: whatever a reader let out; WrongError for what came out wrong.
        """
        outcome = "refused"
        for name in self._readers(seed, random):
            try:
                taken = self._packs.read(seed.source(), name)
            except KefuError as error:
                _said(error)
                continue
            _look(taken[1])
            plan = self._packs.plan([taken])
            self._look_at_plan(plan, random)
            outcome = taken[0].reader.name
        return outcome

    def _readers(self, seed: Seed, random: Random) -> list[str]:
        guesses: list[str] = []
        if not seed.reader or random.random() < _RECOGNISED:
            try:
                guesses = [guess.reader.name for guess in recognise(seed.source(), READERS)]
            except KefuError as error:
                _said(error)
        wanted = [*guesses[:1], seed.reader]
        if random.random() < 0.05:
            wanted.append(random.choice([name for name in NAMES if name != "xls"]))
        return [name for name in dict.fromkeys(wanted) if name]

    def _look_at_plan(self, plan: Plan, random: Random) -> None:
        for problem in plan.problems:
            _said(problem)
        for entry in plan.entries:
            if not isinstance(entry.phrase, Phrase) or entry.state not in {"new", "same", "different"}:
                raise WrongError(entry)
            for variant in entry.phrase.variants:
                parse(variant.text)
        policy = random.choice(_POLICIES)
        self._packs.outcome(plan, policy)
        if self._library.version() != self._version:
            raise WrongError("the library changed before anything was carried out")
        if plan.entries and random.random() < 0.02:
            self._carry_out(plan, policy)

    def _carry_out(self, plan: Plan, policy: str) -> None:
        try:
            result = self._packs.carry_out(plan, policy)
        except KefuError as error:
            _said(error)
        else:
            if result.added + result.updated:
                self._library.undo()
        if self._library.phrases() != self._there:
            raise WrongError("one undo did not take the import back")
        self._version = self._library.version()


def _look(taken: Taken) -> None:
    for item in taken.items:
        texts = [item.name, item.id, item.category, item.group, item.hotkey, item.where, *item.keywords]
        if not isinstance(item, Item) or not all(isinstance(text, str) for text in texts):
            raise WrongError(item)
        if not all(isinstance(variant, Variant) and isinstance(variant.text, str) for variant in item.variants):
            raise WrongError(item)
    for problem in taken.problems:
        _said(problem)
    if not all(isinstance(name, str) and isinstance(data, bytes) for name, data in taken.images.items()):
        raise WrongError(taken.images)


def _said(told: KefuError | Problem) -> None:
    """It has all that its sentence needs."""
    told.template.format(**{name: str(value) for name, value in told.params.items()})
