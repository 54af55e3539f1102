"""What `iqtibas doctor` asks of everything derived: do terms, vectors, snapshots and indexes say what the store says?

Nothing found here costs a document. Damaged terms and vectors are made again when a collection is loaded, and a damaged
snapshot is set aside and built again; the store itself is looked at in `integrity`.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import apsw
import numpy as np

from index.search.live import LiveCollection
from index.storage.columns import Arrays
from index.storage.database import Database, database_file
from index.storage.models import Models
from index.storage.passages import passages_by_key
from index.storage.snapshot import SNAPSHOTS, Snapshots


def index_faults(home: Path, models: Models) -> Iterator[str]:
    """Yield a line for each derived thing of the data folder that is damaged or not what the store would give.

    Reads everything, and has each collection in memory twice.

    Raises:
        StorageUnavailable: the data folder cannot be read.
    """
    database = Database(database_file(home))
    folder = home / SNAPSHOTS
    try:
        with database.reading() as connection:
            snapshots = list(_snapshot_faults(connection, folder))
            yield from snapshots
            yield from _row_faults(connection)
            # A damaged snapshot is set aside by whoever loads it, and doctor only looks.
            if not snapshots:
                yield from _collection_faults(connection, Snapshots(folder, database), models)
    finally:
        database.close()


def _snapshot_faults(connection: apsw.Connection, folder: Path) -> Iterator[str]:
    for name, digest in connection.execute("SELECT name, sha256 FROM snapshots ORDER BY name"):
        try:
            if sha256((folder / name).read_bytes()).digest() != digest:
                yield f"snapshot {name}: its SHA-256 is another"
        except OSError as error:
            yield f"snapshot {name}: {error.strerror}"


def _row_faults(connection: apsw.Connection) -> Iterator[str]:
    """Yield a line for each row of terms or vectors with other bytes than its CRC-32 says.

    Missing rows are no damage: they are made in the background, which the status of the library tells.
    """
    for table, column in (("terms", "counts"), ("vectors", "float16")):
        rows = connection.execute(f"SELECT passage, {column}, crc32 FROM {table} ORDER BY passage")
        damaged = [key for key, data, checksum in rows if crc32(data) != checksum]
        for stored in passages_by_key(connection, damaged).values():
            yield f"passage {stored.collection}: {stored.passage.passage_id}: its {table} are damaged"


def _collection_faults(connection: apsw.Connection, snapshots: Snapshots, models: Models) -> Iterator[str]:
    """Yield a line for each collection whose index is not, byte for byte, what is built from the store alone."""
    rows: list[tuple[Any, ...]] = connection.execute("SELECT id, name FROM collections ORDER BY name").fetchall()
    for collection, name in rows:
        loaded, rebuilt = (LiveCollection(collection, models) for _ in range(2))
        loaded.load(connection, snapshots)
        loaded.catch_up(connection)
        rebuilt.catch_up(connection)
        sparse = (each.sparse.index.merged().arrays() for each in (loaded, rebuilt))
        dense = (each.dense.index.columns() for each in (loaded, rebuilt))
        if not _are_equal(*sparse) or not _are_equal(*dense):
            yield f"collection {name}: its index is not that of its passages"


def _are_equal(some: Arrays, others: Arrays) -> bool:
    return all(np.array_equal(column, others[name]) for name, column in some.items())
