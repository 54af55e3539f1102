"""A data folder: the database, and what is made from it beside it and in memory.

home/iqtibas.sqlite3   the only truth
home/snapshots/        segments of large collections, to open fast
home/reembed.lock      held by the one process that makes vectors anew
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
    """What a library in a data folder consists of; used from any thread."""

    def __init__(self, home: Path, models: Models, snapshot_passages: int) -> None:
        """Open the folder, making it where it is missing, and have its passages given what they lack.

        Raises:
            StorageUnavailable: the folder cannot be used, or is of a newer version of this program.
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
        """Have every passage given its vectors in the background; the sparse side answers meanwhile."""
        with self.database.reading() as connection:
            self.reembedder.request(keys_without_vectors(connection, self.models.encoder))

    def make_vectors(self) -> None:
        """Give every passage its vectors, and wait for that."""
        self.request_vectors()
        self.reembedder.wait()

    def erase_deleted(self) -> None:
        """See to it that no file holds what was deleted any more."""
        self.snapshots.sweep()
        if not self.database.scrub():
            _LOG.warning("deleted text is still in the write-ahead log: another process reads an older state")

    def close(self) -> None:
        """Stop background work and close all files."""
        self.reembedder.close()
        self.collections.close()
        self.database.close()

    def _take_new_vectors(self) -> None:
        # The collections report what lacks vectors to the thread that calls this, so that they are made after it.
        self.collections.take_new_vectors()
