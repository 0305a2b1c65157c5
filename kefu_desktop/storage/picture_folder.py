"""The folder in which the pictures of variants are kept."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final

from kefu_desktop.domain.picture import MOST_BYTES
from kefu_desktop.storage.atomic import write_atomically

_KEPT: Final = re.compile(r".+-[0-9a-f]{10}\.[a-z]{3,4}\Z", re.DOTALL)
"""Names that kept_name gives."""
_UNFINISHED: Final = re.compile(r"\..+-[0-9a-f]{10}\.[a-z]{3,4}\.\d+\.new\Z", re.DOTALL)
"""What a program that was killed while it wrote one leaves behind."""


class PictureFolder:
    """Implements PictureStore of app.pack_formats."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, name: str, data: bytes) -> None:
        """Keep one under its name (see domain.picture.kept_name).

        Raises:
            NotPossibleError: the disk is full or the folder refuses it.
        """
        path = self._path(name)
        if path is not None and not path.is_file():
            write_atomically(path, data)

    def read(self, name: str) -> bytes | None:
        """One of them, or None."""
        path = self._path(name)
        try:
            return path.read_bytes() if path is not None and path.stat().st_size <= MOST_BYTES else None
        except OSError:
            return None

    def kept(self) -> set[str]:
        """The names of all that we put there; what somebody else put there is not ours."""
        return set(filter(_KEPT.match, self._names()))

    def unfinished(self) -> set[str]:
        """The names of those that were never written to their end."""
        return set(filter(_UNFINISHED.match, self._names()))

    def remove(self, names: set[str]) -> None:
        """Take them away; one that another program holds stays."""
        for name in names:
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()

    def _names(self) -> list[str]:
        try:
            return [path.name for path in self._folder.iterdir() if path.is_file()]
        except OSError:
            return []

    def _path(self, name: str) -> Path | None:
        """None for a name that would lead elsewhere."""
        plain = Path(name).name == name and "\\" not in name and ":" not in name and name not in {"", ".", ".."}
        return self._folder / name if plain else None
