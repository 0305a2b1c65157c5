"""The process that takes phrases in for the import window: it may be ended at any moment."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import Final

from kefu_desktop.app.import_pack import ImportPack
from kefu_desktop.app.import_session import ImportSession, Outside
from kefu_desktop.bootstrap.json_lines import Json, LineTalk
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.domain.errors import KefuError

_MOST_MEMORY: Final = 1024**3
"""Bytes more than it begins with; what grows beyond is told of as a file that is too large. Linux alone."""


def run(data: Path) -> int:
    """Serve the window on standard input and output until it goes; the exit code."""
    from kefu_desktop.storage.log_file import open_log

    talk = LineTalk()
    shop = Shop(data)
    open_log(shop.places.log_file)
    try:
        session = _session(shop, talk)
    except KefuError as error:
        talk.tell(_failed("start", error.template, error.params))
        return 3
    _limit_memory()
    # what is made here lives as long as its plan: looking through it again and again finds nothing
    gc.disable()
    try:
        talk.serve(session.do, session.rest, _stumbled)
    finally:
        shop.database.close()
    return 0


def _session(shop: Shop, talk: LineTalk) -> ImportSession:
    from kefu_desktop.storage.pack_files import read_source
    from kefu_desktop.storage.picture_folder import PictureFolder
    from kefu_desktop.storage.picture_sweep import sweep
    from kefu_desktop.storage.spelling import latin

    shop.fill_if_new()
    pictures = PictureFolder(shop.places.images)
    sweep(shop.database, pictures)
    return ImportSession(
        Outside(
            packs=ImportPack(shop.library, READERS, latin, pictures),
            library=shop.library,
            read=lambda path: read_source(Path(path)),
            checker=shop.checker,
            ticks=time.monotonic,
            tell=talk.tell,
        )
    )


def _stumbled(command: Json) -> Json:
    sentence = "Something went wrong in the program. The library is as it was; please try another file."
    return _failed(str(command.get("do")), sentence, {})


def _failed(doing: str, template: str, params: dict[str, object]) -> Json:
    return {"is": "failed", "doing": doing, "template": template, "params": {k: str(v) for k, v in params.items()}}


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (used + _MOST_MEMORY, hard))
