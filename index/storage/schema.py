"""The tables of the store (`tables/*.sql`), and bringing a database file to them.

`passages.key` is AUTOINCREMENT, so a key is never used twice, and keys grow with the numbers of `changes`: what was
added after a change has keys above all that stood before it. `terms` and `vectors` are derived from passages, kept so
that an index is rebuilt without tokenising and without a model; their CRC-32 tells bit rot, which SQLite does not see.
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
"""What made each version out of the one before, a file each. Only ever append: files of every version are about."""

VERSION = len(STEPS)
"""Kept in `PRAGMA user_version`."""

_WRITE_AHEAD_WITHIN_S, _WRITE_AHEAD_AGAIN_S = 10.0, 0.01
"""How long a new file's first user waits for others, and how often it looks; chosen, each holds it for milliseconds."""


def upgrade(connection: apsw.Connection) -> None:
    """Bring the tables to this version, all of it or nothing; several processes may try at once.

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
    """Have the file written ahead, once the others that open a new file at this moment let it: SQLite does not wait."""
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
