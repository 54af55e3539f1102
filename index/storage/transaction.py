"""One transaction on one connection, and SQLite's errors as ours.

The two belong together: whatever fails between BEGIN and COMMIT is rolled back here and named here, so that no other
file knows an error of apsw.
"""

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
    """Translate what SQLite raises inside; a mistake in our SQL is no storage error and passes as it is.

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
        # A full disk or an I/O error may have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
