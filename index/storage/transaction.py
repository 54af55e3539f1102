"""Transactions, and the translation of SQLite's errors to those of this project."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from corpus.errors import IndexingError, InvalidDocument, StorageBusy, StorageFull, StorageUnavailable

_FULL = (StorageFull, "the disk has no room left", "Free some space and try again; what was confirmed is safe.")
_BUSY = (StorageBusy, "another process is writing to the data folder", "Try again in a moment.")
_UNREACHABLE = (
    StorageUnavailable,
    "the data folder cannot be read or written",
    "Check that the disk works and that this user may read and write IQTIBAS_HOME.",
)
_DAMAGED = (
    StorageUnavailable,
    "the database file is damaged",
    "Restore the last backup with `iqtibas restore FILE`; `iqtibas doctor` shows what is damaged.",
)

_OURS: dict[type[apsw.Error], tuple[type[IndexingError], str, str]] = {
    apsw.FullError: _FULL,
    apsw.BusyError: _BUSY,
    apsw.LockedError: _BUSY,
    apsw.ReadOnlyError: _UNREACHABLE,
    apsw.CantOpenError: _UNREACHABLE,
    apsw.IOError: _UNREACHABLE,
    apsw.PermissionsError: _UNREACHABLE,
    apsw.ProtocolError: _UNREACHABLE,
    apsw.CorruptError: _DAMAGED,
    apsw.NotADBError: _DAMAGED,
}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Translate errors of SQLite raised in the body; programming errors (invalid SQL) pass unchanged.

    Raises:
        StorageFull, StorageBusy, StorageUnavailable: see the table above.
        InvalidDocument: a text holds a lone surrogate, which UTF-8 cannot write.
    """
    try:
        yield
    except tuple(_OURS) as error:
        kind, message, hint = next(ours for theirs, ours in _OURS.items() if isinstance(error, theirs))
        raise kind(f"{message} ({error})", hint=hint) from error
    except UnicodeEncodeError as error:
        raise InvalidDocument("the text holds a lone surrogate", hint="Send the text as valid UTF-8.") from error
    except UnicodeDecodeError as error:
        kind, message, hint = _DAMAGED
        raise kind(message, hint=hint) from error


@contextmanager
def transaction(connection: apsw.Connection, begin: str = "BEGIN") -> Iterator[apsw.Connection]:
    """Run the body in one transaction: committed when it ends, rolled back when it raises."""
    connection.execute(begin)
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite rolls back by itself after some errors (full disk, I/O).
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
