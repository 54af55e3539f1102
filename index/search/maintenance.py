"""Merging of segments in memory, and writing of snapshots, beside searches and writers."""

import threading
from collections.abc import Callable
from functools import partial

from index.search.loaded_collection import LoadedCollection
from index.search.loaded_collections import LoadedCollections
from index.search.side import MOST_MERGED
from index.storage.changes import passages_changed_since
from index.storage.database import Database
from index.storage.snapshot import Snapshots

SNAPSHOT_PASSAGES = 5_000
"""Changed passages after which a snapshot is due; replaying them takes 0.2 s (measured, 40 µs a passage)."""


class Maintenance:
    """Does pending maintenance in one thread at a time: while another one does, each method returns at once."""

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        collections: LoadedCollections,
        snapshot_passages: int = SNAPSHOT_PASSAGES,
    ) -> None:
        """Start idle; `snapshot_passages`: see `SNAPSHOT_PASSAGES`."""
        self._database = database
        self._snapshots = snapshots
        self._collections = collections
        self._snapshot_passages = snapshot_passages
        self._busy = threading.Lock()

    def merge(self, collection: int) -> None:
        """Merge segments of a collection in memory, if due."""
        self._alone(partial(self._merge, collection))

    def merge_and_save(self, collection: int) -> None:
        """Merge segments of a collection and write its snapshot, if due."""
        self._alone(partial(self._save_if_due, collection))

    def _alone(self, work: Callable[[], None]) -> None:
        if self._busy.acquire(blocking=False):
            try:
                work()
            finally:
                self._busy.release()

    def _merge(self, collection: int) -> None:
        loaded = self._collections.get(collection)
        while loaded is not None and (merge := loaded.due_merge(MOST_MERGED)):
            merged = loaded.merged(merge)
            loaded = self._collections.change(collection, partial(LoadedCollection.replace, merge=merge, by=merged))

    def _save_if_due(self, collection: int) -> None:
        if self._is_snapshot_due(collection):
            self._collections.take_from_files(collection)
            self._merge(collection)
            self._save(collection)

    def _save(self, collection: int) -> None:
        loaded = self._collections.get(collection)
        if loaded is None or not loaded.dense.is_ready:
            return
        names = self._snapshots.write(collection, [side.freeze() for side in loaded.sides], loaded.change)
        if names is not None:
            adopt = partial(LoadedCollection.adopt, frozen=loaded, names=names, snapshots=self._snapshots)
            self._collections.change(collection, adopt)

    def _is_snapshot_due(self, collection: int) -> bool:
        with self._database.reading() as connection:
            saved = self._snapshots.last_change(connection, collection, self._collections.sides)
            if passages_changed_since(connection, collection, saved) < self._snapshot_passages:
                return False
            passages = connection.execute("SELECT count(*) FROM passages WHERE collection = ?", (collection,)).get
            return bool(passages >= self._snapshot_passages)
