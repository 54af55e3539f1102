"""Consistency checks of derived data, for `iqtibas doctor`: terms, vectors, snapshots and indexes against the database.

Nothing found here loses a document: damaged terms and vectors are recomputed when a collection is loaded, and a damaged
snapshot is quarantined and rebuilt. The database itself is checked by `integrity`.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import apsw
import numpy as np

from index.search.loaded_collection import LoadedCollection
from index.storage.columns import Arrays
from index.storage.database import Database, database_file
from index.storage.derived import damaged_rows
from index.storage.models import Models
from index.storage.passages import passages_by_key
from index.storage.snapshot import SNAPSHOTS, Snapshots
from index.storage.snapshot_folder import SnapshotFolder


def index_faults(home: Path, models: Models) -> Iterator[str]:
    """Yield a line for each derived item of the data folder that is damaged, or differs from a rebuilt one.

    Reads everything, and loads each collection into memory twice.

    Raises:
        StorageUnavailable: the data folder cannot be read.
    """
    database = Database(database_file(home))
    snapshots = Snapshots(home / SNAPSHOTS, database)
    try:
        with database.reading() as connection:
            faults = list(_snapshot_faults(connection, snapshots.folder))
            yield from faults
            yield from _row_faults(connection)
            # Loading would quarantine a damaged snapshot, and this only checks.
            if not faults:
                yield from _collection_faults(connection, snapshots, models)
    finally:
        database.close()


def _snapshot_faults(connection: apsw.Connection, folder: SnapshotFolder) -> Iterator[str]:
    for name, digest in connection.execute("SELECT name, sha256 FROM snapshots ORDER BY name"):
        if isinstance(found := folder.verified(name, digest), str):
            yield f"snapshot {name}: {found}"


def _row_faults(connection: apsw.Connection) -> Iterator[str]:
    """Yield a line for each damaged row of terms or vectors.

    Missing rows are not damage: they are computed in the background, which the status of the library shows.
    """
    for table, rows in groupby(damaged_rows(connection), itemgetter(0)):
        for stored in passages_by_key(connection, [passage for *_, passage in rows]).values():
            yield f"passage {stored.collection}: {stored.passage.passage_id}: its {table} are damaged"


def _collection_faults(connection: apsw.Connection, snapshots: Snapshots, models: Models) -> Iterator[str]:
    """Yield a line for each collection whose loaded index differs from one rebuilt from the database, byte by byte."""
    rows: list[tuple[Any, ...]] = connection.execute("SELECT id, name FROM collections ORDER BY name").fetchall()
    for collection, name in rows:
        loaded, rebuilt = (LoadedCollection.empty(collection, models) for _ in range(2))
        loaded.load(connection, snapshots)
        loaded.catch_up(connection)
        rebuilt.catch_up(connection)
        sparse = (each.sparse.index.merged().arrays() for each in (loaded, rebuilt))
        dense = (each.dense.index.columns() for each in (loaded, rebuilt))
        if not _are_equal(*sparse) or not _are_equal(*dense):
            yield f"collection {name}: its index is not that of its passages"


def _are_equal(some: Arrays, others: Arrays) -> bool:
    return all(np.array_equal(column, others[name]) for name, column in some.items())
