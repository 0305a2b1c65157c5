"""Names for what is handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

_NO_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST: Final = 40


def usual_name(words: str, today: date, ending: str) -> str:
    """A name such as "售后-2026-11-22.xlsx", without what no file name may hold."""
    plain = _NO_NAME.sub(" ", words).strip(" .")[:_LONGEST].strip(" .")
    return f"{plain}-{today:%Y-%m-%d}{ending}"


def with_ending(path: str, ending: str, known: Iterable[str]) -> str:
    """The path with this ending, in the place of one of the known ones if it has one; empty stays empty."""
    if not path or (ending and path.lower().endswith(ending)):
        return path
    other = next((end for end in known if end and path.lower().endswith(end)), "")
    return path.removesuffix(path[len(path) - len(other) :] if other else "") + ending


def halves(target: Path) -> list[Path]:
    """What is left beside the target of a writer that was ended in the middle: files or folders of its own."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.\d+\.new")
    try:
        return [path for path in target.parent.iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return []
