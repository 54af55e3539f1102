"""One collection in memory: its sparse and its dense side, each at a known change of the log.

Loading, adding and following other processes are one thing here: a side stands at some change and catches up with the
transaction it is given (see `side`). Everything in memory comes out of the database, so that an index that has lived
for weeks and one loaded a moment ago give the same scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import apsw

from index.arrays import Keys
from index.search.side import Growth, IndexSide
from index.storage.columns import Arrays
from index.storage.derived import read_terms, read_vectors
from index.storage.models import Models
from index.storage.snapshot import Names, Snapshots
from index.storage.snapshot_rows import Side, SideName
from index.vectors.dense import DenseIndex
from index.vectors.encoder import Encoder
from index.vectors.segment import VectorSegment
from index.words.analysis import Analyzer
from index.words.postings import Segment
from index.words.sparse import SparseIndex


class SparseSide(IndexSide[Segment, SparseIndex]):
    """The terms of a collection's passages."""

    def __init__(self, collection: int, analyzer: Analyzer) -> None:
        super().__init__(collection, sparse_side(analyzer), SparseIndex())
        self._analyzer = analyzer

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Bring the index to the state that the transaction sees; terms are counted where they are missing."""
        delta = self._delta(connection)
        self._removed_by(delta)
        growth = Growth(self.index)
        for key, terms in read_terms(connection, self._analyzer, self.collection, delta.added):
            self.index.add(key, terms.counts, terms.length)
            growth.added(1)
        self.index.settle()
        self.change = delta.change
        return []

    def _segment(self, arrays: Arrays) -> Segment:
        return Segment.from_arrays(arrays)

    def _assembled(self, segments: Sequence[Segment], removed: Keys) -> SparseIndex:
        return SparseIndex.of_segments(segments, removed)


class DenseSide(IndexSide[VectorSegment, DenseIndex]):
    """The vectors of a collection's passages, and which passages have none of this encoder yet."""

    def __init__(self, collection: int, encoder: Encoder) -> None:
        super().__init__(collection, dense_side(encoder), DenseIndex(encoder.dim))
        self.lacking: frozenset[int] = frozenset()
        self._encoder = encoder

    @property
    def is_ready(self) -> bool:
        """Whether every passage has its vectors, so that scores can be compared."""
        return not self.lacking

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Bring the index to the state that the transaction sees, and return the keys newly found without vectors."""
        delta = self._delta(connection)
        gone = self._removed_by(delta)
        lacking: list[int] = []
        growth = Growth(self.index)
        for batch in read_vectors(connection, self._encoder, self.collection, delta.added):
            self.index.add(batch.vectors)
            lacking += batch.lacking
            growth.added(len(batch.vectors.keys))
        self.index.settle()
        self.lacking = (self.lacking - gone).union(lacking)
        self.change = delta.change
        return lacking

    def _segment(self, arrays: Arrays) -> VectorSegment:
        return VectorSegment.load(self._encoder.dim, arrays)

    def _assembled(self, segments: Sequence[VectorSegment], removed: Keys) -> DenseIndex:
        return DenseIndex.of_segments(self._encoder.dim, segments, removed)


@dataclass(frozen=True, slots=True)
class DueMerge:
    """Segments of one side that should become one."""

    side: SideName
    segments: tuple[Any, ...]


@dataclass(slots=True, eq=False)
class LoadedCollection:
    """Both sides of one collection, at the same change. Searches share it, so it is copied to be changed."""

    sparse: SparseSide
    dense: DenseSide

    @classmethod
    def empty(cls, collection: int, models: Models) -> Self:
        """Return a collection at the beginning of the log, for `load` and `catch_up`."""
        return cls(SparseSide(collection, models.analyzer), DenseSide(collection, models.encoder))

    @property
    def change(self) -> int:
        """The change that both sides stand at."""
        return self.sparse.change

    @property
    def sides(self) -> tuple[IndexSide[Any, Any], ...]:
        """Both sides."""
        return self.sparse, self.dense

    def _side(self, name: SideName) -> IndexSide[Any, Any]:
        return self.sparse if name == "sparse" else self.dense

    def copy(self) -> "LoadedCollection":
        """Return a collection that can be changed without changing this one."""
        return LoadedCollection(self.sparse.copy(), self.dense.copy())

    @property
    def files(self) -> set[str]:
        """The names of the files that hold its segments."""
        return {name for side in self.sides for name in side.files}

    def take_dense(self, dense: DenseSide) -> None:
        """Search another dense side from now on."""
        self.dense = dense

    def due_merge(self, most: int) -> DueMerge | None:
        """Return the next merge into a segment of at most `most` passages, None where none is due."""
        merges = (DueMerge(side.side.name, side.index.to_merge(most)) for side in self.sides)
        return next((merge for merge in merges if merge.segments), None)

    def merged(self, merge: DueMerge) -> Segment | VectorSegment:
        """Return the one segment that a merge makes of several."""
        merged: Segment | VectorSegment = self._side(merge.side).index.merged(merge.segments)
        return merged

    def replace(self, merge: DueMerge, by: Segment | VectorSegment) -> None:
        """Put a segment in the place of those it was merged from, if these are still here."""
        self._side(merge.side).index.replace(merge.segments, by)

    def adopt(self, frozen: "LoadedCollection", names: Names, snapshots: Snapshots) -> None:
        """Read the segments that were just written from their files from now on, see `side`."""
        self.sparse.adopt(frozen.sparse, names, snapshots)
        self.dense.adopt(frozen.dense, names, snapshots)

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Start both sides from their snapshots, as far as these can be used."""
        for side in self.sides:
            side.load(connection, snapshots)

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Bring both sides to the state that the transaction sees, and return the keys newly found without vectors."""
        return [key for side in self.sides for key in side.catch_up(connection)]


def sparse_side(analyzer: Analyzer) -> Side:
    """Return the side of a snapshot that holds the terms counted by an analyzer."""
    return Side("sparse", analyzer.fingerprint)


def dense_side(encoder: Encoder) -> Side:
    """Return the side of a snapshot that holds the vectors of an encoder."""
    return Side("dense", encoder.fingerprint)
