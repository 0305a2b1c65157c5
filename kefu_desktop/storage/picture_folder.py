"""The folder in which the pictures of variants are kept."""

from __future__ import annotations

from pathlib import Path

from kefu_desktop.domain.picture import MOST_BYTES
from kefu_desktop.storage.atomic import write_atomically


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

    def _path(self, name: str) -> Path | None:
        """None for a name that would lead elsewhere."""
        plain = Path(name).name == name and "\\" not in name and ":" not in name and name not in {"", ".", ".."}
        return self._folder / name if plain else None
