"""The library: documents in, passages found.

    add ──> split, count terms, encode ──> stored in one transaction ──> searchable in every process
    search ──> sparse and dense candidates ──> hits and their passages

Implementations: `local` keeps documents in a data folder, `milvus` on a server shared by machines. `tests/contracts`
runs one suite on both.
"""

from abc import abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from corpus.errors import IqtibasError
from corpus.passage import Document
from index.catalogue import Catalogue
from index.hit import SearchResult
from index.ingestion import Ingestion
from index.precedence import Precedence
from index.records import KeptDocument, LibraryStatus, Retrieval, Stamp, StoredDocument
from index.search.candidates import Query
from index.search.filters import NO_FILTERS, Filters
from index.search.fuse import dense_weight
from index.storage.database import Database
from index.storage.models import Models
from index.storage.prepare import PreparedDocument, prepare
from index.storage.schema import DEFAULT_COLLECTION
from index.upkeep import Upkeep


class Library(Catalogue):
    """Documents that can be searched, used by any number of threads and processes.

    Attributes:
        database: the SQLite file of this machine, which also has API keys and jobs.
        encoder, analyzer: make the vectors and terms of passages and questions.
        upkeep: checks, repair, backups.
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
        """Store a document, replacing one of the same id and creating the collection if missing, and return it.

        When this returns, the document is on disk and searchable.

        Raises:
            EmptyDocument, TranslationMismatch, InvalidDocument: nothing was stored.
            StorageFull, StorageBusy, StorageUnavailable: nothing was stored.
        """
        (stored,) = self.add_many(collection, [document])
        return stored

    def add_many(self, collection: str, documents: Iterable[Document]) -> Iterator[StoredDocument]:
        """Store documents in batches, and yield each when its batch is on disk and searchable.

        Raises as `add` does; then the batches before that of the faulty document are stored.
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
        """Store versions of documents from another library with their stamps, and yield each as `add_many` does.

        The versions of a document have to be consecutive, the oldest first. Nothing is translated.
        """
        stamps: deque[Stamp] = deque()
        for batch in self._prepared(_documents_of(kept, stamps)):
            yield from self._put(collection, [replace(each, stamp=stamps.popleft()) for each in batch])
        self._settle(collection)

    def _prepared(self, documents: Iterable[Document]) -> Iterator[Sequence[PreparedDocument]]:
        workers = self._ingestion.workers
        return (workers.prepare if workers else prepare)(documents, self._models, self._precedence.give_way)

    @abstractmethod
    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        """Store documents in this order, replacing those of the same ids, and return them. Raises as `add` does."""

    @abstractmethod
    def _settle(self, collection: str) -> None:
        """Do pending maintenance after documents were added; the collection may not exist."""

    @abstractmethod
    def offer(self, document: Document) -> StoredDocument | None:
        """Add a document to the default collection unless it was offered before: once removed, it stays removed."""

    @abstractmethod
    def was_offered(self, document_id: str) -> bool:
        """Return whether a document was offered before."""

    @abstractmethod
    def note_offered(self, document_id: str) -> None:
        """Mark a document as offered."""

    @abstractmethod
    def remove(self, collection: str, document_id: str) -> None:
        """Delete a document and all its versions; when this returns, no search finds it.

        Raises:
            UnknownCollection, UnknownDocument: it is not there.
        """

    @abstractmethod
    def create_collection(self, name: str) -> bool:
        """Create an empty collection, and return whether it is new.

        Raises:
            InvalidDocument: a name is 1-200 letters, digits, `.`, `_`, `-`.
        """

    @abstractmethod
    def drop_collection(self, name: str) -> None:
        """Delete a collection with its documents; the default collection is emptied instead.

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
        """Return the best passages of all named collections together, with their texts.

        Hits and passages are of the same generation. While passages lack vectors, hits have no `dense` score.

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
        """Return the result of `retrieve` without passages."""
        return self.retrieve(query, collections, filters, top_k).result

    def _query(self, text: str, top_k: int) -> Query:
        vector = self.encoder.encode_queries([text])[0]
        return Query(text, top_k, vector, dense_weight(self.encoder.name))

    def warm_up(self) -> None:
        """Load the encoder in a thread; an error is left to the first search."""
        Thread(target=self._load_encoder).start()

    def _load_encoder(self) -> None:
        with suppress(IqtibasError):
            _ = self.encoder.dim

    @abstractmethod
    def status(self) -> LibraryStatus:
        """Return the size and state of the library."""

    @abstractmethod
    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        """Wait until all passages have vectors; return False after the timeout."""

    @abstractmethod
    def close(self) -> None:
        """Stop background work and close all files; everything acknowledged is already on disk."""


def _documents_of(kept: Iterable[KeptDocument], stamps: deque[Stamp]) -> Iterator[Document]:
    """Yield the documents; append the stamp of each as it is read."""
    for each in kept:
        stamps.append(each.stamp)
        yield each.document
