"""The collections in memory, kept at the state of the database.

A request reads in one transaction of its own, at one generation, whoever writes meanwhile; it searches the state of the
collections that stands at this generation, which nobody changes any more. Only where someone committed since the last
request does the first one that sees it bring the state forward, in a copy that takes the place of the old one, while
those that started before go on with theirs. So no search waits for another.
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
"""A request that lost the race against writers so often has them wait for it."""


@dataclass(frozen=True, slots=True)
class _State:
    """The collections in memory at one generation; never changed."""

    generation: int = -1
    loaded: Mapping[int, LoadedCollection] = field(default_factory=dict)


class LoadedCollections:
    """The loaded collections of one database, by number; used from any thread. `sides` are what each consists of."""

    def __init__(
        self, database: Database, models: Models, snapshots: Snapshots, on_lacking: Callable[[list[int]], None]
    ) -> None:
        """Load nothing yet; a collection is loaded when it is first searched.

        Args:
            on_lacking: takes the keys of loaded passages that have no vectors of this encoder.
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
        """The collections that are in memory now."""
        return self._state.loaded.keys()

    def get(self, collection: int) -> LoadedCollection | None:
        """Return a collection as it stands now, None where it is not in memory."""
        return self._state.loaded.get(collection)

    @contextmanager
    def at_one_generation(
        self, names: Sequence[str]
    ) -> Iterator[tuple[apsw.Connection, Mapping[int, LoadedCollection]]]:
        """Give a transaction and, at its state, the named collections by number.

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
        """Bring the loaded collections to the state of the database now, so that the next search need not."""
        with self.at_one_generation(()):
            pass

    def change(self, collection: int, change: Callable[[LoadedCollection], object]) -> LoadedCollection | None:
        """Put a changed copy of a collection in its place, at the state of the database now, and return it; None where
        it is not in memory any more."""
        with self._changing, self._database.reading() as connection:
            loaded = self._brought_forward(connection, ()).loaded.get(collection)
            if loaded is None:
                return None
            copy = loaded.copy()
            change(copy)
            self._put(connection, collection, copy)
            return copy

    def take_from_files(self, collection: int) -> None:
        """Have a collection take its segments from the last snapshot, whoever wrote that: then the next one has only to
        add to it, and processes share the pages."""
        with self._database.reading() as connection:
            loaded = self.get(collection)
            if loaded is not None and self._snapshots.are_all_of(connection, collection, loaded.files):
                return
            fresh = self._loaded(connection, collection)
        with self._changing, self._database.reading() as connection:
            self._brought_forward(connection, ())
            self._put(connection, collection, fresh)

    def take_new_vectors(self) -> None:
        """Load anew, beside the searches, the dense sides that lacked vectors, and let the searches have them."""
        for collection, loaded in self._state.loaded.items():
            if not loaded.dense.is_ready:
                dense = DenseSide(collection, self._models.encoder)
                with self._database.reading() as connection:
                    self._on_lacking(dense.catch_up(connection))
                self.change(collection, partial(LoadedCollection.take_dense, dense=dense))

    def close(self) -> None:
        """Forget what is in memory; nothing that was confirmed is lost."""
        with self._changing:
            self._state = _State()

    def _state_at(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State | None:
        """Return the state at the transaction's generation; None where it is past that already."""
        now, state = generation(connection), self._state
        if state.generation == now and all(number in state.loaded for number in numbers):
            return state
        with self._changing:
            return None if self._state.generation > now else self._brought_forward(connection, numbers)

    def _brought_forward(self, connection: apsw.Connection, numbers: Sequence[int]) -> _State:
        """Make the state that of the transaction, which is not older; when this raises, all is as before."""
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
        """Bring a collection to the transaction's state, which is that of all others, and let the searches have it."""
        self._on_lacking(loaded.catch_up(connection))
        self._state = _State(self._state.generation, {**self._state.loaded, collection: loaded})
