"""The collections in memory, kept up to date with the database.

A request reads in a transaction of its own, at one generation, and searches the immutable state of the collections at
that generation. After a commit, the first request that sees it advances the state: a changed copy replaces the old one,
which running requests keep using. So no search waits for another.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import apsw

from index.search.loaded_collection import DenseSide, LoadedCollection, dense_side, sparse_side
from index.storage.catalogue import collection_id
from index.storage.changes import generation
from index.storage.database import Database
from index.storage.models import Models
from index.storage.snapshot import Snapshots

_TRIES = 3
"""Attempts of a request to read while writers commit; then it holds the lock against other requests."""


@dataclass(frozen=True, slots=True)
class _State:
    """The collections in memory at one generation; immutable."""

    generation: int = -1
    loaded: Mapping[int, LoadedCollection] = field(default_factory=dict)


class LoadedCollections:
    """The loaded collections of one database, by number; thread-safe. `sides` identifies the sides of each."""

    def __init__(
        self, database: Database, models: Models, snapshots: Snapshots, on_lacking: Callable[[list[int]], None]
    ) -> None:
        """Start without any; a collection is loaded when it is first searched.

        Args:
            on_lacking: is called with the keys of loaded passages without vectors of this encoder.
        """
        self.sides = (sparse_side(models.analyzer), dense_side(models.encoder))
        self._database = database
        self._models = models
        self._snapshots = snapshots
        self._on_lacking = on_lacking
        self._changing = threading.Lock()
        self._state = _State()

    @property
    def numbers(self) -> Set[int]:
        """The numbers of the collections in memory."""
        return self._state.loaded.keys()

    def get(self, collection: int) -> LoadedCollection | None:
        """Return the present state of a collection, None where it is not in memory."""
        return self._state.loaded.get(collection)

    @contextmanager
    def at_one_generation(
        self, names: Sequence[str]
    ) -> Iterator[tuple[apsw.Connection, Mapping[int, LoadedCollection]]]:
        """Give a transaction and the named collections, by number, at its generation.

        Raises:
            UnknownCollection: no collection has one of the names.
        """
        for _ in range(_TRIES):
            with self._database.reading() as connection:
                numbers = [collection_id(connection, name) for name in names]
                state = self._state_at(connection, numbers)
                if state is not None:
                    yield connection, {number: state.loaded[number] for number in numbers}
                    return
        with self._changing, self._database.reading() as connection:
            numbers = [collection_id(connection, name) for name in names]
            state = self._brought_forward(connection, numbers)
            yield connection, {number: state.loaded[number] for number in numbers}

    def follow(self) -> None:
        """Update the loaded collections to the present state of the database, ahead of the next search."""
        with self.at_one_generation(()):
            pass

    def change(self, collection: int, change: Callable[[LoadedCollection], object]) -> LoadedCollection | None:
        """Replace a collection by a changed copy, updated to the present state of the database, and return it.

        None where the collection is no longer in memory.
        """
        with self._changing, self._database.reading() as connection:
            loaded = self._brought_forward(connection, ()).loaded.get(collection)
            if loaded is None:
                return None
            copy = loaded.copy()
            change(copy)
            self._put(connection, collection, copy)
            return copy

    def take_from_files(self, collection: int) -> None:
        """Reload a collection from the last snapshot, if another process wrote it: the next snapshot then reuses its
        files, and processes share their pages."""
        with self._database.reading() as connection:
            loaded = self.get(collection)
            if loaded is not None and self._snapshots.are_all_of(connection, collection, loaded.files):
                return
            fresh = self._loaded(connection, collection)
        with self._changing, self._database.reading() as connection:
            self._brought_forward(connection, ())
            self._put(connection, collection, fresh)

    def take_new_vectors(self) -> None:
        """Reload the dense sides that lacked vectors, while searches go on, and put them into use."""
        for collection, loaded in self._state.loaded.items():
            if not loaded.dense.is_ready:
                dense = DenseSide(collection, self._models.encoder)
                with self._database.reading() as connection:
                    self._on_lacking(dense.catch_up(connection))
                self.change(collection, partial(LoadedCollection.take_dense, dense=dense))

    def close(self) -> None:
        """Drop everything in memory."""
        with self._changing:
            self._state = _State()

    def _state_at(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State | None:
        """Return the state at the generation of the transaction; None where the present state is newer."""
        now, state = generation(connection), self._state
        if state.generation == now and all(number in state.loaded for number in numbers):
            return state
        with self._changing:
            return None if self._state.generation > now else self._brought_forward(connection, numbers)

    def _brought_forward(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State:
        """Advance the state to the transaction, which must not be older; on an error, the state is unchanged."""
        now = generation(connection)
        loaded = dict(self._state.loaded)
        if now != self._state.generation:
            existing = {number for (number,) in connection.execute("SELECT id FROM collections")}
            loaded = {
                number: self._caught_up(connection, each) for number, each in loaded.items() if number in existing
            }
        for number in numbers:
            if number not in loaded:
                loaded[number] = self._loaded(connection, number)
        self._state = _State(now, loaded)
        return self._state

    def _caught_up(self, connection: apsw.Connection, loaded: LoadedCollection) -> LoadedCollection:
        copy = loaded.copy()
        self._on_lacking(copy.catch_up(connection))
        return copy

    def _loaded(self, connection: apsw.Connection, collection: int) -> LoadedCollection:
        loaded = LoadedCollection.empty(collection, self._models)
        loaded.load(connection, self._snapshots)
        self._on_lacking(loaded.catch_up(connection))
        return loaded

    def _put(self, connection: apsw.Connection, collection: int, loaded: LoadedCollection) -> None:
        """Update a collection to the transaction, at whose generation all others are, and put it into use."""
        self._on_lacking(loaded.catch_up(connection))
        self._state = _State(self._state.generation, {**self._state.loaded, collection: loaded})
