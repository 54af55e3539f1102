"""A library in Milvus, which any number of machines share: none of them keeps anything that the others need.

    add ──> rows of passages, terms and vectors ──> sums ──> the document's row, from which on it is there
    search ──> sums ──> candidates of Milvus ──> ranked by the code of every library ──> their documents' rows

What one node has written, every node finds at its next search (consistency level Strong). A search reads in several
steps, so that a passage may be replaced between them: it is asked again then.
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NoReturn

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexingError, StorageUnavailable
from corpus.passage import Document
from index.arrays import Hashes
from index.library import NO_FILTERS, Library, Translate, unknown_passage
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus, Row
from index.milvus.facets import condition, owned_by
from index.milvus.rows import stored_document
from index.milvus.schema import tables
from index.milvus.statistics import Known, Log
from index.milvus.terms import dimensions
from index.milvus.vectors import FetchedVectors
from index.milvus.words import FetchedWords
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
from index.search.candidates import Query, Searched
from index.search.filters import Filters
from index.search.fuse import dense_weight
from index.search.ranking import ranked
from index.storage.database import Database, database_file
from index.storage.parallel import Workers
from index.storage.prepare import PreparedDocument
from index.storage.schema import DEFAULT_COLLECTION
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer

PREFIX = "iqtibas"
"""What the names of all tables begin with."""

SEALED_AT = 200
"""Passages that are added together and then put into segments at once, in which they are searched faster."""

_TRIES = 3
_CLOSING_S = 5.0

_LOG = logging.getLogger("iqtibas.index")


class MilvusLibrary(Library):
    """The documents of one Milvus."""

    def __init__(
        self,
        home: Path,
        uri: str,
        encoder: Encoder,
        analyzer: Analyzer,
        *,
        token: str = "",
        prefix: str = PREFIX,
        translate: Translate | None = None,
        workers: Workers | None = None,
    ) -> None:
        """Keep the address; Milvus is asked for the first time when something is wanted of it.

        Args:
            home: where keys and jobs of this machine are kept.
            token: `user:password`, or a key; empty where Milvus asks for none.
            prefix: several libraries in one Milvus have different ones.
            translate: gives a document that is added its translation.
            workers: prepare documents beside this process, where they are many.
        """
        super().__init__(Database(database_file(home)), encoder, analyzer, translate, workers)
        self._prefix = prefix
        self._tables = tables(prefix, encoder.fingerprint, encoder.dim)
        self._milvus = Milvus(uri, token, self._tables)
        self._catalogue = Catalogue(self._milvus, self._tables)
        self._log = Log(self._milvus, self._tables.statistics)
        self._writer = Writer(self._milvus, self._tables, self._catalogue, self._log, encoder.dim)
        self._offered: list[Document] = []
        self._unsealed = 0
        self._renewing: threading.Thread | None = None
        self._closing = threading.Event()
        self._is_dense = False
        self._guard = threading.Lock()

    def _put(self, collection: str, batch: Sequence[PreparedDocument]) -> Sequence[StoredDocument]:
        self._begin()
        self._unsealed += sum(len(each.passages) for each in batch)
        return [stored for run in _distinct(batch) for stored in self._writer.put(collection, run)]

    def _settle(self, collection: str) -> None:
        if self._unsealed >= SEALED_AT:
            self._unsealed = 0
            self._milvus.seal()

    def offer(self, document: Document) -> StoredDocument | None:
        """Do so as soon as Milvus answers, where it does not yet."""
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
        return bool(self._milvus.get(self._tables.records, [f"offered/{document_id}"], ("name",)))

    def note_offered(self, document_id: str) -> None:
        self._writer.note(f"offered/{document_id}", "")

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
            found = self._catalogue.with_ids(collection, [f"{document_id}#p{number}"])
            stored = found[0] if found else None
        else:
            stored = self._catalogue.old_passage(row, version or 0, number)
        if stored is None:
            raise unknown_passage(stored_document(row), number)
        return stored

    def passages(self, passage_ids: Sequence[str], collection: str = DEFAULT_COLLECTION) -> tuple[StoredPassage, ...]:
        return self._catalogue.with_ids(collection, passage_ids)

    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        return tuple(self._catalogue.kept(self._catalogue.row(collection, document_id)))

    def collections(self) -> tuple[CollectionSummary, ...]:
        self._begin()
        totals = self._log.totals()
        known = ((name, totals.get(name, Known())) for name in self._catalogue.collections())
        return tuple(CollectionSummary(name, each.total("documents"), each.total("passages")) for name, each in known)

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
        *,
        exact: bool = False,
    ) -> Retrieval:
        self._begin()
        names = tuple(dict.fromkeys(collections))
        self._catalogue.check(names)
        vector = self._encoder.encode_queries([query])[0] if self._is_dense else None
        for _ in range(_TRIES):
            known = {name: self._log.known(name) for name in names}
            reader = _Reader(self._catalogue, max((each.generation for each in known.values()), default=0))
            asked = Query(query, top_k, vector, dense_weight(self._encoder.name))
            retrieval = ranked(asked, self._searched(query, known, filters), reader)
            if not reader.has_moved:
                break
        return retrieval

    @property
    def generation(self) -> int:
        return max((each.generation for each in self._log.totals().values()), default=0)

    def status(self) -> LibraryStatus:
        self._begin()
        totals = self._log.totals().values()
        dense: Literal["ready", "rebuilding"] = "ready" if self._is_dense else "rebuilding"
        passages = sum(each.total("passages") for each in totals)
        generation = max((each.generation for each in totals), default=0)
        return LibraryStatus(passages, dense, self._encoder.name, generation)

    def wait_until_ready(self, timeout_s: float | None = None) -> bool:
        self._begin()
        if self._renewing is not None:
            self._renewing.join(timeout_s)
        return self._is_dense

    def reindex(self) -> None:
        for name in self._catalogue.collections():
            self._renew(name, list(self._catalogue.every(name)))
            self._writer.recount(name)
        self._has_vectors()
        self._milvus.drop_others(self._tables.all, f"{self._prefix}_")

    def damage(self) -> tuple[str, ...]:
        return tuple(
            f"{row['name']}: {row['passages'] - len(readable)} of its passages cannot be read"
            for name in self._catalogue.collections()
            for row in self._catalogue.every(name)
            if len(readable := self._catalogue.passages_of(row)) < row["passages"]
        )

    def backup(self, path: Path) -> None:
        _not_from_here()

    def restore(self, path: Path) -> None:
        _not_from_here()

    def mend(self) -> int:
        """Delete what a killed process left; what is kept in Milvus is mended by Milvus."""
        return sum(self._writer.sweep(name) for name in self._catalogue.collections())

    def destroy(self) -> None:
        """Drop all tables of this prefix, with all that is in them."""
        self._milvus.drop_others((), f"{self._prefix}_")

    def close(self) -> None:
        self._closing.set()
        if self._renewing is not None:
            self._renewing.join(_CLOSING_S)
        self._milvus.close()
        self._database.close()

    def _begin(self) -> None:
        """See, once, whether all passages have vectors of this encoder, and do what waited for Milvus to answer."""
        with self._guard:
            if self._is_dense or self._renewing is not None:
                return
            if self._milvus.get(self._tables.records, [self._vectors], ("name",)):
                self._is_dense = True
            elif not any(each.total("passages") for each in self._log.totals().values()):
                self._has_vectors()
            else:
                self._renewing = threading.Thread(target=self._give_vectors, name="iqtibas-reembed", daemon=True)
                self._renewing.start()
        offered, self._offered = self._offered, []
        for document in offered:
            self.offer(document)

    @property
    def _vectors(self) -> str:
        """The name of the record that says that all passages have vectors of this encoder."""
        return f"vectors/{self._tables.views.name}"

    def _has_vectors(self) -> None:
        self._writer.note(self._vectors, self._encoder.name)
        self._is_dense = True

    def _give_vectors(self) -> None:
        """Give passages the vectors that they lack, a document at a time; what was done stays done."""
        try:
            for name in self._catalogue.collections():
                self._renew(name, [row for row in self._catalogue.every(name) if not self._has_views(name, row)])
            if not self._closing.is_set():
                self._has_vectors()
        except Exception:  # whatever an encoder raises, the sparse side goes on answering
            _LOG.exception("passages could not be embedded anew; the next start tries again")

    def _has_views(self, collection: str, row: Row) -> bool:
        wanted = f"{owned_by(collection)} and passage == {row['head'] + row['passages'] - 1}"
        return bool(self._milvus.query(self._tables.views, wanted, ("passage",)))

    def _renew(self, collection: str, rows: Sequence[Row]) -> None:
        """Write documents anew as they were given, with terms and vectors of today."""
        for row in rows:
            if self._closing.is_set():
                return
            *_, present = self._catalogue.kept(row)
            list(self.take(collection, [present]))

    def _searched(self, query: str, known: dict[str, Known], filters: Filters) -> list[Searched]:
        def frequencies(hashes: Hashes) -> NDArray[np.int64]:
            nowhere = np.zeros(len(hashes), np.int64)
            return sum((each.frequencies(dimensions(hashes)) for each in known.values()), nowhere)

        terms = self._analyzer.expand(query, frequencies)
        searched = []
        for name, each in known.items():
            allowed = condition(name, filters)
            words = FetchedWords(self._milvus, self._tables.passages, allowed, terms, each.statistics())
            tables = self._tables
            vectors = FetchedVectors(self._milvus, tables.views, tables.sentences, allowed, owned_by(name))
            searched.append(Searched(words, vectors, None))
        return searched


class _Reader:
    """Reads the passages of one try of a search; `has_moved` says whether any was replaced since it was found."""

    def __init__(self, catalogue: Catalogue, generation: int) -> None:
        self.generation = generation
        self.foreign = catalogue.foreign
        self.has_moved = False
        self._catalogue = catalogue

    def read(self, keys: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages with these keys, without those that are gone or damaged."""
        found, has_moved = self._catalogue.passages(keys)
        self.has_moved |= has_moved
        return found


def _distinct(batch: Sequence[PreparedDocument]) -> Iterator[list[PreparedDocument]]:
    """Yield the documents in runs in which no id comes twice."""
    run: dict[str, PreparedDocument] = {}
    for each in batch:
        if each.document.document_id in run:
            yield list(run.values())
            run = {}
        run[each.document.document_id] = each
    yield list(run.values())


def _not_from_here() -> NoReturn:
    hint = "Use a tool of Milvus, or `iqtibas migrate --to local` first."
    raise IndexingError("backups are of a data folder, and the documents are in Milvus", hint=hint)
