"""Sparse search in Milvus, which finds candidates; they are scored exactly, by BM25 as in every library.

query vector ──> Milvus: best by inner product ──> term frequencies, recovered from their vectors
             ──> an index of the candidates, with the statistics of the whole collection ──> BM25
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.arrays import Keys, Scores
from index.milvus.connection import Milvus, Row
from index.milvus.terms import counts_of, dimensions, query_vector
from index.words.bound_query import BoundQuery, Statistics
from index.words.postings import CountedPassages, Segment
from index.words.sparse import SparseIndex
from index.words.sparse_query import SparseQuery

_SPARE = 3
"""Candidates searched for each one wanted, since the inner product only approximates BM25. Measured: `eval.stores`."""


class FetchedWords:
    """The terms of a collection's passages, for one query in one thread."""

    def __init__(self, milvus: Milvus, condition: str, query: SparseQuery, among: Statistics) -> None:
        """Make no call yet.

        Args:
            condition: expression for the passages that may be found.
            among: statistics of the whole collection.
        """
        self._milvus = milvus
        self._passages = milvus.tables.passages
        self._condition = condition
        self._query = replace(query, hashes=dimensions(query.hashes))
        self._among = among
        self._fetched: set[int] = set()
        self._segments = [_segment([])]
        self._bound = self._bind()

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        """Return what `BoundQuery.best` does.

        `allowed` has no effect, since filters are part of the condition; `count` must not be None.
        """
        vector = query_vector(*self._bound.weights())
        if vector:
            found = self._milvus.search(self._passages, vector, self._condition, _SPARE * (count or 0))
            self._index([row for _, row in found])
        return self._bound.best(count)

    def scores(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)`: the score of each passage, 0 if it shares no term or was deleted."""
        missing = [key for key in keys.tolist() if key not in self._fetched]
        self._index(self._milvus.get(self._passages, missing, self._passages.found))
        return self._bound.scores(keys)

    def coverage(self, keys: Keys) -> Scores:
        """Return what `BoundQuery.coverage` does, for keys that were scored before."""
        return self._bound.coverage(keys)

    def _index(self, rows: list[Row]) -> None:
        """Add passages to the index of candidates."""
        rows = [row for row in rows if row["passage"] not in self._fetched]
        if rows:
            self._fetched.update(row["passage"] for row in rows)
            self._segments.append(_segment(rows))
            self._bound = self._bind()

    def _bind(self) -> BoundQuery:
        index = SparseIndex.of_segments(self._segments, np.zeros(0, np.int64))
        return index.ask(self._query, self._among)


def _segment(rows: Sequence[Row]) -> Segment:
    passages = CountedPassages()
    for row in rows:
        passages.add(row["passage"], row["length"], *counts_of(row["terms"], row["length"]))
    return Segment.of(passages)
