"""Connections to the one database file: any number of readers, one writer at a time.

Readers never wait (WAL): each sees the last commit before its transaction began. Writers queue, threads of a process on
a lock, processes on SQLite's lock, both with the same timeout. The tables are in `schema`.
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
"""How long a deletion waits for readers of older states, which take milliseconds."""

_READ_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_READ_ONLY = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI

# fullfsync: on macOS, fsync leaves data in the cache of the drive.
# secure_delete: deleted content is overwritten with zeros.
_PRAGMAS = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON"


def database_file(home: Path) -> Path:
    """Return the path of the database of a data folder."""
    return home / "iqtibas.sqlite3"


class Database:
    """One database file, used from any thread."""

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        """Open the file, creating it and its tables if missing.

        Raises:
            StorageUnavailable: the file or its folder cannot be used, or was written by a newer version.
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
        """Return a new connection, which the caller closes."""
        with storage_errors():
            return self._connect()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Give a connection in a read transaction: a snapshot of the database, independent of concurrent writes."""
        with storage_errors(), self._borrowed() as connection, transaction(connection):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Give a connection in an exclusive write transaction, committed to disk when the body ends without an error.

        Raises:
            StorageBusy: the lock was not released within the busy timeout.
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
            # Atomic, and does not replace a file created in the meantime.
            os.link(unfinished, path)
            _sync(path.parent)
        except OSError as error:
            raise StorageUnavailable(f"{path} cannot be written ({error.strerror})", hint="Name another.") from error
        finally:
            unfinished.unlink(missing_ok=True)

    @contextmanager
    def writing_beside(self, other: Path, alias: str) -> Iterator[apsw.Connection]:
        """Give a connection as `writing` does, with another database file attached under `alias`."""
        with storage_errors(), closing(self._connect()) as connection:
            connection.execute(f"ATTACH ? AS {alias}", (str(other),))
            with self._write_lock, transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    def scrub(self) -> bool:
        """Truncate the write-ahead log, which may contain deleted text, and return whether this succeeded.

        It fails while another process reads an older state; a later call may succeed.
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
            # A connection whose rollback failed holds its lock, and must not be reused.
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
        # The first read fails here where SQLite cannot create its -shm file.
        connection.pragma("schema_version")
        return connection

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnavailable(f"the data folder cannot be made ({error})", hint="Check IQTIBAS_HOME.") from error

    def _read_only_uri(self) -> str:
        # Without a -wal file there is nothing to recover, and `immutable` needs no lock file.
        uri = self._path.resolve().as_uri()
        return f"{uri}?mode=ro" if self._path.with_name(self._path.name + "-wal").exists() else f"{uri}?immutable=1"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
