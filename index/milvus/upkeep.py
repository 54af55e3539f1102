"""The upkeep of a library in Milvus: rows of killed writers are deleted, vectors and sums made anew. Backups are not of
this program: Milvus has its own tools."""

from pathlib import Path
from typing import NoReturn

from corpus.errors import IndexingError
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus
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
        return tuple(
            f"{row['name']}: {row['passages'] - len(readable)} of its passages cannot be read"
            for name in self._catalogue.collections()
            for row in self._catalogue.every_row(name)
            if len(readable := self._catalogue.passages_of(row)) < row["passages"]
        )

    def mend(self) -> int:
        """Delete what a killed process left; what is kept in Milvus is mended by Milvus."""
        return sum(self._writer.sweep(name) for name in self._catalogue.collections())

    def reindex(self) -> None:
        for name in self._catalogue.collections():
            self._readiness.renew(name, list(self._catalogue.every_row(name)))
            self._writer.recount(name)
        self._readiness.note()
        self._milvus.drop(kept=self._milvus.tables.all)

    def backup(self, path: Path) -> None:
        _not_from_here()

    def restore(self, path: Path) -> None:
        _not_from_here()


def _not_from_here() -> NoReturn:
    hint = "Use a tool of Milvus, or `iqtibas migrate --to local` first."
    raise IndexingError("backups are of a data folder, and the documents are in Milvus", hint=hint)
