"""Everything of one data folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kefu_desktop.backends.clock import SystemClock
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.settings import Settings
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.places import Places, find_places, resource, starter_packs
from kefu_desktop.storage.settings_file import SettingsFile
from kefu_desktop.storage.usage import Forms, Usage

if TYPE_CHECKING:
    from kefu_desktop.app.check_text import CheckText
    from kefu_desktop.app.edit_library import EditLibrary
    from kefu_desktop.app.next_wording import NextWording
    from kefu_desktop.app.search_phrases import ReplyLists, SearchPhrases
    from kefu_desktop.app.stores import UsageLog
    from kefu_desktop.domain.flow import Flow
    from kefu_desktop.domain.paste_plan import Profiles

SHORT_PATIENCE = 0.2
"""Seconds that a note beside the user's work may wait for another program that is writing: there is a later."""


class Shop:
    """The library, the settings and the use cases on them, each made when it is first used."""

    def __init__(self, data: Path | None = None) -> None:
        self.places: Places = find_places(data)
        self.clock = SystemClock()

    @cached_property
    def settings(self) -> Settings:
        """As the file says; what is wrong in it has its usual value."""
        return self._loaded[0]

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """What was wrong in the settings file."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[Settings, list[Problem]]:
        return SettingsFile(self.places.settings).load()

    def save_settings(self, settings: Settings) -> None:
        """Keep them, in the file and from now on.

        Raises:
            NotPossibleError: the disk is full or the folder refuses it; then they are as they were.
        """
        file = SettingsFile(self.places.settings)
        file.load()
        file.save(settings)
        self.__dict__["settings"] = settings

    @cached_property
    def database(self) -> Database:
        """The library's file."""
        self.places.make()
        return Database(self.places.library)

    @cached_property
    def library(self) -> Library:
        """The phrases."""
        return Library(self.database, _spell)

    @cached_property
    def usage(self) -> Usage:
        """Who was given what."""
        return Usage(self.database)

    @cached_property
    def usage_log(self) -> UsageLog:
        """What the next wording is chosen by."""
        return self.usage

    def note_uses(self, log: UsageLog) -> None:
        """Let that one note the uses; before anything was chosen."""
        self.__dict__["usage_log"] = log

    @cached_property
    def forms(self) -> Forms:
        """What was filled in."""
        return Forms(self.database)

    @cached_property
    def next_wording(self) -> NextWording:
        """Chooses and renders."""
        from kefu_desktop.app.next_wording import NextWording

        return NextWording(self.library, self.usage_log, self.forms, self.clock, self._known_values)

    @cached_property
    def search(self) -> SearchPhrases:
        """The search of the palette and of `kefu search`."""
        from kefu_desktop.app.search_phrases import SearchPhrases

        return SearchPhrases(self.library.index_rows, self.library.version, _reply_lists)

    @cached_property
    def edit(self) -> EditLibrary:
        """Changes the library."""
        from kefu_desktop.app.edit_library import EditLibrary
        from kefu_desktop.storage.spelling import latin

        return EditLibrary(self.library, latin)

    @cached_property
    def checker(self) -> CheckText:
        """The tone checker."""
        from kefu_desktop.app.check_text import CheckText
        from kefu_desktop.domain.tone.rules import ToneSettings
        from kefu_desktop.storage.tone_data import load_rules

        choice = self.settings.tone
        settings = ToneSettings(choice.off, choice.words, choice.excused)
        return CheckText(load_rules(settings, language="en" if self.settings.language == "en" else "zh"))

    def profiles(self) -> Profiles:
        """How each application wants to be pasted into."""
        from kefu_desktop.storage.applications_file import load_profiles

        return load_profiles(resource("applications.toml"), self.settings.profiles)

    def flows(self) -> Sequence[Flow]:
        """The shipped playbooks."""
        from kefu_desktop.storage.flows_file import read_flows

        flows, _problems = read_flows(resource("flows.toml"))
        return flows

    def fill_if_new(self) -> int:
        """Put the starter packs into a new library; how many phrases came in."""
        if not self.library.is_new:
            return 0
        phrases = [phrase for path in starter_packs() for phrase in _starter_phrases(path)]
        return self.library.fill(sorted(phrases, key=lambda phrase: FIXED_CATEGORIES.index(phrase.category)))

    def _known_values(self, at: datetime) -> Mapping[str, str]:
        from kefu_desktop.domain import greeting

        return {**greeting.clock_values(at, self.settings.greeting), **self.settings.shop_values()}


def _spell(text: str) -> str:
    from kefu_desktop.storage.spelling import spell

    return spell(text)


def _reply_lists() -> ReplyLists:
    from kefu_desktop.storage.reply_files import read_reply_lists

    return read_reply_lists(resource("reply_synonyms.toml"), resource("questions.toml"))


def _starter_phrases(path: Path) -> Iterator[Phrase]:
    from kefu_desktop.packs import toml_pack

    data = path.read_bytes()
    if toml_pack.read_head(data).starter:
        phrases, _problems = toml_pack.read(data)
        yield from phrases
