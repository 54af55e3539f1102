"""A data folder: the database, and everything derived from it on disk and in memory.

home/iqtibas.sqlite3   the database
home/snapshots/        segments of large collections, for fast loading
home/reembed.lock      held by the process that encodes passages without vectors
"""

import logging
from pathlib import Path

from index.search.loaded_collections import LoadedCollections
from index.search.maintenance import Maintenance
from index.search.searcher import Searcher
from index.storage.database import Database, database_file
from index.storage.derived import keys_without_vectors
from index.storage.models import Models
from index.storage.reembed import Reembedder
from index.storage.refresh_terms import refresh_terms
from index.storage.snapshot import SNAPSHOTS, Snapshots

_LOG = logging.getLogger("iqtibas.index")


class DataFolder:
    """The components of a library in a data folder; thread-safe."""

    def __init__(self, home: Path, models: Models, snapshot_passages: int) -> None:
        """Open the folder, creating it if missing; recompute stale terms, and missing vectors in the background.

        Raises:
            StorageUnavailable: the folder cannot be used, or was written by a newer version of this program.
        """
        self.models = models
        self.database = database = Database(database_file(home))
        self.snapshots = Snapshots(home / SNAPSHOTS, database)
        self.reembedder = Reembedder(database, models.encoder, home / "reembed.lock", self._take_new_vectors)
        self.collections = LoadedCollections(database, models, self.snapshots, self.reembedder.request)
        self.maintenance = Maintenance(database, self.snapshots, self.collections, snapshot_passages)
        self.searcher = Searcher(self.collections, self.maintenance, models.analyzer)
        self.snapshots.sweep()
        refresh_terms(database, models.analyzer)
        self.request_vectors()

    def request_vectors(self) -> None:
        """Encode passages without vectors, in the background; until then, search uses terms only."""
        with self.database.reading() as connection:
            self.reembedder.request(keys_without_vectors(connection, self.models.encoder))

    def make_vectors(self) -> None:
        """Encode passages without vectors, and wait for the end."""
        self.request_vectors()
        self.reembedder.wait()

    def erase_deleted(self) -> None:
        """Remove deleted content from snapshots and from the write-ahead log."""
        self.snapshots.sweep()
        if not self.database.scrub():
            _LOG.warning("deleted text is still in the write-ahead log: another process reads an older state")

    def close(self) -> None:
        """Stop background work and close all files."""
        self.reembedder.close()
        self.collections.close()
        self.database.close()

    def _take_new_vectors(self) -> None:
        # A method, because the reembedder is made before the collections, which report to it.
        self.collections.take_new_vectors()
