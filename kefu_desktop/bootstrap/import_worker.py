"""The process that takes phrases in for the import window: it may be ended at any moment."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import Final

from kefu_desktop.app.import_pack import ImportPack
from kefu_desktop.app.import_session import ImportSession, Outside
from kefu_desktop.app.import_views import sentence
from kefu_desktop.bootstrap.json_lines import Json, LineTalk
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.bootstrap.priority import give_way
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.domain.errors import KefuError, NotPossibleError

_MOST_MEMORY: Final = 1024**3
"""Bytes more than it begins with; what grows beyond is told of as a file that is too large. Linux alone."""


def run(data: Path) -> int:
    """Serve the window on standard input and output until it goes; the exit code."""
    from kefu_desktop.storage.log_file import open_log

    give_way()
    talk = LineTalk()
    shop = Shop(data)
    open_log(shop.places.log_file)
    try:
        session = _session(shop, talk)
    except KefuError as error:
        talk.tell(_failed("start", error))
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
    error = NotPossibleError(
        "Something went wrong in the program, and nothing was changed. Please try again, or try another file."
    )
    return _failed(str(command.get("do")), error)


def _failed(doing: str, error: KefuError) -> Json:
    return {"is": "failed", "doing": doing, **sentence(error)}


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
        before = [limit for limit in resource.getrlimit(resource.RLIMIT_DATA) if limit != resource.RLIM_INFINITY]
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (min([used + _MOST_MEMORY, *before]), hard))
