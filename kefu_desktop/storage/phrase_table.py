"""Phrases in and out of their two tables, inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.storage import rows
from kefu_desktop.storage.rows import StoredPhrase

Spell = Callable[[str], str]
"""How a text is spelled for the search (pinyin); what comes back is only stored."""


class Spelled(NamedTuple):
    """The spellings of a phrase's name, of its keywords with the group behind them, and of its texts."""

    name: str
    keywords: str
    texts: str


_COLUMNS: Final = "id, name, category, section, keywords, hotkey, extra"
_ALL: Final = tuple(
    f"{_COLUMNS}, position, texts, purpose, spelling_name, spelling_keywords, spelling_texts".split(", ")
)
_UPSERT: Final = f"""
    INSERT INTO phrase ({", ".join(_ALL)}) VALUES ({", ".join(f":{column}" for column in _ALL)})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _ALL)}
    RETURNING number
"""  # noqa: S608 - made of the names above


def read_all(connection: sqlite3.Connection, category: str) -> list[Phrase]:
    """All phrases (of that category, if one is named), in the order of the library."""
    where, arguments = ("WHERE category = ?", [category]) if category else ("", [])
    variants: dict[int, list[Variant]] = {}
    for number, *columns in connection.execute(
        f"""SELECT phrase, text, enabled, images, variant.extra FROM variant
            {"JOIN phrase ON phrase.number = variant.phrase " + where if category else ""}
            ORDER BY phrase, variant.position""",  # noqa: S608 - no value of a user stands in it
        arguments,
    ):
        variants.setdefault(number, []).append(rows.variant_of(*columns))
    listed = connection.execute(
        f"SELECT number, {_COLUMNS} FROM phrase {where} ORDER BY position, number",  # noqa: S608 - as above
        arguments,
    )
    return [rows.phrase_of(row, variants[number]) for number, *row in listed]


def read_one(connection: sqlite3.Connection, phrase_id: str) -> StoredPhrase | None:
    """One phrase with its place, None if there is none."""
    found = connection.execute(
        f"SELECT number, position, {_COLUMNS} FROM phrase WHERE id = ?",  # noqa: S608 - as above
        [phrase_id],
    ).fetchone()
    if found is None:
        return None
    number, position, *row = found
    ids, variants = [], []
    for variant_id, *columns in connection.execute(
        "SELECT id, text, enabled, images, extra FROM variant WHERE phrase = ? ORDER BY position", [number]
    ):
        ids.append(variant_id)
        variants.append(rows.variant_of(*columns))
    return StoredPhrase(rows.phrase_of(row, variants), position, tuple(ids))


def delete(connection: sqlite3.Connection, phrase_id: str) -> None:
    """Take it out; the sums of its uses stay, under the numbers of its variants."""
    connection.execute("DELETE FROM phrase WHERE id = ?", [phrase_id])


def spelled(phrase: Phrase, spell: Spell) -> Spelled:
    """Its spellings; making them takes longer than writing them."""
    return _spelled(phrase.name, rows.joined_keywords(phrase), phrase.group, rows.joined_texts(phrase), spell)


def write(connection: sqlite3.Connection, stored: StoredPhrase, spelling: Spelled, *, is_new: bool = False) -> None:
    """Add it, or replace the one with its id; `is_new` if there is surely none."""
    number = _write_row(connection, stored, spelling)
    if not is_new:
        connection.execute("DELETE FROM variant WHERE phrase = ?", [number])
    connection.executemany(
        "INSERT INTO variant (id, phrase, position, text, enabled, images, extra) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (known or None, number, place, v.text, v.enabled, rows.images_column(v), rows.to_json(v.extra))
            for place, (known, v) in enumerate(zip(stored.variant_ids, stored.phrase.variants, strict=True))
        ],
    )


def respell(connection: sqlite3.Connection, spell: Spell) -> None:
    """Spell everything anew, after `spell` has changed its ways."""
    connection.executemany(
        "UPDATE phrase SET spelling_name = ?, spelling_keywords = ?, spelling_texts = ? WHERE number = ?",
        [
            (*_spelled(name, keywords, group, texts, spell), number)
            for number, name, keywords, group, texts in connection.execute(
                "SELECT number, name, keywords, section, texts FROM phrase"
            )
        ],
    )


def next_position(connection: sqlite3.Connection) -> int:
    """The place after the last phrase."""
    last: int = connection.execute("SELECT coalesce(max(position), -1) FROM phrase").fetchone()[0]
    return last + 1


def kept_ids(old: StoredPhrase | None, variants: Sequence[Variant]) -> tuple[int, ...]:
    """The numbers of the variants: those whose text is unchanged keep theirs, the others get 0."""
    waiting: dict[str, list[int]] = {}
    if old is not None:
        for number, variant in zip(old.variant_ids, old.phrase.variants, strict=True):
            waiting.setdefault(variant.text, []).append(number)
    return tuple(waiting[v.text].pop(0) if waiting.get(v.text) else 0 for v in variants)


def _write_row(connection: sqlite3.Connection, stored: StoredPhrase, spelling: Spelled) -> int:
    phrase = stored.phrase
    values: dict[str, object] = {
        "id": phrase.id,
        "name": phrase.name,
        "category": phrase.category,
        "section": phrase.group,
        "keywords": rows.joined_keywords(phrase),
        "hotkey": phrase.hotkey,
        "extra": rows.to_json(phrase.extra),
        "position": stored.position,
        "texts": rows.joined_texts(phrase),
        "purpose": rows.purpose(phrase),
        "spelling_name": spelling.name,
        "spelling_keywords": spelling.keywords,
        "spelling_texts": spelling.texts,
    }
    number: int = connection.execute(_UPSERT, values).fetchone()[0]
    return number


def _spelled(name: str, keywords: str, group: str, texts: str, spell: Spell) -> Spelled:
    # the group stands behind the keywords (domain.search_chunks)
    return Spelled(spell(name), spell(f"{keywords}\n{group}" if group else keywords), spell(texts))
