"""The steps from an empty file to today's tables; a released step is never changed, a new one is added at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final

Migration = Callable[[sqlite3.Connection], None]

_TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO meta VALUES ('version', 0), ('filled', 0)",
    "CREATE TABLE category (slug TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID",
    # What a phrase is, and beside it, joined and spelled, what a search reads: one table, read in one sweep.
    """CREATE TABLE phrase (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        section TEXT NOT NULL,
        keywords TEXT NOT NULL,
        hotkey TEXT NOT NULL,
        extra TEXT NOT NULL,
        position INTEGER NOT NULL,
        texts TEXT NOT NULL,
        purpose TEXT NOT NULL,
        spelling_name TEXT NOT NULL,
        spelling_keywords TEXT NOT NULL,
        spelling_texts TEXT NOT NULL
    )""",
    "CREATE INDEX phrase_order ON phrase (position, number)",
    "CREATE INDEX phrase_hotkey ON phrase (hotkey) WHERE hotkey <> ''",
    # AUTOINCREMENT: the number of a removed variant is never given again, so that its history can wait for an undo.
    """CREATE TABLE variant (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        phrase INTEGER NOT NULL REFERENCES phrase (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        images TEXT NOT NULL,
        extra TEXT NOT NULL
    )""",
    "CREATE INDEX variant_of_phrase ON variant (phrase, position)",
    # Steps of undo: what each touched phrase was before, NULL if it was not there.
    "CREATE TABLE step (number INTEGER PRIMARY KEY AUTOINCREMENT, categories TEXT NOT NULL)",
    """CREATE TABLE change (
        step INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        phrase_id TEXT NOT NULL,
        before TEXT,
        PRIMARY KEY (step, place)
    ) WITHOUT ROWID""",
    # The log of uses, and its sums, which are kept in the same transaction so that no question reads the log.
    "CREATE TABLE customer (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE use (
        serial INTEGER PRIMARY KEY AUTOINCREMENT,
        phrase_id TEXT NOT NULL,
        variant INTEGER NOT NULL,
        customer INTEGER,
        at TEXT NOT NULL
    )""",
    """CREATE TABLE phrase_use (
        phrase_id TEXT PRIMARY KEY, last INTEGER NOT NULL, times INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE variant_use (
        variant INTEGER PRIMARY KEY, last INTEGER NOT NULL, times INTEGER NOT NULL
    )""",
    """CREATE TABLE heard (
        customer INTEGER NOT NULL, variant INTEGER NOT NULL, last INTEGER NOT NULL, times INTEGER NOT NULL,
        begun_at INTEGER NOT NULL,
        PRIMARY KEY (customer, variant)
    ) WITHOUT ROWID""",
    """CREATE TABLE form (
        customer INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (customer, name)
    ) WITHOUT ROWID""",
)


def _first_tables(connection: sqlite3.Connection) -> None:
    for statement in _TABLES:
        connection.execute(statement)


MIGRATIONS: Final[Sequence[Migration]] = (_first_tables,)
"""The schema number is how many of them a file has had."""
