"""Who was given what, and what was filled in; both stay on this machine.

The log is only ever added to. Every question is answered from sums that are kept in the same transaction as the log, so
an answer takes the same time after a million uses as after none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from kefu_desktop.app.stores import Use
from kefu_desktop.domain.rotation import VariantHistory
from kefu_desktop.storage.database import Database


class Usage:
    """Implements UsageLog of app.stores.

    Args:
        database: the library.
        patience: seconds to wait for another program that is writing; None: as long as usual.
    """

    def __init__(self, database: Database, patience: float | None = None) -> None:
        self._database = database
        self._patience = patience

    def history(self, phrase_id: str, customer: str) -> list[VariantHistory]:
        """Each variant of the phrase, in order, with its uses by this customer and by all."""
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT variant.id, enabled, heard.last, heard.times, variant_use.last, variant_use.times, begun_at
                   FROM phrase JOIN variant ON variant.phrase = phrase.number
                   LEFT JOIN variant_use ON variant_use.variant = variant.id
                   LEFT JOIN heard ON heard.variant = variant.id
                       AND heard.customer = (SELECT number FROM customer WHERE customer.name = ?)
                   WHERE phrase.id = ? ORDER BY variant.position""",
                [customer, phrase_id],
            ).fetchall()
        return [
            VariantHistory(variant_id, bool(enabled), *(count or 0 for count in counts))
            for variant_id, enabled, *counts in found
        ]

    def record(self, use: Use) -> None:
        """Add one use."""
        with self._database.write(durable=False, patience=self._patience) as connection:
            customer = _customer_number(connection, use.customer)
            serial = connection.execute(
                "INSERT INTO use (phrase_id, variant, customer, at) VALUES (?, ?, ?, ?)",
                [use.phrase_id, use.variant_id, customer, use.at.isoformat()],
            ).lastrowid
            connection.execute(
                """INSERT INTO phrase_use VALUES (?, ?, 1)
                   ON CONFLICT DO UPDATE SET last = excluded.last, times = times + 1""",
                [use.phrase_id, serial],
            )
            times: int = connection.execute(
                """INSERT INTO variant_use VALUES (?, ?, 1)
                   ON CONFLICT DO UPDATE SET last = excluded.last, times = times + 1 RETURNING times""",
                [use.variant_id, serial],
            ).fetchone()[0]
            if customer is not None:
                connection.execute(
                    """INSERT INTO heard VALUES (?, ?, ?, 1, ?)
                       ON CONFLICT DO UPDATE SET last = excluded.last, times = times + 1""",
                    [customer, use.variant_id, serial, times - 1],
                )

    def last_phrase(self) -> str | None:
        """The id of the phrase that was given last and is still there."""
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT phrase_id FROM phrase_use JOIN phrase ON id = phrase_id ORDER BY last DESC LIMIT 1"
            ).fetchone()
        return str(found[0]) if found else None

    def most_used(self, category: str = "", limit: int = 9) -> list[str]:
        """Ids of phrases (of that category) that were given at least once, most often first, then latest first."""
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT phrase_id FROM phrase_use JOIN phrase ON id = phrase_id WHERE ? IN ('', category)
                   ORDER BY times DESC, last DESC LIMIT ?""",
                [category, limit],
            )
            return [phrase_id for (phrase_id,) in found]

    def counts(self) -> dict[str, int]:
        """How often each phrase was given, for those that were."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT phrase_id, times FROM phrase_use").fetchall())


class Forms:
    """Implements FormMemory of app.stores.

    Args:
        database: the library.
        patience: seconds to wait for another program that is writing; None: as long as usual.
    """

    def __init__(self, database: Database, patience: float | None = None) -> None:
        self._database = database
        self._patience = patience

    def remembered(self, customer: str, names: Sequence[str]) -> Mapping[str, str]:
        """The last value of each name for this customer; nothing for nobody in particular."""
        if not customer or not names:
            return {}
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT form.name, value FROM form JOIN customer ON customer.number = form.customer
                   WHERE customer.name = ?""",
                [customer],
            ).fetchall()
        return {name: value for name, value in found if name in names}

    def remember(self, customer: str, values: Mapping[str, str]) -> None:
        """Keep the values; nothing is kept for nobody in particular."""
        if not customer or not values:
            return
        with self._database.write(durable=False, patience=self._patience) as connection:
            number = _customer_number(connection, customer)
            connection.executemany(
                "INSERT INTO form VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                [(number, name, value) for name, value in values.items()],
            )


def _customer_number(connection: sqlite3.Connection, name: str) -> int | None:
    if not name:
        return None
    connection.execute("INSERT OR IGNORE INTO customer (name) VALUES (?)", [name])
    number: int = connection.execute("SELECT number FROM customer WHERE name = ?", [name]).fetchone()[0]
    return number
