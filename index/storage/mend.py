"""Repair of the database from redundant data, for `iqtibas doctor`.

A damaged passage is restored from the text of its document, where that slice has the right SHA-256. Damaged terms,
vectors and snapshots are deleted, to be derived anew. Rows without a parent are deleted.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import apsw

from index.storage.derived import damaged_rows
from index.storage.snapshot_folder import SnapshotFolder

_DAMAGED = """
SELECT p.key, CAST(d.text AS BLOB), p.first, p.last, p.sha256, CAST(p.text AS BLOB)
FROM passages p JOIN documents d ON d.key = p.document
"""


def mend(connection: apsw.Connection, snapshots: SnapshotFolder) -> int:
    """Repair what can be repaired, in the transaction of the connection, and return the number of repairs."""
    return sum(1 for _ in _repairs(connection, snapshots))


def _repairs(connection: apsw.Connection, snapshots: SnapshotFolder) -> Iterator[None]:
    for table, row, *_ in _rows(connection, "PRAGMA foreign_key_check"):
        if row is not None:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
            yield
    for key, document, first, last, digest, text in _rows(connection, _DAMAGED):
        if sha256(text).digest() != digest and (whole := _slice(document, first, last, digest)) is not None:
            connection.execute("UPDATE passages SET text = ? WHERE key = ?", (whole, key))
            yield
    for table, row, _ in list(damaged_rows(connection)):
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
        yield
    for name, digest in _rows(connection, "SELECT name, sha256 FROM snapshots"):
        if isinstance(snapshots.verified(name, digest), str):
            # With all files of its collection: an incomplete snapshot is useless.
            connection.execute(
                "DELETE FROM snapshots WHERE collection = (SELECT collection FROM snapshots WHERE name = ?)", (name,)
            )
            yield
    if any(line != "ok" for (line,) in _rows(connection, "PRAGMA quick_check")):
        connection.execute("REINDEX")


def _rows(connection: apsw.Connection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


def _slice(document: bytes, first: int, last: int, digest: bytes) -> str | None:
    """Return the slice of a document, None where its SHA-256 is not `digest`."""
    text = document.decode(errors="replace")[first:last]
    return text if sha256(text.encode(errors="replace")).digest() == digest else None
