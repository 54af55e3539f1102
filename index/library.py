"""The library: documents in, passages found. The one class of this package that the packages above it use.

    add ──> split, count terms, encode ──> stored, all or nothing ──> searchable, here and in every other process
    search ──> candidates of both sides ──> hits and their passages

Where documents are kept is what two classes differ in: `local` has one data folder, `milvus` a server of its own that
any number of machines share. Both are a `Library`, and one suite of tests says what that means (`tests/contracts`).
"""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from corpus.errors import IqtibasError
from corpus.passage import Document
from index.hit import SearchResult
from index.ingestion import Ingestion
from index.precedence import Precedence
from index.records import (
    CollectionSummary,
    DocumentPage,
    KeptDocument,
    LibraryStatus,
    Retrieval,
    Stamp,
    StoredDocument,
    StoredPassage,
)
from index.search.candidates import Query
from index.search.filters import NO_FILTERS, Filters
from index.search.fuse import dense_weight
from index.storage.database import Database
from index.storage.models import Models
from index.storage.prepare import PreparedDocument, prepare
from index.storage.schema import DEFAULT_COLLECTION
from index.upkeep import Upkeep


class Library(ABC):
    """Documents that can be searched. Any number of threads, and of processes, may use it at once.

    `database` is the one file of this machine, for what is kept there beside documents: keys and jobs. `encoder` and
    `analyzer` make the vectors and the terms of passages, and of questions.
    """

    upkeep: Upkeep

    def __init__(self, database: Database, models: Models, ingestion: Ingestion) -> None:
        self.database = database
        self.encoder = models.encoder
        self.analyzer = models.analyzer
        self._models = models
        self._ingestion = ingestion
        self._precedence = Precedence()

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
        if self._ingestion.translate:
            documents = map(self._ingestion.translate, documents)
        for batch in self._prepared(documents):
            yield from self._put(collection, batch)
        self._settle(collection)

    def add_all(self, collection: str, documents: Iterable[Document]) -> tuple[StoredDocument, ...]:
        """Store documents as `add_many` does, and return them all."""
        return tuple(self.add_many(collection, documents))

    def take(self, collection: str, kept: Iterable[KeptDocument]) -> Iterator[StoredDocument]:
        """Store versions of documents as another library kept them, and yield each as `add_many` does.

        The versions of one document come one after another, the oldest first. Nothing is translated.
        """
        stamps: deque[Stamp] = deque()
        for batch in self._prepared(_noting(kept, stamps)):
            yield from self._put(collection, [replace(each, stamp=stamps.popleft()) for each in batch])
        self._settle(collection)

    def _prepared(self, documents: Iterable[Document]) -> Iterator[Sequence[PreparedDocument]]:
        workers = self._ingestion.workers
        return (workers.prepare if workers else prepare)(documents, self._models, self._precedence.give_way)

    @abstractmethod
    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        """Return all versions of a document that are kept as they were given, the oldest first, the present one last.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """

    @abstractmethod
    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        """Store documents, in this order and in place of any of the same ids, and return them. Raises as `add` does."""

    @abstractmethod
    def _settle(self, collection: str) -> None:
        """Do what is due after documents came; there may have been none, and no such collection."""

    @abstractmethod
    def offer(self, document: Document) -> StoredDocument | None:
        """Add a document to the default collection unless it was ever offered; once removed, it stays removed."""

    @abstractmethod
    def was_offered(self, document_id: str) -> bool:
        """Return whether a document was ever offered."""

    @abstractmethod
    def note_offered(self, document_id: str) -> None:
        """Have a document count as offered."""

    @abstractmethod
    def remove(self, collection: str, document_id: str) -> None:
        """Delete a document; no search finds it any more.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """

    @abstractmethod
    def document(self, collection: str, document_id: str) -> StoredDocument:
        """Return what is known of a document.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """

    @abstractmethod
    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        """Return up to `limit` (at least 1) documents, in an order that stays, after those of the page that gave
        `cursor`.

        Raises:
            UnknownCollection: no collection has this name.
            InvalidDocument: no listing gave this cursor.
        """

    @abstractmethod
    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        """Return the passages of a document in order, without damaged ones.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """

    @abstractmethod
    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        """Return one passage, of the present version of its document or of an earlier one that is still kept.

        Raises:
            UnknownCollection, UnknownDocument: its document is not there.
            UnknownPassage: the document has no such paragraph or version, or it is damaged on disk.
        """

    @abstractmethod
    def collections(self) -> tuple[CollectionSummary, ...]:
        """Return all collections by name."""

    @abstractmethod
    def create_collection(self, name: str) -> bool:
        """Make an empty collection, and return whether it is new.

        Raises:
            InvalidDocument: a name is 1-200 letters, digits, `.`, `_`, `-`.
        """

    @abstractmethod
    def drop_collection(self, name: str) -> None:
        """Delete a collection with its documents; the default one is empty then.

        Raises:
            UnknownCollection: no collection has this name.
        """

    @abstractmethod
    def retrieve(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> Retrieval:
        """Return the best passages for a query over all named collections together, with their texts.

        Hits and passages are of one generation. While passages lack vectors, hits have no `dense` score.

        Args:
            top_k: at least 1.

        Raises:
            UnknownCollection: no collection has one of the names.
        """

    def search(
        self,
        query: str,
        collections: Sequence[str] = (DEFAULT_COLLECTION,),
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> SearchResult:
        """Return what `retrieve` does, without the texts."""
        return self.retrieve(query, collections, filters, top_k).result

    def _asked(self, text: str, top_k: int) -> Query:
        vector = self.encoder.encode_queries([text])[0]
        return Query(text, top_k, vector, dense_weight(self.encoder.name))

    def warm_up(self) -> None:
        """Load what the first search needs, beside what the caller does; of what fails there, the search tells."""
        Thread(target=self._load_encoder).start()

    def _load_encoder(self) -> None:
        with suppress(IqtibasError):
            _ = self.encoder.dim

    @abstractmethod
    def status(self) -> LibraryStatus:
        """Return how ready the library is."""

    @abstractmethod
    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        """Wait until no passage lacks vectors, and return whether that came about in time."""

    @abstractmethod
    def close(self) -> None:
        """Stop background work and close all files. Nothing has to be saved."""


def _noting(kept: Iterable[KeptDocument], stamps: deque[Stamp]) -> Iterator[Document]:
    for each in kept:
        stamps.append(each.stamp)
        yield each.document
