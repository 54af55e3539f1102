"""A library in one data folder: an SQLite database, and index files derived from it.

    add ──> one transaction ──> collections in memory catch up, in this and in every other process
    search ──> catch up with commits ──> candidates ──> hits and their passages

The database is the only persistent state: a kill at any moment loses nothing that was acknowledged.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from corpus.errors import UnknownCollection
from corpus.passage import Document
from index.ingestion import DIRECTLY, Ingestion
from index.library import Library
from index.local.data_folder import DataFolder
from index.local.upkeep import LocalUpkeep
from index.records import (
    CollectionSummary,
    DocumentPage,
    KeptDocument,
    LibraryStatus,
    Retrieval,
    StoredDocument,
    StoredPassage,
)
from index.search.filters import NO_FILTERS, Filters
from index.search.maintenance import SNAPSHOT_PASSAGES
from index.storage.catalogue import (
    collection_id,
    collection_summaries,
    list_documents,
    read_document,
    unknown_passage,
)
from index.storage.changes import generation
from index.storage.kept import kept_documents
from index.storage.models import Models
from index.storage.passages import old_passage_at, passage_at, passages_of
from index.storage.prepare import PreparedDocument, prepare
from index.storage.schema import DEFAULT_COLLECTION
from index.storage.store import create_collection, drop_collection, put_document, read_meta, remove_document, write_meta


class LocalLibrary(Library):
    """The documents of one data folder."""

    def __init__(
        self,
        home: Path,
        models: Models,
        ingestion: Ingestion = DIRECTLY,
        *,
        snapshot_passages: int = SNAPSHOT_PASSAGES,
    ) -> None:
        """Open the library in the folder `home`, creating it if missing.

        Passages without vectors of this encoder are encoded in the background; until then, search uses terms only.

        Args:
            snapshot_passages: collections with fewer passages have no snapshot.

        Raises:
            StorageUnavailable: the folder cannot be used, or was written by a newer version of this program.
        """
        self._folder = DataFolder(home, models, snapshot_passages)
        super().__init__(self._folder.database, models, ingestion)
        self.upkeep = LocalUpkeep(self._folder)

    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        with self.database.writing() as connection:
            stored = [put_document(connection, collection, each, self._models) for each in batch]
            number = collection_id(connection, collection)
        self._folder.collections.follow()
        self._folder.maintenance.merge(number)
        return stored

    def _settle(self, collection: str) -> None:
        with suppress(UnknownCollection), self.database.reading() as connection:
            self._folder.maintenance.merge_and_save(collection_id(connection, collection))

    def offer(self, document: Document) -> StoredDocument | None:
        if self.was_offered(document.document_id):
            return None
        ((prepared,),) = prepare([document], self._models)
        with self.database.writing() as connection:
            if read_meta(connection, _offered(document.document_id)):
                return None
            stored = put_document(connection, DEFAULT_COLLECTION, prepared, self._models)
            write_meta(connection, _offered(document.document_id), stored.added)
        self._folder.collections.follow()
        return stored

    def was_offered(self, document_id: str) -> bool:
        with self.database.reading() as connection:
            return read_meta(connection, _offered(document_id)) is not None

    def note_offered(self, document_id: str) -> None:
        with self.database.writing() as connection:
            write_meta(connection, _offered(document_id), "elsewhere")

    def remove(self, collection: str, document_id: str) -> None:
        with self.database.writing() as connection:
            number = collection_id(connection, collection)
            remove_document(connection, collection, document_id)
        self._folder.collections.follow()
        self._folder.maintenance.merge(number)
        self._folder.maintenance.merge_and_save(number)
        self._folder.erase_deleted()

    def document(self, collection: str, document_id: str) -> StoredDocument:
        with self.database.reading() as connection:
            return read_document(connection, collection, document_id)

    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        with self.database.reading() as connection:
            return list_documents(connection, collection, limit, cursor)

    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        with self.database.reading() as connection:
            read_document(connection, collection, document_id)
            return passages_of(connection, collection, document_id)

    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        with self.database.reading() as connection:
            stored = passage_at(connection, collection, document_id, number)
            if stored is None or version not in (None, stored.version):
                document = read_document(connection, collection, document_id)
                stored = old_passage_at(connection, document, version or 0, number)
                if stored is None:
                    raise unknown_passage(document, number)
        return stored

    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        with self.database.reading() as connection:
            return tuple(kept_documents(connection, collection, document_id))

    def collections(self) -> tuple[CollectionSummary, ...]:
        with self.database.reading() as connection:
            return collection_summaries(connection)

    def create_collection(self, name: str) -> bool:
        with self.database.writing() as connection:
            return create_collection(connection, name)

    def drop_collection(self, name: str) -> None:
        with self.database.writing() as connection:
            drop_collection(connection, name)
        self._folder.collections.follow()
        self._folder.erase_deleted()

    def retrieve(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> Retrieval:
        with self._precedence.searching():
            return self._folder.searcher.retrieve(self._query(query, top_k), collections, filters)

    def retrieve_exactly(self, query: str, top_k: int = 10) -> Retrieval:
        """Return what `retrieve` does for the default collection, by exact search of all vectors.

        Slow for a large collection; the reference for measuring recall.
        """
        asked = self._query(query, top_k)
        return self._folder.searcher.retrieve(asked, (DEFAULT_COLLECTION,), NO_FILTERS, exact=True)

    def status(self) -> LibraryStatus:
        with self.database.reading() as connection:
            passages = sum(each.passages for each in collection_summaries(connection))
            number = generation(connection)
        dense: Literal["ready", "rebuilding"] = "ready" if self._folder.reembedder.is_idle else "rebuilding"
        return LibraryStatus(passages, dense, self.encoder.name, number)

    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        return self._folder.reembedder.wait(timeout_s)

    def close(self) -> None:
        self._folder.close()


def _offered(document_id: str) -> str:
    return f"offered {document_id}"
