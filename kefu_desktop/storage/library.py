"""The library of phrases, with steps of undo that outlive the program."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.domain.phrase import AFTER_SALES, COMMON, FIXED_CATEGORIES, PAYMENT_CHASE, PRODUCT, Category, Phrase
from kefu_desktop.storage import phrase_table, rows
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.phrase_table import Spelled
from kefu_desktop.storage.rows import StoredPhrase

FIXED: Final = (
    Category(COMMON, "Common"),
    Category(PRODUCT, "Product"),
    Category(PAYMENT_CHASE, "Payment chase"),
    Category(AFTER_SALES, "After-sales"),
)
"""The four that every library has; their names are translated where they are shown."""

_MOST_STEPS: Final = 500


def _unwatched(_done: int, _of: int) -> None:
    return


def unspelled(_text: str) -> str:
    """For a library whose search needs no pinyin."""
    return ""


class Library:
    """Implements PhraseReader, PhraseWriter, PhraseHotkeys and PhraseIndex of app.stores."""

    def __init__(self, database: Database, spell: Callable[[str], str] = unspelled) -> None:
        self._database = database
        self._spell = spell

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever put into it."""
        with self._database.read() as connection:
            filled = _meta(connection, "filled")
            anything = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM phrase) OR EXISTS (SELECT 1 FROM step)"
            ).fetchone()[0]
        return not filled and not anything

    def version(self) -> int:
        """Another number after every change of phrases or categories, by whatever process; one look-up."""
        with self._database.read() as connection:
            return _meta(connection, "version")

    def size(self) -> int:
        """How many phrases there are."""
        with self._database.read() as connection:
            count: int = connection.execute("SELECT count(*) FROM phrase").fetchone()[0]
        return count

    def phrase(self, phrase_id: str) -> Phrase | None:
        """One phrase, or None."""
        with self._database.read() as connection:
            stored = phrase_table.read_one(connection, phrase_id)
        return stored.phrase if stored else None

    def phrases(self, category: str = "") -> list[Phrase]:
        """All phrases (of that category), in the order of the library."""
        with self._database.read() as connection:
            return phrase_table.read_all(connection, category)

    def categories(self) -> list[Category]:
        """The fixed four first, then the owner's own."""
        with self._database.read() as connection:
            own = connection.execute("SELECT slug, name FROM category ORDER BY position, slug").fetchall()
        return [*FIXED, *(Category(slug, name) for slug, name in own)]

    def hotkeys(self) -> list[tuple[str, str]]:
        """(hotkey, phrase id) of all phrases that have one, in the order of the library."""
        with self._database.read() as connection:
            return connection.execute(
                "SELECT hotkey, id FROM phrase WHERE hotkey <> '' ORDER BY position, number"
            ).fetchall()

    def index_rows(self) -> list[IndexRow]:
        """One row a phrase, in the order of the library."""
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT id, category, section, name, keywords, texts,
                          spelling_name, spelling_keywords, spelling_texts, coalesce(times, 0), purpose
                   FROM phrase LEFT JOIN phrase_use ON phrase_id = id ORDER BY position, number"""
            )
            return list(map(IndexRow._make, found))

    def put(
        self,
        phrases: Iterable[Phrase],
        first: Callable[[], None] | None = None,
        progress: Callable[[int, int], None] = _unwatched,
    ) -> None:
        """Add those with a new id, replace those with a known one; one step of undo.

        Args:
            phrases: what is to be there.
            first: done when nobody else can write any more, before the phrases; if it fails, nothing is changed.
            progress: told how many phrases of how many are done, not only of those that are written.
        """
        wanted = list(phrases)
        spelled = []
        # whoever wants to write waits for the transaction: what takes long comes before it
        for number, phrase in enumerate(wanted):
            progress(number // 2, len(wanted))
            spelled.append(phrase_table.spelled(phrase, self._spell))
        with self._step() as (connection, note):
            if first is not None:
                first()
            for number, phrase in enumerate(wanted):
                progress((len(wanted) + number) // 2, len(wanted))
                self._put(connection, phrase, spelled[number], note)

    def remove(self, phrase_ids: Sequence[str]) -> None:
        """Take them out; one step of undo.

        Raises:
            NotFoundError: one of them is not there; then none is taken out.
        """
        with self._step() as (connection, note):
            for phrase_id in dict.fromkeys(phrase_ids):
                before = phrase_table.read_one(connection, phrase_id)
                if before is None:
                    raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=phrase_id)
                note(phrase_id, before)
                phrase_table.delete(connection, phrase_id)

    def undo(self, progress: Callable[[int, int], None] = _unwatched) -> list[str]:
        """Take the last step back, even one of an earlier run; the ids of the phrases it touched, empty if none.

        Args:
            progress: told how many phrases of how many are as they were.
        """
        with self._database.write() as connection:
            last = connection.execute("SELECT number, categories FROM step ORDER BY number DESC LIMIT 1").fetchone()
            if last is None:
                return []
            changes = connection.execute(
                "SELECT phrase_id, before FROM change WHERE step = ? ORDER BY place DESC", last[:1]
            ).fetchall()
            for number, (phrase_id, before) in enumerate(changes):
                progress(number, len(changes))
                if before is None:
                    phrase_table.delete(connection, phrase_id)
                else:
                    stored = rows.from_snapshot(before)
                    phrase_table.write(connection, stored, phrase_table.spelled(stored.phrase, self._spell))
            connection.execute("DELETE FROM step WHERE number = ?", last[:1])
            _drop_if_empty(connection, json.loads(last[1]))
            _changed(connection)
        return list(dict.fromkeys(phrase_id for phrase_id, _ in reversed(changes)))

    def fill(self, phrases: Iterable[Phrase]) -> int:
        """What a new library begins with, in one transaction and no step of undo; how many came in.

        Does nothing once it was done, so that two programs that start at once do not both fill it; ids that are there
        already are left alone.
        """
        count = 0
        with self._database.write() as connection:
            if _meta(connection, "filled"):
                return 0
            for phrase in phrases:
                if phrase_table.read_one(connection, phrase.id) is None:
                    self._put(connection, phrase, phrase_table.spelled(phrase, self._spell), _note_nothing)
                    count += 1
            connection.execute("UPDATE meta SET value = 1 WHERE name = 'filled'")
            _changed(connection)
        return count

    def put_category(self, category: Category) -> None:
        """Add one of the owner's own, or rename it; no step of undo."""
        with self._database.write() as connection:
            _add_category(connection, category)
            connection.execute("UPDATE category SET name = ? WHERE slug = ?", [category.name, category.slug])
            _changed(connection)

    def remove_category(self, slug: str) -> bool:
        """Take out one of the owner's own if no phrase is in it; whether it is gone."""
        with self._database.write() as connection:
            _drop_if_empty(connection, [slug])
            _changed(connection)
            return not connection.execute("SELECT 1 FROM category WHERE slug = ?", [slug]).fetchone()

    def respell(self) -> None:
        """Spell all phrases anew, after `spell` has changed its ways."""
        with self._database.write() as connection:
            phrase_table.respell(connection, self._spell)
            _changed(connection)

    def _put(self, connection: sqlite3.Connection, phrase: Phrase, spelling: Spelled, note: _Note) -> None:
        before = phrase_table.read_one(connection, phrase.id)
        note(phrase.id, before)
        position = before.position if before else phrase_table.next_position(connection)
        kept = phrase_table.kept_ids(before, phrase.variants)
        if phrase.category not in FIXED_CATEGORIES:
            _add_category(connection, Category(phrase.category, phrase.category))
        phrase_table.write(connection, StoredPhrase(phrase, position, kept), spelling, is_new=before is None)

    @contextmanager
    def _step(self) -> Iterator[tuple[sqlite3.Connection, _Note]]:
        with self._database.write() as connection:
            known = _own_slugs(connection)
            number = connection.execute("INSERT INTO step (categories) VALUES ('[]')").lastrowid
            place = 0

            def note(phrase_id: str, before: StoredPhrase | None) -> None:
                nonlocal place
                snapshot = rows.to_snapshot(before) if before else None
                connection.execute("INSERT INTO change VALUES (?, ?, ?, ?)", [number, place, phrase_id, snapshot])
                place += 1

            yield connection, note
            if not place:
                connection.execute("DELETE FROM step WHERE number = ?", [number])
                return
            added = json.dumps(sorted(_own_slugs(connection) - known))
            connection.execute("UPDATE step SET categories = ? WHERE number = ?", [added, number])
            connection.execute("DELETE FROM step WHERE number <= ?", [(number or 0) - _MOST_STEPS])
            _changed(connection)


_Note = Callable[[str, StoredPhrase | None], None]


def _note_nothing(_phrase_id: str, _before: StoredPhrase | None) -> None:
    return


def _meta(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()[0]
    return value


def _changed(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'version'")


def _own_slugs(connection: sqlite3.Connection) -> set[str]:
    return {slug for (slug,) in connection.execute("SELECT slug FROM category")}


def _add_category(connection: sqlite3.Connection, category: Category) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO category SELECT ?, ?, coalesce(max(position), -1) + 1 FROM category",
        [category.slug, category.name],
    )


def _drop_if_empty(connection: sqlite3.Connection, slugs: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM category WHERE slug = ? AND NOT EXISTS (SELECT 1 FROM phrase WHERE category = slug)",
        [[slug] for slug in slugs],
    )
