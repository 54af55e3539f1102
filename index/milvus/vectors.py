"""Dense search in Milvus, which returns keys and cosines of the nearest vectors, and no vectors.

The cosines of given passages are found by a search restricted to these, which a server does by brute force. Each vector
has the number of vectors of its passage: passages of which an approximate index missed some are fetched and compared
here, so that scores are exact.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.arrays import Keys, Scores
from index.best import best_rows
from index.milvus.connection import MOST_FOUND, Milvus, Row
from index.milvus.facets import among
from index.milvus.schema import Table
from index.vectors.encoder import Matrix

_SPARE = 2
"""Vectors of each kind searched for each passage wanted, since several of one passage may be near. Chosen."""


class _Near(NamedTuple):
    """A vector of a passage: its number among those of its kind, how many these are, and its cosine with the query."""

    passage: int
    number: int
    siblings: int
    cosine: float


class FetchedVectors:
    """The vectors of a collection, for one query in one thread."""

    def __init__(self, milvus: Milvus, condition: str, owned: str) -> None:
        """Make no call yet.

        Args:
            condition: expression for the passages that may be found.
            owned: expression for all passages of the collection, to look up known keys.
        """
        self._milvus = milvus
        self._kinds = milvus.tables.views, milvus.tables.sentences
        self._condition = condition
        self._owned = owned
        self._known: dict[Table, dict[int, list[_Near]]] = {table: {} for table in self._kinds}

    @property
    def is_large(self) -> bool:
        """False: waiting for another machine needs no thread of its own."""
        return False

    def nearest(
        self, query: Matrix, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]:
        """Return keys (ascending) and scores of up to `top_k` passages: the best among those of the nearest vectors.

        `allowed` and `exact` have no effect: filters are part of the condition, and the index is Milvus's.
        """
        if not query.any():
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        near = (self._search(table, query, self._condition, _SPARE * top_k) for table in self._kinds)
        keys = np.array(sorted({each.passage for found in near for each in found}), np.int64)
        scores = self.scores(query, keys)
        best = np.sort(best_rows(scores, top_k))
        return keys[best], scores[best]

    def scores(self, query: Matrix, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)`: best cosine of a view plus best cosine of a sentence of each passage."""
        return sum(
            (
                np.array([max((each.cosine for each in some), default=0.0) for some in found], np.float32)
                for found in (self._of_passages(table, query, keys) for table in self._kinds)
            ),
            np.zeros(len(keys), np.float32),
        )

    def sentence_cosines(self, query: Matrix, keys: Keys) -> list[Scores]:
        """Return, for each key, the cosines of its sentences in order, float32 `(n,)`."""
        found = self._of_passages(self._kinds[1], query, keys)
        return [np.array([each.cosine for each in sorted(some, key=_number)], np.float32) for some in found]

    def _of_passages(self, table: Table, query: Matrix, keys: Keys) -> list[list[_Near]]:
        """Return the vectors of each passage; calls Milvus for those not yet known."""
        known = self._known[table]
        missing = [key for key in keys.tolist() if key not in known]
        known |= {key: [] for key in missing}
        for near in self._all_of(table, query, missing):
            known[near.passage].append(near)
        return [known[key] for key in keys.tolist()]

    def _all_of(self, table: Table, query: Matrix, keys: Sequence[int]) -> Iterator[_Near]:
        """Yield all vectors of some passages: those found by Milvus, and the others fetched."""
        if not keys:
            return
        found = self._search(table, query, f"{self._owned} and {among('passage', keys)}", MOST_FOUND)
        counts = Counter(near.passage for near in found)
        whole = {near.passage for near in found if counts[near.passage] == near.siblings}
        yield from (near for near in found if near.passage in whole)
        yield from self._fetched(table, query, [key for key in keys if key not in whole])

    def _fetched(self, table: Table, query: Matrix, keys: Sequence[int]) -> Iterator[_Near]:
        """Yield all vectors of some passages, fetched and compared here."""
        if keys:
            condition = f"{self._owned} and {among('passage', keys)}"
            rows = list(self._milvus.scan(table, condition, (*table.found, "dense")))
            cosines = np.array([row["dense"] for row in rows], np.float32).reshape(len(rows), len(query)) @ query
            yield from (_near(row, cosine) for row, cosine in zip(rows, cosines.tolist(), strict=True))

    def _search(self, table: Table, query: Matrix, condition: str, limit: int) -> list[_Near]:
        found = self._milvus.search(table, query.tolist(), condition, limit)
        return [_near(row, cosine) for cosine, row in found]


def _near(row: Row, cosine: float) -> _Near:
    return _Near(row["passage"], row["number"], row["siblings"], cosine)


def _number(near: _Near) -> int:
    return near.number
