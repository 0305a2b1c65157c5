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

    Pictures are saved inside the transaction that puts their phrases, and nobody else can write while this looks for
    the last time: so none is taken away that is just coming in. If somebody is writing now, nothing is done.
    """
    with database.read() as connection:
        if not pictures.unfinished() and not _spare(connection, pictures):
            return
    try:
        with database.write(durable=False) as connection:
            pictures.remove(pictures.unfinished() | _spare(connection, pictures))
    except NotPossibleError:
        return


def _spare(connection: sqlite3.Connection, pictures: PictureFolder) -> set[str]:
    spare = pictures.kept()
    if spare:
        spare -= set(_in_library(connection))
    if spare:
        spare -= set(_in_history(connection))
    return spare


def _in_library(connection: sqlite3.Connection) -> Iterator[str]:
    for (images,) in connection.execute("SELECT images FROM variant WHERE images <> ''"):
        yield from json.loads(images)


def _in_history(connection: sqlite3.Connection) -> Iterator[str]:
    for (before,) in connection.execute("SELECT before FROM change WHERE before IS NOT NULL"):
        for variant in rows.from_snapshot(before).phrase.variants:
            yield from variant.images
