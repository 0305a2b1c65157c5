"""Where things lie: the library, the settings, the log, and what is shipped with the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import NotPossibleError

_PROGRAM: Final = "kefu-desktop"
_PACKAGE: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of this user; none of them need be there yet."""

    data: Path
    config: Path
    log: Path

    @property
    def library(self) -> Path:
        """The database."""
        return self.data / "library.sqlite"

    @property
    def settings(self) -> Path:
        """The settings, for people to read."""
        return self.config / "settings.toml"

    @property
    def log_file(self) -> Path:
        """The log."""
        return self.log / "kefu.log"

    @property
    def images(self) -> Path:
        """Pictures of variants."""
        return self.data / "images"

    def make(self) -> None:
        """Make the folders, private to the user.

        Raises:
            NotPossibleError: one of them cannot be made.
        """
        for folder in (self.data, self.config, self.log):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise NotPossibleError(
                    "The folder {folder} cannot be made: {reason}. Choose another one with --data.",
                    folder=folder,
                    reason=error.strerror,
                ) from error


def find_places(data: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Places:
    """The folders of this user; everything in `data` or, failing that, in KEFU_DATA, if one is given."""
    chosen = str(data or "") or environment.get("KEFU_DATA", "")
    if chosen:
        everything = Path(chosen).expanduser().absolute()
        return Places(everything, everything, everything)
    import platformdirs

    dirs = platformdirs.PlatformDirs(_PROGRAM, appauthor=False, roaming=False)
    return Places(dirs.user_data_path, dirs.user_config_path, dirs.user_log_path)


def resource(name: str) -> Path:
    """A shipped file or folder below resources/, such as "words/tone.toml".

    Raises:
        NotPossibleError: the program is not whole.
    """
    return _shipped("resources") / name


def starter_packs() -> list[Path]:
    """The shipped packs, sorted by name; which of them a new library begins with, they say themselves."""
    return sorted(_shipped("phrases").glob("*.toml"))


def _shipped(folder: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    beside = [Path(frozen) / "kefu_desktop", Path(frozen)] if frozen else []
    for parent in (_PACKAGE, _PACKAGE.parent, *beside):
        if (parent / folder).is_dir():
            return parent / folder
    raise NotPossibleError("The folder {folder} is missing. Please install the program again.", folder=folder)
