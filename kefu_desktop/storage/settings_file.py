"""The settings file: TOML that a person can read and change."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import KefuError, NotPossibleError
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.settings import Settings
from kefu_desktop.storage.atomic import move_aside, write_atomically

_BROKEN: Final = "The settings file {file} is no TOML: {reason}. All settings have their usual values."


class SettingsFile:
    """Loads and saves."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._broken = False

    def load(self) -> tuple[Settings, list[Problem]]:
        """The settings, and what was wrong in the file; the usual ones if there is no file or it cannot be read."""
        self._broken = False
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return Settings(), []
        except OSError as error:
            return self._unreadable(error.strerror or "")
        return self._read(data)

    def _read(self, data: bytes) -> tuple[Settings, list[Problem]]:
        import tomllib

        from kefu_desktop.domain.settings_table import from_table

        try:
            table = tomllib.loads(data.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            # The message of tomllib names line and column; that of a wrong encoding would quote the file.
            return self._unreadable(str(error) if isinstance(error, tomllib.TOMLDecodeError) else "UTF-8")
        return from_table(table)

    def save(self, settings: Settings) -> None:
        """Replace the file; one that could not be read is kept beside it as `.broken`.

        Raises:
            NotPossibleError: the disk is full or the folder refuses it; the old file is as it was.
        """
        import tomli_w

        from kefu_desktop.domain.settings_table import to_table

        try:
            data = tomli_w.dumps(to_table(settings)).encode()
        except (TypeError, ValueError) as error:
            raise NotPossibleError("A setting has a value that no file can hold. Please check it.") from error
        if self._broken and self.path.is_file():
            move_aside(self.path, ".broken")
        write_atomically(self.path, data)
        self._broken = False

    def _unreadable(self, reason: str) -> tuple[Settings, list[Problem]]:
        self._broken = True
        return Settings(), [Problem.of(str(self.path), KefuError(_BROKEN, file=self.path, reason=reason))]
