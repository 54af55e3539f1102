"""The library: documents in, passages found. The one class of this package that the packages above it use.

    add ──> split, count terms, encode ──> one transaction ──> searchable, here and in every other process
    search ──> catch up with what was committed ──> candidates ──> hits and their passages

It holds no truth of its own: killed at any moment, what was confirmed is there, and nothing else.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import apsw

from corpus.errors import UnknownPassage
from corpus.passage import Document
from index.hit import SearchResult
from index.records import CollectionSummary, DocumentPage, LibraryStatus, Retrieval, StoredDocument, StoredPassage
from index.search.filters import Filters
from index.search.searcher import SNAPSHOT_PASSAGES, Searcher
from index.storage.catalogue import collection_id, collection_summaries, list_documents, read_document
from index.storage.changes import generation
from index.storage.database import BUSY_TIMEOUT_S, Database, database_file
from index.storage.derived import forget_derived, keys_without_vectors
from index.storage.integrity import damage
from index.storage.mend import mend
from index.storage.passages import old_passage_at, passage_at, passages_of, passages_with_ids
from index.storage.prepare import PreparedDocument, prepare
from index.storage.reembed import Reembedder
from index.storage.refresh_terms import count_missing_terms, refresh_terms
from index.storage.restore import ALIAS, backup_copy, restore_attached
from index.storage.schema import DEFAULT_COLLECTION
from index.storage.snapshot import Snapshots
from index.storage.store import create_collection, drop_collection, put_document, read_meta, remove_document, write_meta
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer

SNAPSHOTS = "snapshots"
"""The folder of the index files within the data folder."""

_LOG = logging.getLogger("iqtibas.index")
_NO_FILTERS = Filters()


class Library:
    """The documents of one data folder. Any number of threads, and of processes, may use it at once."""

    def __init__(
        self,
        home: Path,
        encoder: Encoder,
        analyzer: Analyzer,
        *,
        snapshot_passages: int = SNAPSHOT_PASSAGES,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        translate: Callable[[Document], Document] | None = None,
    ) -> None:
        """Open the library in the folder `home`, making both where they are missing.

        Passages without vectors of this encoder are given them in the background; the sparse side answers meanwhile.

        Args:
            snapshot_passages: collections with fewer passages have no snapshot.
            busy_timeout_s: how long a writer queues behind others.
            translate: gives a document that is added its translation.

        Raises:
            StorageUnavailable: the folder cannot be used, or is of a newer version of this program.
        """
        self._encoder = encoder
        self._analyzer = analyzer
        self._translate = translate
        self._database = Database(database_file(home), busy_timeout_s=busy_timeout_s)
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

    def add(self, collection: str, document: Document) -> StoredDocument:
        """Store a document in place of any of the same id, making the collection if need be, and return it.

        When this returns, the document is on disk and every search finds it.

        Raises:
            EmptyDocument, TranslationMismatch, InvalidDocument: nothing was stored.
            StorageFull, StorageBusy, StorageUnavailable: nothing was stored.
        """
        (stored,) = self.add_many(collection, [document])
        return stored

    def add_many(self, collection: str, documents: Iterable[Document]) -> Iterator[StoredDocument]:
        """Store documents in batches, and yield each when its batch is on disk and searchable.

        A document that cannot be stored raises as `add` does; the batches before its own are stored then.
        """
        number = None
        documents = map(self._translate, documents) if self._translate else documents
        for batch in prepare(documents, self._analyzer, self._encoder):
            with self._database.writing() as connection:
                stored = [self._put(connection, collection, each) for each in batch]
                number = collection_id(connection, collection)
            self._searcher.follow()
            self._searcher.merge(number)
            yield from stored
        if number is not None:
            self._searcher.maintain(number)

    def offer(self, document: Document) -> StoredDocument | None:
        """Add a document to the default collection unless it was ever offered; once removed, it stays removed."""
        name = f"offered {document.document_id}"
        with self._database.reading() as connection:
            if read_meta(connection, name):
                return None
        ((prepared,),) = prepare([document], self._analyzer, self._encoder)
        with self._database.writing() as connection:
            if read_meta(connection, name):
                return None
            stored = self._put(connection, DEFAULT_COLLECTION, prepared)
            write_meta(connection, name, stored.added)
        self._searcher.follow()
        return stored

    def remove(self, collection: str, document_id: str) -> None:
        """Delete a document; no search finds it any more.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """
        with self._database.writing() as connection:
            number = collection_id(connection, collection)
            remove_document(connection, collection, document_id)
        self._searcher.follow()
        self._searcher.merge(number)
        self._searcher.maintain(number)
        self._leave_no_trace()

    def document(self, collection: str, document_id: str) -> StoredDocument:
        """Return what is known of a document.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """
        with self._database.reading() as connection:
            return read_document(connection, collection, document_id)

    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        """Return up to `limit` (at least 1) documents, oldest first, after those of the page that gave `cursor`.

        Raises:
            UnknownCollection: there is none of this name.
            InvalidDocument: the cursor is none of ours.
        """
        with self._database.reading() as connection:
            return list_documents(connection, collection, limit, cursor)

    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        """Return the passages of a document in order, without damaged ones.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """
        with self._database.reading() as connection:
            read_document(connection, collection, document_id)
            return passages_of(connection, collection, document_id)

    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        """Return one passage, of the present version of its document or of an earlier one that is still kept.

        Raises:
            UnknownCollection, UnknownDocument: its document is not there.
            UnknownPassage: the document has no such paragraph or version, or it is damaged on disk.
        """
        with self._database.reading() as connection:
            document = read_document(connection, collection, document_id)
            if version in (None, document.version):
                stored = passage_at(connection, collection, document_id, number)
            else:
                stored = old_passage_at(connection, collection, document_id, version or 0, number)
        if stored is None:
            hint = f"Its paragraphs are numbered 1 to {document.passages}; `iqtibas doctor` names damaged ones."
            raise UnknownPassage(f"document {document_id!r} has no readable paragraph {number}", hint=hint)
        return stored

    def passages(self, passage_ids: Sequence[str], collection: str = DEFAULT_COLLECTION) -> tuple[StoredPassage, ...]:
        """Return the passages with these ids, in this order, without those that are gone or damaged."""
        with self._database.reading() as connection:
            return passages_with_ids(connection, collection, passage_ids)

    def collections(self) -> tuple[CollectionSummary, ...]:
        """Return all collections by name."""
        with self._database.reading() as connection:
            return collection_summaries(connection)

    def create_collection(self, name: str) -> bool:
        """Make an empty collection, and return whether it is new.

        Raises:
            InvalidDocument: a name is 1-200 letters, digits, `.`, `_`, `-`.
        """
        with self._database.writing() as connection:
            return create_collection(connection, name)

    def drop_collection(self, name: str) -> None:
        """Delete a collection with its documents; the default one is empty then.

        Raises:
            UnknownCollection: there is none of this name.
        """
        with self._database.writing() as connection:
            drop_collection(connection, name)
        self._searcher.follow()
        self._leave_no_trace()

    def retrieve(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = _NO_FILTERS,
        top_k: int = 10,
        *,
        exact: bool = False,
    ) -> Retrieval:
        """Return the best passages for a query over all named collections together, with their texts.

        Hits and passages are of one generation. While passages lack vectors, hits have no `dense` score.

        Args:
            top_k: at least 1.
            exact: compare every vector itself, which takes long in a large collection; it is what recall is told by.

        Raises:
            UnknownCollection: one of the names is none.
        """
        return self._searcher.retrieve(query, collections, filters, top_k, exact=exact)

    def search(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = _NO_FILTERS,
        top_k: int = 10,
    ) -> SearchResult:
        """Return what `retrieve` does, without the texts."""
        return self.retrieve(query, collections, filters, top_k).result

    @property
    def database(self) -> Database:
        """The one file that everything is in, for what else is kept there: keys and jobs."""
        return self._database

    @property
    def analyzer(self) -> Analyzer:
        """What makes terms of the passages, and of questions."""
        return self._analyzer

    @property
    def encoder_name(self) -> str:
        """The name of the encoder, as users know it."""
        return self._encoder.name

    @property
    def encoder_fingerprint(self) -> str:
        """A digest of the encoder: the same one gives the same vectors."""
        return self._encoder.fingerprint

    @property
    def generation(self) -> int:
        """The number of the last change to any document, in any process."""
        with self._database.reading() as connection:
            return generation(connection)

    def status(self) -> LibraryStatus:
        """Return how ready the library is."""
        with self._database.reading() as connection:
            passages = sum(each.passages for each in collection_summaries(connection))
            number = generation(connection)
        dense: Literal["ready", "rebuilding"] = "ready" if self._reembedder.is_idle else "rebuilding"
        return LibraryStatus(passages, dense, self._encoder.name, number)

    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        """Wait until no passage lacks vectors, and return whether that came about in time."""
        return self._reembedder.wait(timeout_s)

    def reindex(self) -> None:
        """Count all terms and make all vectors anew, also dropping those of other encoders; wait for the end of it."""
        with self._database.writing() as connection:
            forget_derived(connection)
        refresh_terms(self._database, self._analyzer)
        self._make_what_lacks()

    def damage(self) -> tuple[str, ...]:
        """Return a line for everything in the database that is not as it was written; reads all of it."""
        with self._database.reading() as connection:
            return tuple(damage(connection))

    def backup(self, path: Path) -> None:
        """Write a consistent copy of the database to a new file, while others read and write.

        Raises:
            StorageUnavailable, StorageFull: the file exists, or cannot be written.
        """
        self._database.copy_to(path)

    def restore(self, path: Path) -> None:
        """Put a backup in place of all documents, collections and versions, while others read and write.

        Readers see what was there before or what the backup has, and nothing between. The backup is only read: a copy
        of it is checked, and brought to the tables of this version.

        Raises:
            StorageUnavailable: the file is missing, no backup, or damaged; nothing has changed then.
        """
        folder = self._database.folder
        with backup_copy(path, folder) as copy, self._database.writing_beside(copy, ALIAS) as connection:
            restore_attached(connection)
        self._searcher.follow()
        refresh_terms(self._database, self._analyzer)
        self._leave_no_trace()
        self._make_what_lacks()

    def mend(self) -> int:
        """Mend what is damaged, as far as anything still tells how it was, and return how many things were.

        A passage that no longer fits its hash and stands in no document's text stays as it is, and is not quoted.
        """
        with self._database.writing() as connection:
            mended = mend(connection, self._database.folder / SNAPSHOTS)
            count_missing_terms(connection, self._analyzer)
        self._snapshots.sweep()
        self._make_what_lacks()
        return mended

    def close(self) -> None:
        """Stop background work and close all files. Nothing has to be saved."""
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

    def _put(self, connection: apsw.Connection, collection: str, prepared: PreparedDocument) -> StoredDocument:
        return put_document(connection, collection, prepared, self._analyzer, self._encoder)

    def _take_new_vectors(self) -> None:
        self._searcher.take_new_vectors()
