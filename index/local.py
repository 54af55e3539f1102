"""A library in one data folder: SQLite, and beside it index files that are made from it.

    add ──> one transaction ──> the collections in memory catch up, here and in every other process
    search ──> catch up with what was committed ──> candidates ──> hits and their passages

It holds no truth of its own: killed at any moment, what was confirmed is there, and nothing else.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import apsw

from corpus.errors import UnknownCollection
from corpus.passage import Document
from index.library import NO_FILTERS, Library, Translate, unknown_passage
from index.records import (
    CollectionSummary,
    DocumentPage,
    KeptDocument,
    LibraryStatus,
    Retrieval,
    StoredDocument,
    StoredPassage,
)
from index.search.filters import Filters
from index.search.searcher import SNAPSHOT_PASSAGES, Searcher
from index.storage.catalogue import collection_id, collection_summaries, list_documents, read_document
from index.storage.changes import generation
from index.storage.database import BUSY_TIMEOUT_S, Database, database_file
from index.storage.derived import forget_derived, keys_without_vectors
from index.storage.integrity import damage
from index.storage.kept import kept_documents
from index.storage.mend import mend
from index.storage.parallel import Workers
from index.storage.passages import old_passage_at, passage_at, passages_of, passages_with_ids
from index.storage.prepare import PreparedDocument, prepare
from index.storage.reembed import Reembedder
from index.storage.refresh_terms import count_missing_terms, refresh_terms
from index.storage.restore import ALIAS, backup_copy, restore_attached
from index.storage.schema import DEFAULT_COLLECTION
from index.storage.snapshot import SNAPSHOTS, Snapshots
from index.storage.store import create_collection, drop_collection, put_document, read_meta, remove_document, write_meta
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer

_LOG = logging.getLogger("iqtibas.index")


class LocalLibrary(Library):
    """The documents of one data folder."""

    def __init__(
        self,
        home: Path,
        encoder: Encoder,
        analyzer: Analyzer,
        *,
        snapshot_passages: int = SNAPSHOT_PASSAGES,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        translate: Translate | None = None,
        workers: Workers | None = None,
    ) -> None:
        """Open the library in the folder `home`, making both where they are missing.

        Passages without vectors of this encoder are given them in the background; the sparse side answers meanwhile.

        Args:
            snapshot_passages: collections with fewer passages have no snapshot.
            busy_timeout_s: how long a writer queues behind others.
            translate: gives a document that is added its translation.
            workers: prepare documents beside this process, where they are many.

        Raises:
            StorageUnavailable: the folder cannot be used, or is of a newer version of this program.
        """
        database = Database(database_file(home), busy_timeout_s=busy_timeout_s)
        super().__init__(database, encoder, analyzer, translate, workers)
        self._snapshots = snapshots = Snapshots(home / SNAPSHOTS, self._database)
        self._reembedder = Reembedder(self._database, encoder, home / "reembed.lock", self._take_new_vectors)
        self._searcher = Searcher(
            self._database,
            snapshots,
            analyzer,
            encoder,
            on_lacking=self._reembedder.request,
            snapshot_passages=snapshot_passages,
        )
        snapshots.sweep()
        refresh_terms(self._database, analyzer)
        with self._database.reading() as connection:
            self._reembedder.request(keys_without_vectors(connection, encoder))

    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        with self._database.writing() as connection:
            stored = [self._write(connection, collection, each) for each in batch]
            number = collection_id(connection, collection)
        self._searcher.follow()
        self._searcher.merge(number)
        return stored

    def _settle(self, collection: str) -> None:
        with suppress(UnknownCollection), self._database.reading() as connection:
            self._searcher.maintain(collection_id(connection, collection))

    def offer(self, document: Document) -> StoredDocument | None:
        if self.was_offered(document.document_id):
            return None
        ((prepared,),) = prepare([document], self._analyzer, self._encoder)
        with self._database.writing() as connection:
            if read_meta(connection, _offered(document.document_id)):
                return None
            stored = self._write(connection, DEFAULT_COLLECTION, prepared)
            write_meta(connection, _offered(document.document_id), stored.added)
        self._searcher.follow()
        return stored

    def was_offered(self, document_id: str) -> bool:
        with self._database.reading() as connection:
            return read_meta(connection, _offered(document_id)) is not None

    def note_offered(self, document_id: str) -> None:
        with self._database.writing() as connection:
            write_meta(connection, _offered(document_id), "elsewhere")

    def remove(self, collection: str, document_id: str) -> None:
        with self._database.writing() as connection:
            number = collection_id(connection, collection)
            remove_document(connection, collection, document_id)
        self._searcher.follow()
        self._searcher.merge(number)
        self._searcher.maintain(number)
        self._leave_no_trace()

    def document(self, collection: str, document_id: str) -> StoredDocument:
        with self._database.reading() as connection:
            return read_document(connection, collection, document_id)

    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        with self._database.reading() as connection:
            return list_documents(connection, collection, limit, cursor)

    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        with self._database.reading() as connection:
            read_document(connection, collection, document_id)
            return passages_of(connection, collection, document_id)

    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        with self._database.reading() as connection:
            document = read_document(connection, collection, document_id)
            if version in (None, document.version):
                stored = passage_at(connection, collection, document_id, number)
            else:
                stored = old_passage_at(connection, collection, document_id, version or 0, number)
        if stored is None:
            raise unknown_passage(document, number)
        return stored

    def passages(self, passage_ids: Sequence[str], collection: str = DEFAULT_COLLECTION) -> tuple[StoredPassage, ...]:
        with self._database.reading() as connection:
            return passages_with_ids(connection, collection, passage_ids)

    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        with self._database.reading() as connection:
            return tuple(kept_documents(connection, collection, document_id))

    def collections(self) -> tuple[CollectionSummary, ...]:
        with self._database.reading() as connection:
            return collection_summaries(connection)

    def create_collection(self, name: str) -> bool:
        with self._database.writing() as connection:
            return create_collection(connection, name)

    def drop_collection(self, name: str) -> None:
        with self._database.writing() as connection:
            drop_collection(connection, name)
        self._searcher.follow()
        self._leave_no_trace()

    def retrieve(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
        *,
        exact: bool = False,
    ) -> Retrieval:
        with self._precedence.searching():
            return self._searcher.retrieve(query, collections, filters, top_k, exact=exact)

    @property
    def generation(self) -> int:
        with self._database.reading() as connection:
            return generation(connection)

    def status(self) -> LibraryStatus:
        with self._database.reading() as connection:
            passages = sum(each.passages for each in collection_summaries(connection))
            number = generation(connection)
        dense: Literal["ready", "rebuilding"] = "ready" if self._reembedder.is_idle else "rebuilding"
        return LibraryStatus(passages, dense, self._encoder.name, number)

    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        return self._reembedder.wait(timeout_s)

    def reindex(self) -> None:
        with self._database.writing() as connection:
            forget_derived(connection)
        refresh_terms(self._database, self._analyzer)
        self._make_what_lacks()

    def damage(self) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(damage(connection))

    def backup(self, path: Path) -> None:
        self._database.copy_to(path)

    def restore(self, path: Path) -> None:
        folder = self._database.folder
        with backup_copy(path, folder) as copy, self._database.writing_beside(copy, ALIAS) as connection:
            restore_attached(connection)
        self._searcher.follow()
        refresh_terms(self._database, self._analyzer)
        self._leave_no_trace()
        self._make_what_lacks()

    def mend(self) -> int:
        with self._database.writing() as connection:
            mended = mend(connection, self._database.folder / SNAPSHOTS)
            count_missing_terms(connection, self._analyzer)
        self._snapshots.sweep()
        self._make_what_lacks()
        return mended

    def close(self) -> None:
        self._reembedder.close()
        self._searcher.close()
        self._database.close()

    def _make_what_lacks(self) -> None:
        """Give every passage its vectors, and wait for that."""
        with self._database.reading() as connection:
            self._reembedder.request(keys_without_vectors(connection, self._encoder))
        self._reembedder.wait()

    def _leave_no_trace(self) -> None:
        """See to it that no file holds what was deleted any more."""
        self._snapshots.sweep()
        if not self._database.scrub():
            _LOG.warning("deleted text is still in the write-ahead log: another process reads an older state")

    def _write(self, connection: apsw.Connection, collection: str, prepared: PreparedDocument) -> StoredDocument:
        return put_document(connection, collection, prepared, self._analyzer, self._encoder)

    def _take_new_vectors(self) -> None:
        self._searcher.take_new_vectors()


def _offered(document_id: str) -> str:
    return f"offered {document_id}"
