"""The collections in memory, kept at the state of the database, and searched.

A request opens one read transaction; if anyone committed since the last one (`PRAGMA data_version`), the loaded
collections catch up with it; then the query is answered, and the passages are read, from it. So a search sees exactly
one generation, whoever writes meanwhile. One lock serves all of this: a search takes some hundred microseconds, and
Python would not run two at once anyway.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import apsw
import numpy as np
from numpy.typing import NDArray

from corpus.language import detect_language
from index.hit import SearchResult
from index.records import Retrieval, StoredPassage
from index.search.filters import Filters, allowed_keys
from index.search.live import DenseSide, LiveCollection, dense_side, sparse_side
from index.search.ranking import NO_SCORES, best_readable, candidates
from index.storage.catalogue import collection_id
from index.storage.changes import generation, passages_changed_since
from index.storage.database import Database
from index.storage.passages import passages_by_key
from index.storage.snapshot import Snapshots
from index.storage.transaction import storage_errors, transaction
from index.vectors.dense import Keys
from index.vectors.encoder import Encoder, Matrix
from index.words.analysis import Analyzer
from index.words.sparse import SparseQuery

CANDIDATES = 100
"""Taken from each side of each collection, the depth at which first-stage recall is commonly given."""

SNAPSHOT_PASSAGES = 5_000
"""A collection of fewer passages has no snapshot: it loads from the database in 0.2 s (measured, 40 µs a passage)."""

_SNAPSHOT_SHARE = 0.2
"""A new snapshot is due when this share of a collection changed: what is written stays linear in what is added."""


class Searcher:
    """Answers queries over the collections of one database, from any thread."""

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        analyzer: Analyzer,
        encoder: Encoder,
        *,
        on_lacking: Callable[[list[int]], None],
        snapshot_passages: int = SNAPSHOT_PASSAGES,
    ) -> None:
        """Load nothing yet; a collection is loaded when it is first searched.

        Args:
            on_lacking: is told the keys of loaded passages that have no vectors of this encoder.
            snapshot_passages: see `SNAPSHOT_PASSAGES`.
        """
        self._database = database
        self._snapshots = snapshots
        self._analyzer = analyzer
        self._encoder = encoder
        self._on_lacking = on_lacking
        self._snapshot_passages = snapshot_passages
        self._lock = threading.Lock()
        self._reader = database.connect()
        self._data_version: int | None = None
        self._live: dict[int, LiveCollection] = {}

    def retrieve(self, query: str, collections: Sequence[str], filters: Filters, top_k: int) -> Retrieval:
        """Return the best passages for a query over all named collections together.

        Raises:
            UnknownCollection: one of the names is none.
        """
        vector = self._encoder.encode_queries([query])[0]
        with self._caught_up() as connection:
            numbers = [collection_id(connection, name) for name in dict.fromkeys(collections)]
            new = [number for number in numbers if number not in self._live]
            searched = [(self._loaded(connection, n), allowed_keys(connection, n, filters)) for n in numbers]
            live = [each for each, _ in searched]
            terms = self._analyzer.expand(query, lambda hashes: _frequencies(live, hashes))
            is_dense = all(each.dense.is_ready for each in live)
            pool = candidates(searched, terms, vector if is_dense else None, max(CANDIDATES, top_k))
            hits, passages = best_readable(
                pool,
                lambda keys: passages_by_key(connection, keys),
                lambda keys: _coverage(live, terms, keys),
                top_k,
            )
            cosines = _sentence_cosines(live if is_dense else [], vector, passages)
            result = SearchResult(query, detect_language(query) or "ar", hits, generation(connection))
        for number in new:
            self.save_snapshot(number)
        return Retrieval(result, passages, cosines)

    def follow(self) -> None:
        """Bring the loaded collections to the state of the database now, so that the next search need not."""
        with self._caught_up():
            pass

    def save_snapshot(self, collection: int) -> None:
        """Write a snapshot of a collection if one is due, loading it if it is not in memory yet."""
        with self._caught_up() as connection:
            if not self._is_snapshot_due(connection, collection):
                return
            live = self._loaded(connection, collection)
            if not live.dense.is_ready:
                return
            sides, change = [live.sparse.freeze(), live.dense.freeze()], live.change
        self._snapshots.write(collection, sides, change)

    def take_new_vectors(self) -> None:
        """Load anew, beside the searches, the dense sides that lacked vectors, and let the searches have them."""
        with self._lock:
            waiting = [(number, live) for number, live in self._live.items() if not live.dense.is_ready]
        for collection, live in waiting:
            fresh = DenseSide(collection, self._encoder)
            with self._database.reading() as connection:
                self._on_lacking(fresh.catch_up(connection))
            with self._lock:
                live.dense = fresh
                self._data_version = None

    def close(self) -> None:
        """Forget what is in memory; nothing that was confirmed is lost."""
        with self._lock:
            self._live.clear()
            self._reader.close()

    @contextmanager
    def _caught_up(self) -> Iterator[apsw.Connection]:
        """Hold the lock and one read transaction, with every loaded collection at its state."""
        with self._lock, storage_errors(), transaction(self._reader) as connection:
            # Asked inside the transaction: the same state that everything after it sees.
            version = connection.pragma("data_version")
            if version != self._data_version:
                self._catch_up(connection)
                self._data_version = version
            yield connection

    def _catch_up(self, connection: apsw.Connection) -> None:
        existing = {number for (number,) in connection.execute("SELECT id FROM collections")}
        # Whatever fails half-way is of no generation: it is not there then, and loaded again.
        loaded, self._live = self._live, {}
        for number in loaded.keys() & existing:
            self._on_lacking(loaded[number].catch_up(connection))
        self._live = {number: loaded[number] for number in loaded.keys() & existing}

    def _loaded(self, connection: apsw.Connection, collection: int) -> LiveCollection:
        if collection not in self._live:
            live = LiveCollection(collection, self._analyzer, self._encoder)
            live.load(connection, self._snapshots)
            self._on_lacking(live.catch_up(connection))
            self._live[collection] = live
        return self._live[collection]

    def _is_snapshot_due(self, connection: apsw.Connection, collection: int) -> bool:
        sides = (sparse_side(self._analyzer), dense_side(self._encoder))
        saved = self._snapshots.last_change(connection, collection, sides)
        changed = passages_changed_since(connection, collection, saved)
        if changed < self._snapshot_passages:
            return False
        passages = connection.execute("SELECT count(*) FROM passages WHERE collection = ?", (collection,)).get
        return bool(passages >= self._snapshot_passages and changed >= _SNAPSHOT_SHARE * passages)


def _coverage(searched: Sequence[LiveCollection], query: SparseQuery, keys: Keys) -> NDArray[np.float32]:
    """Return the coverage of each key by the one collection that holds it; the others say 0."""
    return sum((live.sparse.index.coverage(query, keys) for live in searched), np.zeros(len(keys), np.float32))


def _sentence_cosines(
    searched: Sequence[LiveCollection], query: Matrix, passages: Sequence[StoredPassage]
) -> tuple[NDArray[np.float32], ...]:
    """Return those of each passage by the one collection that holds it; the others have none of it."""
    keys = np.array([passage.key for passage in passages], np.int64)
    found = [live.dense.index.sentence_cosines(query, keys) for live in searched]
    return tuple(np.concatenate([NO_SCORES, *(each[at] for each in found)]) for at in range(len(keys)))


def _frequencies(searched: Sequence[LiveCollection], hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    return sum((live.sparse.index.frequencies(hashes) for live in searched), np.zeros(len(hashes), np.int64))
