"""The files of snapshots as rows of the database: a file is in use while a row references it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import apsw

REMOVED = "removed"
"""The part of a side with the keys that were deleted from its segments; all other parts are segments."""

LARGE_PASSAGES = 50_000
"""A smaller collection is loaded from the database in less than 2 s (40 µs a passage)."""

SideName = Literal["sparse", "dense"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an index, and the fingerprint of what made its terms or vectors."""

    name: SideName
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A file of a snapshot: its part of a side, its name and hash.

    `count` is the number of passages of the side, `last_change` the last change that the snapshot includes.
    """

    part: str
    name: str
    sha256: bytes
    count: int
    last_change: int


def rows_of(connection: apsw.Connection, collection: int, side: Side) -> list[SnapshotRow]:
    """Return the rows of one side; none where there is no snapshot of this fingerprint."""
    rows = connection.execute(
        "SELECT substr(kind, ?2), name, sha256, count, last_change FROM snapshots "
        "WHERE collection = ?1 AND kind GLOB ?3 AND fingerprint = ?4 ORDER BY kind",
        (collection, len(kind_of(side, "")) + 1, kind_of(side, "*"), side.fingerprint),
    )
    return [SnapshotRow(*row) for row in rows]


def segment_files(connection: apsw.Connection, collection: int) -> list[str]:
    """Return the names of the segment files of a collection's snapshot."""
    rows = connection.execute(
        "SELECT name FROM snapshots WHERE collection = ? AND kind NOT GLOB ?", (collection, f"*-{REMOVED}")
    )
    return [name for (name,) in rows]


def digests(connection: apsw.Connection, collection: int) -> dict[str, bytes]:
    """Return the SHA-256 of each file of a collection's snapshot, by name."""
    return dict(connection.execute("SELECT name, sha256 FROM snapshots WHERE collection = ?", (collection,)))


def named_files(connection: apsw.Connection) -> set[str]:
    """Return the names of all files in use."""
    return {name for (name,) in connection.execute("SELECT name FROM snapshots")}


def put_snapshot(connection: apsw.Connection, collection: int, rows: Mapping[Side, Iterable[SnapshotRow]]) -> None:
    """Replace the rows of a collection's snapshot; inserts none where the collection was deleted."""
    connection.execute("DELETE FROM snapshots WHERE collection = ?", (collection,))
    connection.executemany(
        "INSERT INTO snapshots (collection, last_change, name, kind, fingerprint, sha256, count) "
        "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM collections WHERE id = ?1",
        (
            (collection, row.last_change, row.name, kind_of(side, row.part), side.fingerprint, row.sha256, row.count)
            for side, of_side in rows.items()
            for row in of_side
        ),
    )


def forget_rows(connection: apsw.Connection, rows: Sequence[SnapshotRow]) -> int:
    """Delete rows, and return how many of them existed."""
    before = connection.total_changes()
    connection.executemany("DELETE FROM snapshots WHERE name = ?", ((row.name,) for row in rows))
    return connection.total_changes() - before


def forget_snapshot(connection: apsw.Connection, collection: int) -> None:
    """Delete the rows of a collection's snapshot, so that the next sweep deletes its files, with deleted passages.

    That of a large collection is kept, since writing it after each deletion would dominate the cost: vectors and term
    hashes of deleted passages are removed from it by the next merge of their segments.
    """
    connection.execute(
        "DELETE FROM snapshots WHERE collection = ?1 AND "
        "(SELECT count(*) FROM (SELECT 1 FROM passages WHERE collection = ?1 LIMIT ?2)) < ?2",
        (collection, LARGE_PASSAGES),
    )


def kind_of(side: Side, part: str) -> str:
    """Return the identifier of a file within its collection."""
    return f"{side.name}-{part}"
