"""Handing phrases on in a format of the user's choice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kefu_desktop.app.pack_formats import Files, PackWriter, PictureStore, writer_for
from kefu_desktop.app.stores import PhraseReader
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many phrases, the files, and what the format could not carry."""

    phrases: int
    files: Files
    lost: tuple[Problem, ...]


class ExportPack:
    """Makes files of phrases; writing them is left to the caller."""

    def __init__(self, library: PhraseReader, writers: Sequence[PackWriter], pictures: PictureStore) -> None:
        self._library = library
        self._writers = writers
        self._pictures = pictures

    def choose(self, category: str = "", ids: Collection[str] | None = None) -> list[Phrase]:
        """The phrases of a category, those with these ids, or all; in the order of the library.

        Raises:
            NotFoundError: there is none, or one of the ids is not there.
        """
        phrases = self._library.phrases(category)
        if ids is not None:
            wanted = set(ids)
            phrases = [phrase for phrase in phrases if phrase.id in wanted]
            missing = wanted.difference(phrase.id for phrase in phrases)
            if missing:
                raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=min(missing))
        if not phrases:
            raise NotFoundError("There are no phrases to hand on. `kefu list` shows all of them.")
        return phrases

    def make(self, phrases: Sequence[Phrase], file: str, format_name: str = "") -> Made:
        """Write them in the format of that name, or the one that the file's ending asks for.

        Raises:
            UsageError: there is no such format.
            BadInputError: a phrase holds what the format cannot hold.
        """
        writer = writer_for(file, self._writers, format_name)
        names = dict.fromkeys(name for phrase in phrases for variant in phrase.variants for name in variant.images)
        found = {name: self._pictures.read(name) for name in names}
        pictures = {name: data for name, data in found.items() if data is not None}
        return Made(len(phrases), writer.write(phrases, pictures), tuple(writer.lost(phrases)))

    def lost(self, phrases: Sequence[Phrase], file: str, format_name: str = "") -> tuple[Problem, ...]:
        """What the format could not carry, told before anything is written.

        Raises:
            UsageError: as make().
        """
        return tuple(writer_for(file, self._writers, format_name).lost(phrases))
