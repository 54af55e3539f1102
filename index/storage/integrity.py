"""Integrity checks of the database, for `iqtibas doctor`."""

from collections.abc import Iterator

import apsw

from index.storage.passages import damaged_passages


def damage(connection: apsw.Connection) -> Iterator[str]:
    """Yield a line for each fault of the database file, dangling row, and passage with a wrong SHA-256.

    `mend` repairs what can be repaired.
    """
    yield from (f"database: {line}" for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"database: row {row} of {table} belongs to a row of {parent} that is gone"
    yield from (f"passage {name}: its text or translation is damaged" for name in damaged_passages(connection))
