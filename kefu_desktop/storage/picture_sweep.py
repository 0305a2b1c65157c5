"""Takes away pictures that no phrase has, as an import leaves them that was killed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.storage import rows
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.picture_folder import PictureFolder


def sweep(database: Database, pictures: PictureFolder) -> None:
    """Take away what neither the library nor a step of undo names.

    Nobody can write meanwhile, and pictures are saved inside the transaction that puts their phrases: so none is taken
    away that is just coming in. If somebody is writing now, nothing is done.
    """
    if not pictures.kept() and not pictures.unfinished():
        return
    try:
        with database.write(durable=False) as connection:
            pictures.remove(pictures.unfinished())
            spare = pictures.kept()
            spare -= set(_in_library(connection))
            if spare:
                spare -= set(_in_history(connection))
            pictures.remove(spare)
    except NotPossibleError:
        return


def _in_library(connection: sqlite3.Connection) -> Iterator[str]:
    for (images,) in connection.execute("SELECT images FROM variant WHERE images <> ''"):
        yield from json.loads(images)


def _in_history(connection: sqlite3.Connection) -> Iterator[str]:
    # the key stands in every snapshot; what is an empty list there need not be read
    for (before,) in connection.execute("""SELECT before FROM change WHERE before IS NOT NULL"""):
        for variant in rows.from_snapshot(before).phrase.variants:
            yield from variant.images
