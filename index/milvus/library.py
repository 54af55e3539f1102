"""A library on a Milvus server, shared by any number of stateless nodes.

    add ──> rows of passages, terms and vectors ──> statistics ──> row of the document, which makes it visible
    search ──> statistics ──> candidates from Milvus ──> scoring and ranking as in every library ──> rows of documents

A search sees all earlier writes of all nodes (consistency level Strong).
"""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from corpus.errors import StorageUnavailable
from corpus.passage import Document
from index.ingestion import DIRECTLY, Ingestion
from index.library import Library
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Address, Milvus, Row
from index.milvus.readiness import Readiness
from index.milvus.rows import stored_document
from index.milvus.schema import tables
from index.milvus.searcher import MilvusSearcher
from index.milvus.statistics import CollectionStatistics, StatisticsLog, last_change
from index.milvus.upkeep import MilvusUpkeep
from index.milvus.writer import Writer
from index.records import (
    CollectionSummary,
    DocumentPage,
    KeptDocument,
    LibraryStatus,
    Retrieval,
    StoredDocument,
    StoredPassage,
)
from index.search.candidates import Query
from index.search.filters import NO_FILTERS, Filters
from index.storage.catalogue import unknown_passage
from index.storage.database import Database, database_file
from index.storage.models import Models
from index.storage.prepare import PreparedDocument
from index.storage.schema import DEFAULT_COLLECTION

SEALED_AT = 200
"""Added passages after which segments are sealed, since sealed ones are searched faster. Chosen."""

_LOG = logging.getLogger("iqtibas.index")


class MilvusLibrary(Library):
    """The documents of one library on a Milvus server."""

    def __init__(self, home: Path, address: Address, models: Models, ingestion: Ingestion = DIRECTLY) -> None:
        """Does not connect: the first call does.

        Args:
            home: folder of the database with API keys and jobs of this machine.
        """
        super().__init__(Database(database_file(home)), models, ingestion)
        self._milvus = Milvus(address, tables(address.prefix, models.encoder.fingerprint, models.encoder.dim))
        self._catalogue = Catalogue(self._milvus)
        self._log = StatisticsLog(self._milvus)
        self._writer = Writer(self._milvus, self._catalogue, self._log, models.encoder.dim)
        self._readiness = Readiness(self._milvus, self._catalogue, self._log, self._rewrite)
        self._searcher = MilvusSearcher(self._milvus, self._catalogue, self._log, models.analyzer)
        self._offered: list[Document] = []
        self._unsealed = 0
        self.upkeep = MilvusUpkeep(self._milvus, self._catalogue, self._writer, self._readiness)

    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        self._begin()
        self._unsealed += sum(len(each.passages) for each in batch)
        return [stored for run in _distinct(batch) for stored in self._writer.put(collection, run)]

    def _settle(self, collection: str) -> None:
        if self._unsealed >= SEALED_AT:
            self._unsealed = 0
            self._milvus.seal()

    def offer(self, document: Document) -> StoredDocument | None:
        """Add a document as `Library.offer` does; if Milvus is unavailable, as soon as it is available."""
        try:
            if self.was_offered(document.document_id):
                return None
            stored = self.add(DEFAULT_COLLECTION, document)
            self.note_offered(document.document_id)
        except StorageUnavailable as error:
            _LOG.warning("%s: %s", error, error.hint)
            self._offered = [document]
            return None
        return stored

    def was_offered(self, document_id: str) -> bool:
        return bool(self._milvus.get(self._milvus.tables.records, [f"offered/{document_id}"], ("name",)))

    def note_offered(self, document_id: str) -> None:
        self._writer.put_record(f"offered/{document_id}")

    def remove(self, collection: str, document_id: str) -> None:
        self._writer.remove(collection, [self._catalogue.row(collection, document_id)])

    def document(self, collection: str, document_id: str) -> StoredDocument:
        return stored_document(self._catalogue.row(collection, document_id))

    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        return self._catalogue.page(collection, limit, cursor)

    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        return self._catalogue.passages_of(self._catalogue.row(collection, document_id))

    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        row = self._catalogue.row(collection, document_id)
        if version in (None, row["version"]):
            stored = self._catalogue.passage(row, number)
        else:
            stored = self._catalogue.old_passage(row, version or 0, number)
        if stored is None:
            raise unknown_passage(stored_document(row), number)
        return stored

    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        return tuple(self._catalogue.kept(self._catalogue.row(collection, document_id)))

    def collections(self) -> tuple[CollectionSummary, ...]:
        self._begin()
        totals = self._log.totals()
        found = ((name, totals.get(name, CollectionStatistics())) for name in self._catalogue.collections())
        return tuple(CollectionSummary(name, each.total("documents"), each.total("passages")) for name, each in found)

    def create_collection(self, name: str) -> bool:
        return self._writer.create(name)

    def drop_collection(self, name: str) -> None:
        self._catalogue.check([name])
        self._writer.drop(name)

    def retrieve(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> Retrieval:
        self._begin()
        asked = self._query(query, top_k) if self._readiness.is_dense else Query(query, top_k, None)
        return self._searcher.retrieve(asked, collections, filters)

    def status(self) -> LibraryStatus:
        self._begin()
        totals = self._log.totals().values()
        dense: Literal["ready", "rebuilding"] = "ready" if self._readiness.is_dense else "rebuilding"
        passages = sum(each.total("passages") for each in totals)
        return LibraryStatus(passages, dense, self.encoder.name, last_change(totals))

    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        self._begin()
        return self._readiness.wait(timeout_s)

    def destroy(self) -> None:
        """Drop all tables of this library."""
        self._milvus.drop()

    def close(self) -> None:
        self._readiness.close()
        self._milvus.close()
        self.database.close()

    def _begin(self) -> None:
        """Check the vectors, and add the document that was offered while Milvus was unavailable."""
        self._readiness.check()
        offered, self._offered = self._offered, []
        for document in offered:
            self.offer(document)

    def _rewrite(self, collection: str, row: Row) -> None:
        """Write the present version of a document again, with the terms and vectors of the present models."""
        *_, present = self._catalogue.kept(row)
        list(self.take(collection, [present]))


def _distinct(batch: Sequence[PreparedDocument]) -> Iterator[list[PreparedDocument]]:
    """Yield the documents in order, in runs without repeated ids."""
    run: dict[str, PreparedDocument] = {}
    for each in batch:
        if each.document.document_id in run:
            yield list(run.values())
            run = {}
        run[each.document.document_id] = each
    yield list(run.values())
