"""The database file: opening, migrating, failing."""

from __future__ import annotations

import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kefu_desktop.domain.errors import BadInputError, NotPossibleError
from kefu_desktop.storage.database import IN_MEMORY, Database, set_aside
from kefu_desktop.storage.migrations import MIGRATIONS

ONLY_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder private by itself")


@contextmanager
def opened(path: Path = IN_MEMORY) -> Iterator[Database]:
    database = Database(path)
    try:
        yield database
    finally:
        database.close()


def make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("INSERT INTO note VALUES ('old')")


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE note ADD COLUMN more TEXT DEFAULT 'new'")


def break_off(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM note")
    connection.execute("SELECT nothing FROM nowhere")


def notes(database: Database) -> list[tuple[str, ...]]:
    with database.read() as connection:
        return connection.execute("SELECT * FROM note").fetchall()


def test_a_new_file_has_todays_schema_and_keeps_it(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path / "deep" / "library.sqlite") as database, database.read() as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@ONLY_POSIX
def test_the_file_and_its_folder_are_private_to_the_user(tmp_path: Path) -> None:
    path = tmp_path / "own" / "library.sqlite"
    with opened(path) as database, database.write() as connection:
        connection.execute("INSERT INTO category VALUES ('a', 'b', 1)")
        files = list(path.parent.iterdir())

        assert len(files) > 1
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_later_schema_is_reached_step_by_step_and_the_old_file_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Database(path, [make_tables]).close()
    database = Database(path, [make_tables, add_column])

    assert notes(database) == [("old", "new")]
    database.close()
    copy = Database(tmp_path / "library-schema-1.sqlite", [make_tables])
    assert notes(copy) == [("old",)]
    copy.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Database(path, [make_tables]).close()

    with pytest.raises(NotPossibleError):
        Database(path, [make_tables, add_column, break_off])
    database = Database(path, [make_tables])
    assert notes(database) == [("old",)]
    database.close()


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Database(path, [make_tables, add_column]).close()
    before = path.read_bytes()

    with pytest.raises(NotPossibleError, match="newer version"):
        Database(path, [make_tables])
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_told_of_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)

    with pytest.raises(BadInputError, match=r"library\.sqlite"):
        Database(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()

    with pytest.raises(BadInputError, match="another program"):
        Database(path)
    assert path.read_bytes() == before


def test_setting_a_broken_file_aside_loses_nothing_and_makes_room(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"broken")
    (tmp_path / "library.sqlite-wal").write_bytes(b"more")
    aside = set_aside(path, "20261122-140500")

    assert aside.read_bytes() == b"broken"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"more"
    with opened(path) as database, database.read() as connection:
        assert connection.execute("SELECT count(*) FROM phrase").fetchone() == (0,)


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotPossibleError, match="folder"):
        Database(tmp_path / "file" / "library.sqlite")


def test_a_folder_in_the_place_of_the_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError):
        Database(tmp_path)


def test_a_full_disk_is_told_plainly_and_nothing_is_half_written(tmp_path: Path) -> None:
    with opened(tmp_path / "library.sqlite") as database:
        with database.read() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 3}")

        def write_much() -> None:
            with database.write() as connection:
                for number in range(1000):
                    connection.execute("INSERT INTO category VALUES (?, ?, 1)", [f"c{number}", "x" * 500])

        with pytest.raises(NotPossibleError, match="full"):
            write_much()
        with database.read() as connection:
            assert connection.execute("SELECT count(*) FROM category").fetchone() == (0,)
        with database.write() as connection:
            connection.execute("INSERT INTO category VALUES ('a', 'b', 1)")


def test_an_error_inside_a_transaction_takes_all_of_it_back() -> None:
    with opened() as database:

        def fail() -> None:
            with database.write() as connection:
                connection.execute("INSERT INTO category VALUES ('a', 'b', 1)")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fail()
        with database.read() as connection:
            assert connection.execute("SELECT count(*) FROM category").fetchone() == (0,)


@pytest.mark.parametrize("in_memory", [True, False])
def test_many_threads_and_another_program_write_at_once(tmp_path: Path, in_memory: bool) -> None:
    path = IN_MEMORY if in_memory else tmp_path / "library.sqlite"
    with opened(path) as database, opened(path) as other:

        def write(into: Database, name: str) -> None:
            for number in range(25):
                with into.write(durable=False) as connection:
                    connection.execute("INSERT INTO category VALUES (?, 'x', 1)", [f"{name}{number}"])

        targets = [database, database, database if in_memory else other]
        threads = [
            threading.Thread(target=write, args=(target, name)) for target, name in zip(targets, "abc", strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.read() as connection:
            assert connection.execute("SELECT count(*) FROM category").fetchone() == (75,)


def test_the_connection_of_an_ended_thread_is_closed_when_another_one_comes(tmp_path: Path) -> None:
    connections: list[sqlite3.Connection] = []
    with opened(tmp_path / "library.sqlite") as database:

        def look() -> None:
            with database.read() as connection:
                connections.append(connection)

        for _ in range(2):
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connections[0].execute("SELECT 1")


def test_a_copy_holds_everything_and_opens_as_a_library(tmp_path: Path) -> None:
    with opened() as database:
        with database.write() as connection:
            connection.execute("INSERT INTO category VALUES ('a', 'b', 1)")
        database.copy_to(tmp_path / "copy.sqlite")
    with opened(tmp_path / "copy.sqlite") as copy, copy.read() as connection:
        assert connection.execute("SELECT slug FROM category").fetchall() == [("a",)]


def test_half_a_character_is_told_of() -> None:
    with opened() as database, pytest.raises(BadInputError, match="half a character"), database.write() as connection:
        connection.execute("INSERT INTO category VALUES (?, 'b', 1)", ["\ud83d"])
