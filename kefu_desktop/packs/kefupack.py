"""Our own format with its pictures: a zip of a pack and of images/."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken

_ENDING: Final = ".toml"
_IMAGES: Final = "images/"


class Kefupack:
    """Knows the zip; what reads and writes the pack in it is given."""

    def __init__(
        self,
        take: Callable[[Source], Taken],
        write: Callable[[Sequence[Phrase], Mapping[str, bytes]], Mapping[str, bytes]],
    ) -> None:
        self._take = take
        self._write = write

    def sniff(self, source: Source) -> float:
        """Whether there is just one pack at the top."""
        if source.ending == ".kefupack":
            return 1.0
        return 0.95 if len(_packs(source)) == 1 and "[Content_Types].xml" not in source.files else 0.0

    def take(self, source: Source) -> Taken:
        """The phrases of the pack and the pictures that they name.

        Raises:
            BadInputError: it is no zip, or holds no pack that can be read.
        """
        packs = _packs(source)
        if len(packs) != 1:
            raise BadInputError(
                "The file {file} does not hold one phrase pack. Nothing was taken in.", file=source.name
            )
        taken = self._take(Source(packs[0], source.files[packs[0]]))
        wanted = dict.fromkeys(name for item in taken.items for variant in item.variants for name in variant.images)
        images = {name: source.files[_IMAGES + name] for name in wanted if _IMAGES + name in source.files}
        missing = [Problem(name, "The picture is named but not in the file.") for name in wanted if name not in images]
        return replace(taken, images=images, problems=(*taken.problems, *missing))

    def write(self, phrases: Sequence[Phrase], pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """One file.

        Raises:
            BadInputError: a phrase holds what no pack can hold.
        """
        pack = self._write(phrases, {})[""]
        images = {_IMAGES + name: data for name, data in pictures.items()}
        return {"": archive.make({"phrases.kefu.toml": pack, **images})}


def lost(_phrases: Sequence[Phrase]) -> list[Problem]:
    """Nothing."""
    return []


def _packs(source: Source) -> list[str]:
    return [name for name in source.files if name.endswith(_ENDING) and "/" not in name]
