"""One collection in memory: its sparse and its dense side, each at a known change of the log.

Loading, adding, and following other processes are the same operation: a side at some change catches up with the given
transaction (see `side`). Everything in memory is derived from the database, so that a long-lived index and a freshly
loaded one give the same scores.
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
        """Update the index to the state of the transaction; missing terms are computed."""
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
    """The vectors of a collection's passages, and the keys of passages that lack them."""

    def __init__(self, collection: int, encoder: Encoder) -> None:
        super().__init__(collection, dense_side(encoder), DenseIndex(encoder.dim))
        self.lacking: frozenset[int] = frozenset()
        self._encoder = encoder

    @property
    def is_ready(self) -> bool:
        """Whether all passages have vectors, so that dense scores are comparable."""
        return not self.lacking

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Update the index to the state of the transaction, and return the keys newly found without vectors."""
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
    """Segments of one side to be merged into one."""

    side: SideName
    segments: tuple[Any, ...]


@dataclass(slots=True, eq=False)
class LoadedCollection:
    """Both sides of one collection, at the same change. Shared by searches: copied before it is changed."""

    sparse: SparseSide
    dense: DenseSide

    @classmethod
    def empty(cls, collection: int, models: Models) -> Self:
        """Return an empty collection at the start of the log, for `load` and `catch_up`."""
        return cls(SparseSide(collection, models.analyzer), DenseSide(collection, models.encoder))

    @property
    def change(self) -> int:
        """The last change that both sides include."""
        return self.sparse.change

    @property
    def sides(self) -> tuple[IndexSide[Any, Any], ...]:
        """Both sides."""
        return self.sparse, self.dense

    def _side(self, name: SideName) -> IndexSide[Any, Any]:
        return self.sparse if name == "sparse" else self.dense

    def copy(self) -> "LoadedCollection":
        """Return an independent copy, which shares the segments."""
        return LoadedCollection(self.sparse.copy(), self.dense.copy())

    @property
    def files(self) -> set[str]:
        """The names of its segment files."""
        return {name for side in self.sides for name in side.files}

    def take_dense(self, dense: DenseSide) -> None:
        """Replace the dense side."""
        self.dense = dense

    def due_merge(self, most: int) -> DueMerge | None:
        """Return the next merge into a segment of at most `most` passages, None where none is due."""
        merges = (DueMerge(side.side.name, side.index.to_merge(most)) for side in self.sides)
        return next((merge for merge in merges if merge.segments), None)

    def merged(self, merge: DueMerge) -> Segment | VectorSegment:
        """Return the segment merged from those of `merge`."""
        merged: Segment | VectorSegment = self._side(merge.side).index.merged(merge.segments)
        return merged

    def replace(self, merge: DueMerge, by: Segment | VectorSegment) -> None:
        """Replace segments by the one merged from them, if they are still part of this collection."""
        self._side(merge.side).index.replace(merge.segments, by)

    def adopt(self, frozen: "LoadedCollection", names: Names, snapshots: Snapshots) -> None:
        """Replace segments in memory by their files just written, see `IndexSide.adopt`."""
        self.sparse.adopt(frozen.sparse, names, snapshots)
        self.dense.adopt(frozen.dense, names, snapshots)

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Load both sides from their snapshots, where these are valid."""
        for side in self.sides:
            side.load(connection, snapshots)

    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Update both sides to the state of the transaction, and return the keys newly found without vectors."""
        return [key for side in self.sides for key in side.catch_up(connection)]


def sparse_side(analyzer: Analyzer) -> Side:
    """Return the identity of the sparse side with the terms of an analyzer."""
    return Side("sparse", analyzer.fingerprint)


def dense_side(encoder: Encoder) -> Side:
    """Return the identity of the dense side with the vectors of an encoder."""
    return Side("dense", encoder.fingerprint)
