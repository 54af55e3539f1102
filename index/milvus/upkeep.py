"""The upkeep of a library in Milvus: orphans are deleted, and vectors and statistics computed again.

Backups are made with Milvus's own tools.
"""

from pathlib import Path
from typing import NoReturn

from corpus.errors import IndexingError
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus
from index.milvus.orphans import delete_orphans, find_orphans
from index.milvus.readiness import Readiness
from index.milvus.writer import Writer
from index.upkeep import Upkeep


class MilvusUpkeep(Upkeep):
    """The upkeep of one library."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, writer: Writer, readiness: Readiness) -> None:
        self._milvus = milvus
        self._catalogue = catalogue
        self._writer = writer
        self._readiness = readiness

    def damage(self) -> tuple[str, ...]:
        unreadable = (
            f"{row['name']}: {row['passages'] - len(readable)} of its passages cannot be read"
            for name in self._catalogue.collections()
            for row in self._catalogue.every_row(name)
            if len(readable := self._catalogue.passages_of(row)) < row["passages"]
        )
        orphans = len(find_orphans(self._milvus, self._catalogue))
        return (*unreadable, *([f"{orphans} passages belong to no document"] if orphans else []))

    def mend(self) -> int:
        """Delete orphans, and return their number; damaged rows can be repaired with Milvus's own tools only."""
        orphans = find_orphans(self._milvus, self._catalogue)
        delete_orphans(self._milvus, orphans)
        return len(orphans)

    def reindex(self) -> None:
        for name in self._catalogue.collections():
            self._readiness.rewrite(name, list(self._catalogue.every_row(name)))
            self._writer.recount(name)
        self._readiness.mark_ready()
        self._milvus.drop(kept=self._milvus.tables.all)

    def backup(self, path: Path) -> None:
        _refuse_backup()

    def restore(self, path: Path) -> None:
        _refuse_backup()


def _refuse_backup() -> NoReturn:
    hint = "Use a tool of Milvus, or `iqtibas migrate --to local` first."
    raise IndexingError("backups are of a data folder, and the documents are in Milvus", hint=hint)
