"""One collection in memory: its sparse and its dense side, each at a known change of the log.

Loading, adding and following other processes are one thing here: a side stands at some change (that of a snapshot, or
0) and catches up with the transaction it is given. Everything in memory comes out of the database, so that an index
that has lived for weeks and one loaded a moment ago give the same scores.
"""

from collections.abc import Mapping
from itertools import chain

import apsw
import safetensors
import safetensors.numpy

from index.storage.changes import changes_since
from index.storage.derived import read_terms, read_vectors
from index.storage.snapshot import FrozenSide, Side, Snapshots
from index.vectors.dense import DenseIndex
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer
from index.words.sparse import SparseIndex


class SparseSide:
    """The terms of a collection's passages."""

    def __init__(self, collection: int, analyzer: Analyzer) -> None:
        self.index = SparseIndex()
        self.change = 0
        self._collection = collection
        self._analyzer = analyzer

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Start from the snapshot, if there is one."""
        saved = snapshots.read(connection, self._collection, sparse_side(self._analyzer), _parse_sparse)
        self.index, self.change = saved or (SparseIndex(), 0)

    def catch_up(self, connection: apsw.Connection) -> None:
        """Bring the index to the state that the transaction sees. When it raises, this side is of no use any more."""
        delta = changes_since(connection, self._collection, self.change)
        gone = chain.from_iterable(delta.removed) if self.change else ()
        for key in gone:
            self.index.remove(key)
        for key, terms in read_terms(connection, self._analyzer, self._collection, delta.added):
            self.index.add(key, terms.counts, terms.length)
        self.change = delta.change

    def freeze(self) -> FrozenSide:
        """Return the files of a snapshot."""
        files = {"sparse": safetensors.numpy.save(self.index.arrays())}
        return FrozenSide(sparse_side(self._analyzer), files, len(self.index))


class DenseSide:
    """The vectors of a collection's passages, and which passages have none of this encoder yet."""

    def __init__(self, collection: int, encoder: Encoder) -> None:
        self.index = DenseIndex(encoder.dim)
        self.change = 0
        self.lacking: set[int] = set()
        self._collection = collection
        self._encoder = encoder

    @property
    def is_ready(self) -> bool:
        """Whether every passage has its vectors, so that scores can be compared."""
        return not self.lacking

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Start from the snapshot, if there is one; one is only made of a side that is ready."""
        saved = snapshots.read(connection, self._collection, dense_side(self._encoder), self._parse)
        self.index, self.change = saved or (DenseIndex(self._encoder.dim), 0)

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Bring the index to the state that the transaction sees, and return the keys newly found without vectors.

        When it raises, this side is of no use any more.
        """
        delta = changes_since(connection, self._collection, self.change)
        gone = set(chain.from_iterable(delta.removed)) if self.change else set()
        self.index.remove(gone)
        self.lacking -= gone
        lacking: list[int] = []
        for batch in read_vectors(connection, self._encoder, self._collection, delta.added):
            self.index.add(batch.vectors)
            lacking += batch.lacking
        self.lacking.update(lacking)
        self.change = delta.change
        return lacking

    def freeze(self) -> FrozenSide:
        """Return the files of a snapshot."""
        return FrozenSide(dense_side(self._encoder), self.index.save(), len(self.index))

    def _parse(self, files: Mapping[str, bytes]) -> DenseIndex:
        return DenseIndex.load(self._encoder.dim, files)


class LiveCollection:
    """Both sides of one collection. Its owner locks: a search must not see one side newer than the other."""

    def __init__(self, collection: int, analyzer: Analyzer, encoder: Encoder) -> None:
        self.sparse = SparseSide(collection, analyzer)
        self.dense = DenseSide(collection, encoder)

    @property
    def change(self) -> int:
        """The change that both sides stand at."""
        return self.sparse.change

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Start both sides from their snapshots, as far as these can be used."""
        self.sparse.load(connection, snapshots)
        self.dense.load(connection, snapshots)

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Bring both sides to the state that the transaction sees, and return the keys newly found without vectors."""
        self.sparse.catch_up(connection)
        return self.dense.catch_up(connection)


def sparse_side(analyzer: Analyzer) -> Side:
    """Return the files that hold the terms counted by an analyzer."""
    return Side(("sparse",), analyzer.fingerprint)


def dense_side(encoder: Encoder) -> Side:
    """Return the files that hold the vectors of an encoder."""
    return Side(("views", "sentences"), encoder.fingerprint)


def _parse_sparse(files: Mapping[str, bytes]) -> SparseIndex:
    try:
        return SparseIndex.from_arrays(safetensors.numpy.load(files["sparse"]))
    except (safetensors.SafetensorError, KeyError) as error:
        raise ValueError(f"not a sparse index: {error}") from error
