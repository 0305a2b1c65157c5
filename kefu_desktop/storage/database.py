"""One SQLite file for the library, its history and the log of uses.

Every thread has its own connection, so that the command line, the windows and the desktop's thread work at once. Reads
never wait for writes (WAL); writes wait for one another for a bounded time.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError, NotPossibleError
from kefu_desktop.storage.migrations import MIGRATIONS, Migration

APPLICATION_ID: Final = 0x6B656675
"""Stands in the file's header ("kefu"), so that another program's database is not taken for a library."""
IN_MEMORY: Final = Path(":memory:")
_BUSY_SECONDS: Final = 5.0


class Database:
    """An open library file.

    Raises (when opened):
        BadInputError: the file is no library, or is damaged. It is left as it is.
        NotPossibleError: a newer version of the program wrote it, or the disk is full or may not be written.
    """

    def __init__(self, path: Path = IN_MEMORY, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        self._own = threading.local()
        self._guard = threading.RLock()
        self._opened: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._shared: sqlite3.Connection | None = None
        try:
            with _told(path):
                if path == IN_MEMORY:
                    self._shared = self._connect()
                self._prepare(migrations)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection for questions."""
        with self._one_at_a_time(), _told(self.path):
            yield self._connection()

    @contextmanager
    def write(self, *, durable: bool = True, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it or, after any error, nothing.

        Args:
            durable: on the disk when this ends, even if the power fails. Without, the last uses may be lost then, but
                the file is never damaged.
            patience: seconds to wait for another program that is writing; None: as long as usual.
        """
        with self._one_at_a_time(), _told(self.path):
            connection = self._connection()
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute(
                f"PRAGMA busy_timeout = {round(1000 * (_BUSY_SECONDS if patience is None else patience))}"
            )
            with _transaction(connection):
                yield connection

    def copy_to(self, target: Path) -> None:
        """A whole and consistent copy in a new file, private to the user."""
        with self.read() as connection:
            _make_private(target)
            with closing(sqlite3.connect(target)) as copy:
                connection.backup(copy)

    def close(self) -> None:
        """Close the connections of all threads."""
        for _, connection in self._opened:
            connection.close()
        self._opened.clear()
        self._own = threading.local()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """A database in memory has one connection for all threads."""
        if self._shared is None:
            yield
        else:
            with self._guard:
                yield

    def _connection(self) -> sqlite3.Connection:
        if self._shared is not None:
            return self._shared
        own: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if own is None:
            own = self._own.connection = self._connect()
        return own

    def _connect(self) -> sqlite3.Connection:
        if self.path != IN_MEMORY and not self.path.exists():
            _make_private(self.path)
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        with self._guard:
            self._close_those_of_ended_threads()
            self._opened.append((threading.current_thread(), connection))
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _close_those_of_ended_threads(self) -> None:
        for entry in [entry for entry in self._opened if not entry[0].is_alive()]:
            entry[1].close()
            self._opened.remove(entry)

    def _prepare(self, migrations: Sequence[Migration]) -> None:
        connection = self._connection()
        number = _schema_number(connection, self.path)
        if number > len(migrations):
            raise NotPossibleError(
                "A newer version of this program wrote the library {file}. Please update the program.", file=self.path
            )
        if self.path != IN_MEMORY and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if number == len(migrations):
            return
        if number and self.path != IN_MEMORY:
            self._keep_a_copy(number)
        with _transaction(connection):
            for step in migrations[_schema_number(connection, self.path) :]:
                step(connection)
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _keep_a_copy(self, number: int) -> None:
        target = self.path.with_name(f"{self.path.stem}-schema-{number}{self.path.suffix}")
        target.unlink(missing_ok=True)
        self.copy_to(target)


def set_aside(path: Path, stamp: str) -> Path:
    """Rename a library that cannot be read, with its side files, so that a new one may be begun; its new path.

    Args:
        path: the library.
        stamp: put into the new name, such as "20261122-140500".
    """
    aside = path.with_name(f"{path.stem}-unreadable-{stamp}{path.suffix}")
    with _told(path):
        for ending in ("", "-wal", "-shm"):
            side = path.with_name(path.name + ending)
            if side.exists():
                side.replace(aside.with_name(aside.name + ending))
    return aside


def _schema_number(connection: sqlite3.Connection, path: Path) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and (owner or number or tables):
        raise BadInputError("The file {file} belongs to another program. Please choose another folder.", file=path)
    return number


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the disk in the words of a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(error, path) from error
    except UnicodeEncodeError as error:
        raise BadInputError("A text holds half a character. Please type it anew.") from error
    except OSError as error:
        raise NotPossibleError(
            "The library {file} could not be written: {reason}. Please check the folder.",
            file=path,
            reason=error.strerror,
        ) from error


def _explain(error: sqlite3.Error, path: Path) -> KefuError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return NotPossibleError("The disk is full; nothing was changed. Please make room and try again.")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return NotPossibleError("Another program is using the library {file}. Please try again.", file=path)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}:
        return NotPossibleError("The library {file} cannot be opened or written. Please check the folder.", file=path)
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return BadInputError(
            "The library {file} is damaged or no library, and was left as it is. "
            "Put a backup in its place, or move it elsewhere and start again with a new one.",
            file=path,
        )
    return NotPossibleError("The library {file} could not be used: {reason}.", file=path, reason=error)


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
