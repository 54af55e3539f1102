"""Which files snapshots consist of, as rows of the database: a file counts while a row names it, and no longer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import apsw

REMOVED = "removed"
"""The part of a side that is no segment: the keys that were removed from its segments."""

LARGE_PASSAGES = 50_000
"""A collection of fewer is loaded from the database in 2 s (40 µs a passage)."""

SideName = Literal["sparse", "dense"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an index, and the fingerprint of what made its terms or vectors."""

    name: SideName
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A file of a snapshot: what it is within its side, its name and hash.

    `count` is how many passages the side has, `last_change` the change that the snapshot stands at.
    """

    part: str
    name: str
    sha256: bytes
    count: int
    last_change: int


def rows_of(connection: apsw.Connection, collection: int, side: Side) -> list[SnapshotRow]:
    """Return the rows of one side, none where there is no snapshot."""
    rows = connection.execute(
        "SELECT substr(kind, ?2), name, sha256, count, last_change FROM snapshots "
        "WHERE collection = ?1 AND kind GLOB ?3 AND fingerprint = ?4 ORDER BY kind",
        (collection, len(kind_of(side, "")) + 1, kind_of(side, "*"), side.fingerprint),
    )
    return [SnapshotRow(*row) for row in rows]


def segment_files(connection: apsw.Connection, collection: int) -> list[str]:
    """Return the names of the files that hold the segments of a collection's snapshot, if there is one."""
    rows = connection.execute(
        "SELECT name FROM snapshots WHERE collection = ? AND kind NOT GLOB ?", (collection, f"*-{REMOVED}")
    )
    return [name for (name,) in rows]


def digests(connection: apsw.Connection, collection: int) -> dict[str, bytes]:
    """Return the SHA-256 of each file of a collection's snapshot, by name."""
    return dict(connection.execute("SELECT name, sha256 FROM snapshots WHERE collection = ?", (collection,)))


def named_files(connection: apsw.Connection) -> set[str]:
    """Return the names of all files that a snapshot consists of."""
    return {name for (name,) in connection.execute("SELECT name FROM snapshots")}


def put_snapshot(connection: apsw.Connection, collection: int, rows: Mapping[Side, Iterable[SnapshotRow]]) -> None:
    """Put the rows of a snapshot in place of the collection's older ones, if the collection is still there."""
    connection.execute("DELETE FROM snapshots WHERE collection = ?", (collection,))
    connection.executemany(
        "INSERT INTO snapshots (collection, last_change, name, kind, fingerprint, sha256, count) "
        "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM collections WHERE id = ?1",
        (
            (collection, row.last_change, row.name, kind_of(side, row.part), side.fingerprint, row.sha256, row.count)
            for side, own in rows.items()
            for row in own
        ),
    )


def forget_rows(connection: apsw.Connection, rows: Sequence[SnapshotRow]) -> int:
    """Delete rows, and return how many of them were still there."""
    before = connection.total_changes()
    connection.executemany("DELETE FROM snapshots WHERE name = ?", ((row.name,) for row in rows))
    return connection.total_changes() - before


def forget_snapshot(connection: apsw.Connection, collection: int) -> None:
    """Make the snapshot of a collection one without a name, which the next sweep deletes: it holds what was deleted.

    That of a large collection stays, because making it anew for each deletion would take longer than all of the work:
    what it holds of deleted passages, vectors and hashes of words, goes with the next merge of its segments.
    """
    connection.execute(
        "DELETE FROM snapshots WHERE collection = ?1 AND "
        "(SELECT count(*) FROM (SELECT 1 FROM passages WHERE collection = ?1 LIMIT ?2)) < ?2",
        (collection, LARGE_PASSAGES),
    )


def kind_of(side: Side, part: str) -> str:
    """Return what a file is, among those of its collection."""
    return f"{side.name}-{part}"
