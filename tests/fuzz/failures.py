"""What failed, and the smallest file that fails in the same way."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kefu_desktop.domain import archive
from tests.fuzz.guard import HangError
from tests.fuzz.seeds import Seed

_SECONDS: Final = 10.0


@dataclass(slots=True)
class Failure:
    """`kind` is the same for the same fault; `number` that of the first file that showed it."""

    kind: str
    key: int
    number: int
    path: str = ""
    said: str = ""
    count: int = 0
    shrinks: bool = False

    def told(self) -> dict[str, object]:
        """For a report."""
        again = f"--seed {self.key} --only {self.number}"
        return {"kind": self.kind, "times": self.count, "again": again, "file": self.path, "said": self.said}


def failure_of(error: BaseException, key: int, number: int) -> Failure:
    """What it was and where in our code it came from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "kefu_desktop" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {frames[-1].name}" if frames else "?"
    hangs = isinstance(error, HangError)
    if hangs and frames:
        # where in a loop it was is chance
        place = " ".join(dict.fromkeys(Path(frame.filename).name for frame in frames[-3:]))
    return Failure(f"{type(error).__name__} in {place}", key, number, said=str(error)[:200], shrinks=not hangs)


def smaller(seed: Seed, fails: Callable[[Seed], bool]) -> Seed:
    """The same with as little as possible."""
    end = time.monotonic() + _SECONDS
    if seed.files is None:
        data = _smaller(seed.data, lambda found: fails(replace(seed, data=found)), end)
        return replace(seed, data=data)
    files = dict(seed.files)
    for name in list(files):
        rest = {other: content for other, content in files.items() if other != name}
        if fails(replace(seed, files=rest)):
            files = rest
    for name, content in list(files.items()):
        files[name] = _smaller(content, lambda data, name=name: fails(replace(seed, files={**files, name: data})), end)
    return replace(seed, files=files)


def save(folder: Path, seed: Seed, key: int, number: int) -> str:
    """Put it into a file; a folder becomes a zip."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in seed.name)[-40:]
    path = folder / f"{key}-{number}-{name}"
    if seed.files is None:
        path.write_bytes(seed.data)
    else:
        path = path.with_name(path.name + ".folder.zip")
        path.write_bytes(
            archive.make({name.encode(errors="replace").decode(): data for name, data in seed.files.items()})
        )
    return str(path)


def _smaller(data: bytes, fails: Callable[[bytes], bool], end: float) -> bytes:
    size = max(1, len(data) // 2)
    while size and time.monotonic() < end:
        at, cut = 0, False
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data, cut = shorter, True
            else:
                at += size
        if not cut:
            size //= 2
    return data
