"""What the commands are given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a command loads only what it uses
    from kefu_desktop.app.check_text import CheckText
    from kefu_desktop.app.edit_library import EditLibrary
    from kefu_desktop.app.export_pack import ExportPack
    from kefu_desktop.app.import_pack import ImportPack
    from kefu_desktop.app.next_wording import NextWording
    from kefu_desktop.app.search_phrases import SearchPhrases
    from kefu_desktop.app.stores import PhraseReader
    from kefu_desktop.domain.flow import Flow
    from kefu_desktop.domain.phrase import Phrase
    from kefu_desktop.domain.problem import Problem
    from kefu_desktop.domain.source import Source


class LibraryServices(Protocol):
    """What needs the library; each is made when a command uses it."""

    @property
    def library(self) -> PhraseReader:
        """The phrases."""

    @property
    def search(self) -> SearchPhrases:
        """The search of the palette."""

    @property
    def next_wording(self) -> NextWording:
        """Chooses and renders."""

    @property
    def edit(self) -> EditLibrary:
        """Changes the library."""

    def flows(self) -> Sequence[Flow]:
        """The shipped playbooks."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of `kefu doctor`."""

    duty: str
    backend: str
    ok: bool
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line of `kefu selfcheck`; `ms` is how long it took."""

    step: str
    ok: bool
    ms: float
    detail: str


@dataclass(frozen=True, slots=True)
class PackServices:
    """Taking in and handing on; `read_source` and `write_files` touch the disk."""

    importing: ImportPack
    exporting: ExportPack
    read_source: Callable[[Path], Source]
    write_files: Callable[[Path, Mapping[str, bytes]], None]


@dataclass(frozen=True, slots=True)
class Services:
    """All of it; nothing is opened before it is used."""

    library: Callable[[], LibraryServices]
    checker: Callable[[], CheckText]
    copy: Callable[[str], None]
    now: Callable[[], datetime]
    read_pack: Callable[[str, bytes], tuple[list[Phrase], Sequence[Problem]]]
    settings_problems: Callable[[], Sequence[Problem]]
    packs: Callable[[], PackServices]
    doctor: Callable[[], Sequence[Duty]]
    selfcheck: Callable[[], Sequence[Step]]
    ask_running: Callable[[Mapping[str, object]], Mapping[str, object]]
    translate: Callable[[str], str]
