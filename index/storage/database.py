"""Connections to the one database file: any number of readers, one writer at a time.

Readers never wait (WAL): each sees the last commit before its transaction began. Writers queue, threads of this
process on a lock and processes on SQLite's own, both with the same timeout. Which tables there are is said in `schema`.
"""

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import apsw

from corpus.errors import StorageBusy, StorageUnavailable
from index.storage.schema import upgrade
from index.storage.transaction import storage_errors, transaction

BUSY_TIMEOUT_S = 30.0
"""How long a writer queues. A batch of 512 passages commits in well under a second, so this is dozens of writers."""

_SCRUB_TIMEOUT_S = 5.0
"""How long a deletion waits for readers of older states: a question is answered in milliseconds."""

_READ_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_READ_ONLY = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI

# fullfsync: on macOS a plain fsync leaves data in the drive's cache.
# secure_delete: what is deleted is overwritten with zeros.
_PRAGMAS = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON"


def database_file(home: Path) -> Path:
    """Return the path of the database of a data folder."""
    return home / "iqtibas.sqlite3"


class Database:
    """One database file, used from any thread."""

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        """Open the file, creating it and its tables when missing.

        Raises:
            StorageUnavailable: the file or its folder cannot be used, or is of a newer version.
        """
        self._path = path
        self._busy_timeout_s = busy_timeout_s
        self._idle: deque[apsw.Connection] = deque()
        self._write_lock = threading.Lock()
        with storage_errors():
            self._make_folder()
            connection = self._connect()
            upgrade(connection)
        self._idle.append(connection)

    @property
    def folder(self) -> Path:
        """The folder of the file: the data folder."""
        return self._path.parent

    def connect(self) -> apsw.Connection:
        """Return a new connection for the caller to keep and close; `PRAGMA data_version` is per connection."""
        with storage_errors():
            return self._connect()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Give a connection inside a read transaction: one state of the database, whatever is written meanwhile."""
        with storage_errors(), self._borrowed() as connection, transaction(connection):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Give a connection inside a write transaction, alone; on disk when the body has ended without an error.

        Raises:
            StorageBusy: the queue did not move for the busy timeout.
        """
        if not self._write_lock.acquire(timeout=self._busy_timeout_s):
            raise StorageBusy("another thread is writing", hint="Try again in a moment.")
        try:
            with storage_errors(), self._borrowed() as connection, transaction(connection, "BEGIN IMMEDIATE"):
                yield connection
        finally:
            self._write_lock.release()

    def copy_to(self, path: Path) -> None:
        """Write a compact, consistent copy to a new file, while others read and write.

        Raises:
            StorageUnavailable: the file exists already, or cannot be written.
        """
        if path.exists():
            raise StorageUnavailable(f"{path} exists already", hint="Name a new file.")
        unfinished = path.with_name(f"{path.name}.{uuid4().hex}")
        try:
            with storage_errors(), self._borrowed() as connection:
                connection.execute("VACUUM INTO ?", (str(unfinished),))
            _sync(unfinished)
            # Not over a file that came to be meanwhile, and all of it or nothing.
            os.link(unfinished, path)
            _sync(path.parent)
        except OSError as error:
            raise StorageUnavailable(f"{path} cannot be written ({error.strerror})", hint="Name another.") from error
        finally:
            unfinished.unlink(missing_ok=True)

    @contextmanager
    def writing_beside(self, other: Path, alias: str) -> Iterator[apsw.Connection]:
        """Give a connection as `writing` does, with another database file attached."""
        with storage_errors(), closing(self._connect()) as connection:
            connection.execute(f"ATTACH ? AS {alias}", (str(other),))
            with self._write_lock, transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    def scrub(self) -> bool:
        """Empty the write-ahead log, in which deleted text stays readable, and return whether that was done.

        It is not where another process reads an older state for long; the next call has another try.
        """
        with storage_errors(), self._borrowed() as connection:
            connection.set_busy_timeout(round(_SCRUB_TIMEOUT_S * 1000))
            try:
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except apsw.BusyError:
                return False
            finally:
                connection.set_busy_timeout(round(self._busy_timeout_s * 1000))
        return True

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _borrowed(self) -> Iterator[apsw.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        finally:
            # A connection whose rollback failed keeps its lock: it must not come back.
            if connection.in_transaction:
                connection.close(force=True)
            else:
                self._idle.append(connection)

    def _connect(self) -> apsw.Connection:
        try:
            return self._configured(str(self._path), _READ_WRITE)
        except (apsw.ReadOnlyError, apsw.CantOpenError):
            if not self._path.is_file():
                raise
            return self._configured(self._read_only_uri(), _READ_ONLY)

    def _configured(self, name: str, flags: int) -> apsw.Connection:
        connection = apsw.Connection(name, flags=flags)
        connection.set_busy_timeout(round(self._busy_timeout_s * 1000))
        connection.execute(_PRAGMAS)
        # The first read tells whether the folder lets SQLite make its -shm file.
        connection.pragma("schema_version")
        return connection

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnavailable(f"the data folder cannot be made ({error})", hint="Check IQTIBAS_HOME.") from error

    def _read_only_uri(self) -> str:
        # Without a -wal file nothing is left to recover, and `immutable` asks for no lock file beside the database.
        uri = self._path.resolve().as_uri()
        return f"{uri}?mode=ro" if self._path.with_name(self._path.name + "-wal").exists() else f"{uri}?immutable=1"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
