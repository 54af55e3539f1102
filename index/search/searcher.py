"""The collections in memory, kept at the state of the database, and searched.

A request reads in one transaction of its own, at one generation, whoever writes meanwhile; it searches the state of the
collections that stands at this generation, which nobody changes any more. Only where someone committed since the last
request does the first one that sees it bring the state forward, in a copy that takes the place of the old one, while
those that started before go on with theirs. So no search waits for another.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import apsw
import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes
from index.records import Retrieval
from index.search.candidates import Query, Searched
from index.search.filters import Filters, allowed_keys
from index.search.fuse import dense_weight
from index.search.live import DenseSide, LiveCollection, dense_side, sparse_side
from index.search.ranking import ranked
from index.search.side import MOST_MERGED
from index.storage.catalogue import collection_id
from index.storage.changes import generation, passages_changed_since
from index.storage.database import Database
from index.storage.passages import foreign_keys, passages_by_key
from index.storage.snapshot import Snapshots
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer

SNAPSHOT_PASSAGES = 5_000
"""A snapshot is due when so many passages changed: they are caught up with in 0.2 s (measured, 40 µs a passage)."""

_TRIES = 3
"""A request that lost the race against writers so often has them wait for it."""


@dataclass(frozen=True, slots=True)
class _State:
    """The collections in memory at one generation; never changed."""

    generation: int = -1
    live: Mapping[int, LiveCollection] = field(default_factory=dict)


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
        self._changing = threading.Lock()
        self._maintaining = threading.Lock()
        self._state = _State()

    def retrieve(
        self, query: str, collections: Sequence[str], filters: Filters, top_k: int, *, exact: bool = False
    ) -> Retrieval:
        """Return the best passages for a query over all named collections together; `exact`: see `DenseIndex.nearest`.

        Raises:
            UnknownCollection: one of the names is none.
        """
        vector = self._encoder.encode_queries([query])[0]
        names = tuple(dict.fromkeys(collections))
        before = self._state
        with self._at_one_generation(names) as (connection, live):
            sides = list(live.values())
            terms = self._analyzer.expand(query, lambda hashes: _frequencies(sides, hashes))
            searched = [
                Searched(
                    each.sparse.index.ask(terms), each.dense.index, allowed_keys(connection, number, filters), exact
                )
                for number, each in live.items()
            ]
            is_dense = all(each.dense.is_ready for each in sides)
            asked = Query(query, top_k, vector if is_dense else None, dense_weight(self._encoder.name))
            retrieval = ranked(asked, searched, _Reader(connection))
        for number in live.keys() - before.live.keys():
            self.maintain(number)
        return retrieval

    def follow(self) -> None:
        """Bring the loaded collections to the state of the database now, so that the next search need not."""
        with self._at_one_generation(()):
            pass

    def maintain(self, collection: int) -> None:
        """Merge segments and write a snapshot of a collection where this is due, beside the searches.

        At once where another thread is at it.
        """
        if self._maintaining.acquire(blocking=False):
            try:
                if self._is_snapshot_due(collection):
                    self._save_snapshot(collection)
            finally:
                self._maintaining.release()

    def merge(self, collection: int) -> None:
        """Merge the segments of a collection in memory where this is due, beside the searches; `maintain` does too."""
        if self._maintaining.acquire(blocking=False):
            try:
                self._merge(collection)
            finally:
                self._maintaining.release()

    def take_new_vectors(self) -> None:
        """Load anew, beside the searches, the dense sides that lacked vectors, and let the searches have them."""
        for collection, live in self._state.live.items():
            if not live.dense.is_ready:
                dense = DenseSide(collection, self._encoder)
                with self._database.reading() as connection:
                    self._on_lacking(dense.catch_up(connection))
                self._change(collection, partial(LiveCollection.take_dense, dense=dense))

    def close(self) -> None:
        """Forget what is in memory; nothing that was confirmed is lost."""
        with self._changing:
            self._state = _State()

    @contextmanager
    def _at_one_generation(
        self, names: Sequence[str]
    ) -> Iterator[tuple[apsw.Connection, Mapping[int, LiveCollection]]]:
        """Give a transaction and, at its state, the named collections by number."""
        for _ in range(_TRIES):
            with self._database.reading() as connection:
                numbers = [collection_id(connection, name) for name in names]
                state = self._state_at(connection, numbers)
                if state is not None:
                    yield connection, {number: state.live[number] for number in numbers}
                    return
        with self._changing, self._database.reading() as connection:
            numbers = [collection_id(connection, name) for name in names]
            state = self._brought_forward(connection, numbers)
            yield connection, {number: state.live[number] for number in numbers}

    def _state_at(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State | None:
        """Return the state at the transaction's generation; None where it is past that already."""
        now, state = generation(connection), self._state
        if state.generation == now and all(number in state.live for number in numbers):
            return state
        with self._changing:
            return None if self._state.generation > now else self._brought_forward(connection, numbers)

    def _brought_forward(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State:
        """Make the state that of the transaction, which is not older; when this raises, all is as before."""
        now = generation(connection)
        live = dict(self._state.live)
        if now != self._state.generation:
            existing = {number for (number,) in connection.execute("SELECT id FROM collections")}
            live = {number: self._caught_up(connection, each) for number, each in live.items() if number in existing}
        for number in numbers:
            if number not in live:
                live[number] = self._loaded(connection, number)
        self._state = _State(now, live)
        return self._state

    def _caught_up(self, connection: apsw.Connection, live: LiveCollection) -> LiveCollection:
        copy = live.copy()
        self._on_lacking(copy.catch_up(connection))
        return copy

    def _loaded(self, connection: apsw.Connection, collection: int) -> LiveCollection:
        live = LiveCollection(collection, self._analyzer, self._encoder)
        live.load(connection, self._snapshots)
        self._on_lacking(live.catch_up(connection))
        return live

    def _change(self, collection: int, change: Callable[[LiveCollection], object]) -> LiveCollection | None:
        """Put a changed copy of a collection in its place, at the state of the database now, and return it; None where
        it is not in memory any more."""
        with self._changing, self._database.reading() as connection:
            live = self._brought_forward(connection, ()).live.get(collection)
            if live is None:
                return None
            copy = live.copy()
            change(copy)
            self._put(connection, collection, copy)
            return copy

    def _put(self, connection: apsw.Connection, collection: int, live: LiveCollection) -> None:
        """Bring a collection to the transaction's state, which is that of all others, and let the searches have it."""
        self._on_lacking(live.catch_up(connection))
        self._state = _State(self._state.generation, {**self._state.live, collection: live})

    def _merge(self, collection: int) -> None:
        """Merge what is due, each time beside the searches and the writers."""
        live = self._state.live.get(collection)
        while live is not None and (due := live.to_merge(MOST_MERGED)):
            merged = live.merged(due)
            live = self._change(collection, partial(LiveCollection.replace, due=due, by=merged))

    def _save_snapshot(self, collection: int) -> None:
        self._from_files(collection)
        self._merge(collection)
        live = self._state.live.get(collection)
        if live is None or not live.dense.is_ready:
            return
        names = self._snapshots.write(collection, [side.freeze() for side in live.sides], live.change)
        if names is not None:
            self._change(collection, partial(LiveCollection.adopt, frozen=live, names=names, snapshots=self._snapshots))

    def _from_files(self, collection: int) -> None:
        """Have a collection take its segments from the last snapshot, whoever wrote that: then the next one has only to
        add to it, and processes share the pages."""
        with self._database.reading() as connection:
            live = self._state.live.get(collection)
            if live is not None and self._snapshots.are_all_of(connection, collection, live.files):
                return
            fresh = self._loaded(connection, collection)
        with self._changing, self._database.reading() as connection:
            self._brought_forward(connection, ())
            self._put(connection, collection, fresh)

    def _is_snapshot_due(self, collection: int) -> bool:
        sides = (sparse_side(self._analyzer), dense_side(self._encoder))
        with self._database.reading() as connection:
            saved = self._snapshots.last_change(connection, collection, sides)
            if passages_changed_since(connection, collection, saved) < self._snapshot_passages:
                return False
            passages = connection.execute("SELECT count(*) FROM passages WHERE collection = ?", (collection,)).get
            return bool(passages >= self._snapshot_passages)


class _Reader:
    """Reads stored passages in one transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.generation = generation(connection)
        self.read = partial(passages_by_key, connection)
        self.foreign = partial(foreign_keys, connection)


def _frequencies(searched: Sequence[LiveCollection], hashes: Hashes) -> NDArray[np.int64]:
    return sum((live.sparse.index.frequencies(hashes) for live in searched), np.zeros(len(hashes), np.int64))
