"""Reads TOML files of ours: shipped data with a format number."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import BadInputError

FORMAT: Final = 1


def read_data(path: Path) -> Mapping[str, object]:
    """The tables of the file.

    Raises:
        BadInputError: it cannot be read, is no TOML in UTF-8, or is of a newer format.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInputError(
            "The file {file} cannot be read: {reason}. Please check it.", file=path.name, reason=error.strerror
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInputError("The file {file} is no TOML in UTF-8. Please correct it.", file=path.name) from error
    version = data.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        raise BadInputError("The file {file} needs a newer version of this program. Please update it.", file=path.name)
    return data
