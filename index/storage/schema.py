"""The tables (`tables/*.sql`), and the migration of a database file to them.

`passages.key` is AUTOINCREMENT: keys are never reused, and ascend with the numbers of `changes`, so that passages added
after a change have greater keys than all before it. `terms` and `vectors` are derived from passages, and stored so that
an index is rebuilt without tokenisation and encoder; their CRC-32 detects bit rot, which SQLite does not.
"""

import time
from pathlib import Path

import apsw

from corpus.errors import StorageUnavailable
from index.storage.transaction import transaction

DEFAULT_COLLECTION = "default"
"""The collection that always exists."""

_TABLES = Path(__file__).with_name("tables")

STEPS = tuple(path.read_text(encoding="utf-8") for path in sorted(_TABLES.glob("*.sql")))
"""The migration to each version from the one before. Append only: databases of every version are in use."""

VERSION = len(STEPS)
"""Stored in `PRAGMA user_version`."""

_WRITE_AHEAD_WITHIN_S, _WRITE_AHEAD_AGAIN_S = 10.0, 0.01
"""Timeout and interval of retries while other processes open a new file, for milliseconds each. Chosen."""


def upgrade(connection: apsw.Connection) -> None:
    """Migrate the tables to this version, atomically; safe to run in several processes at once.

    Raises:
        StorageUnavailable: the file was written by a newer version of this program.
    """
    if _version(connection) == VERSION:
        return
    _use_write_ahead_log(connection)
    with transaction(connection, "BEGIN IMMEDIATE"):
        found = _version(connection)
        if found > VERSION:
            raise StorageUnavailable(
                f"the data folder has schema version {found}, this program knows up to {VERSION}",
                hint="Upgrade iqtibas, or point IQTIBAS_HOME at another folder.",
            )
        for step in STEPS[found:]:
            connection.execute(step)
        connection.pragma("user_version", VERSION)


def _use_write_ahead_log(connection: apsw.Connection) -> None:
    """Switch the file to write-ahead logging; retried, as SQLite ignores the busy timeout here."""
    deadline = time.monotonic() + _WRITE_AHEAD_WITHIN_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_WRITE_AHEAD_AGAIN_S)
        else:
            return


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))
