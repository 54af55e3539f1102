"""The vector index of a collection: nearest neighbours by inner product over unit rows.

A passage has vectors of two kinds, views and sentences (see `embed`). Its score is the best cosine of its views plus
the best cosine of its sentences. Vectors lie in immutable segments (see `segmented`).

Segments of fewer than `CODED_FROM` passages are searched exactly. In larger ones, candidates are found by quantised
codes (see `unit_rows`), and scored by the vectors themselves.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from operator import call
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Keys, Mask, Scores
from index.best import best_rows, nth_best
from index.segments.live_rows import LiveRows
from index.segments.segmented import SegmentedIndex
from index.spans import distinct
from index.vectors.encoder import Matrix
from index.vectors.part import KINDS, MOST_VIEWS, Part
from index.vectors.segment import PassageVectors, VectorColumns, VectorSegment
from index.vectors.unit_rows import UnitRows

Found = tuple[NDArray[np.int64], Scores]
"""Row numbers, and the cosine of each."""

_VECTORS_A_CANDIDATE = MOST_VIEWS
"""Vectors of each kind retrieved for each hit wanted, by exact search."""

_CODES_A_CANDIDATE = 4
"""Likewise by codes; measured, see `unit_rows`."""


class DenseIndex(SegmentedIndex[VectorSegment, Part]):
    """The vectors of a collection's passages."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self._dim = dim
        self._new: list[PassageVectors] = []

    def __len__(self) -> int:
        """Return how many passages have a vector."""
        self.settle()
        return sum(part.count() for part in self._parts)

    def add(self, vectors: PassageVectors) -> None:
        """Add passages with new keys."""
        if len(vectors.keys):
            self._new.append(vectors)

    def _empty(self) -> "DenseIndex":
        return DenseIndex(self._dim)

    def _part(self, segment: VectorSegment) -> Part:
        return Part(segment, LiveRows(segment.keys))

    def _merge(self, parts: Sequence[Part]) -> VectorSegment:
        if not parts:
            return VectorSegment.of([], self._dim)
        return VectorSegment.merged([part.segment for part in parts], [part.live.every() for part in parts])

    def _take_new(self) -> VectorSegment | None:
        new, self._new = self._new, []
        return VectorSegment.of(new, self._dim) if new else None

    @property
    def is_large(self) -> bool:
        """Whether a search takes milliseconds, so that it is worth a thread of its own."""
        return any(part.segment.sentences.is_coded for part in self._parts)

    def nearest(
        self, query: Matrix, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]:
        """Return keys (ascending) and scores of up to `top_k` passages: the best among those of the nearest vectors.

        Args:
            query: float32 `(dim,)`; a zero row finds nothing.
            allowed: restricts the search to these keys, before ranking; None for no restriction.
            exact: compare all vectors instead of codes: slow, to measure the recall of codes.
        """
        self.settle()
        if not query.any() or not self._parts:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        masks = [part.live.searched(allowed) for part in self._parts]
        if not any(part.has_more_than(top_k, mask) for part, mask in zip(self._parts, masks, strict=True)):
            few = [part.keys(mask) for part, mask in zip(self._parts, masks, strict=True)]
            if sum(map(len, few)) <= top_k:
                keys = np.sort(np.concatenate(few))
                return keys, self.scores(query, keys)
        found = distinct(np.concatenate(self._owners(query, top_k, masks, exact)))
        # Not in threads: for tasks this short they mostly wait for Python's global lock (2.9 ms instead of 1.9).
        scores = self.scores(query, found)
        best = np.sort(best_rows(scores, top_k))
        return found[best], scores[best]

    def scores(self, query: Matrix, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)` in [-2, 2]: best cosine of a view plus best cosine of a sentence, each 0 if
        the passage has none."""
        self.settle()
        scores = np.zeros(len(keys), np.float32)
        for part in self._parts:
            which, some = part.scores(query, keys)
            scores[which] = some
        return scores

    def sentence_cosines(self, query: Matrix, keys: Keys) -> list[Scores]:
        """Return, for each key, the cosines of its sentences in the order of `embed.sentences`, float32 `(n,)`; empty
        for an unknown key."""
        self.settle()
        found = [np.empty(0, np.float32)] * len(keys)
        for part in self._parts:
            which, rows = part.live.find(keys)
            cosines, counts = part.segment.sentences.cosines(query, rows)
            for at, end, count in zip(which.tolist(), np.cumsum(counts).tolist(), counts.tolist(), strict=True):
                found[at] = cosines[end - count : end]
        return found

    def columns(self) -> dict[str, NDArray[Any]]:
        """Return the vectors of all live passages by ascending keys: equal for indexes of the same passages."""
        self.settle()
        alive = (part.segment.columns_of(part.live.every()) for part in self._parts)
        return VectorColumns.joined([VectorColumns.empty(self._dim), *alive])._asdict()

    @classmethod
    def of_segments(cls, dim: int, segments: Iterable[VectorSegment], removed: Keys) -> Self:
        """Return the index of saved segments without the passages `removed`, whose keys were not reused."""
        return cls(dim)._holding(segments, removed)

    def _owners(self, query: Matrix, top_k: int, masks: Sequence[Mask | None], exact: bool) -> list[Keys]:
        """Return the keys of the passages of the nearest vectors of each kind, with repetition."""
        kinds = [[kind(part.segment) for part in self._parts] for kind in KINDS]
        counts = [_fetched(rows) * top_k for rows in kinds]
        searches = [
            partial(each.nearest, query, count, mask, exact=exact)
            for rows, count in zip(kinds, counts, strict=True)
            for each, mask in zip(rows, masks, strict=True)
        ]
        found = self._at_once(searches)
        # Results of one kind are processed while the other is still searched.
        return [
            self._owners_of_best(rows, [*islice(found, len(rows))], count)
            for rows, count in zip(kinds, counts, strict=True)
        ]

    def _at_once(self, pieces: Sequence[Callable[[], Found]]) -> Iterator[Found]:
        """Yield the results of the searches in order; those of a large collection run in threads, since they run hardly
        any Python, in parts small enough to balance the load."""
        return _THREADS.map(call, pieces) if self.is_large else map(call, pieces)

    def _owners_of_best(self, rows: Sequence[UnitRows], found: Sequence[Found], count: int) -> Keys:
        """Return the keys of the passages of the best `count` vectors found in all segments."""
        cosines = np.concatenate([cosines for _, cosines in found])
        numbers = [numbers for numbers, _ in found]
        if len(cosines) > count:
            least = nth_best(cosines, count)
            numbers = [numbers[cosines >= least] for numbers, cosines in found]
        owners = [
            part.segment.keys[each.owners(np.sort(chosen))]
            for part, each, chosen in zip(self._parts, rows, numbers, strict=True)
        ]
        return np.concatenate(owners)


def _fetched(rows: Sequence[UnitRows]) -> int:
    """Return how many vectors are retrieved for each hit wanted."""
    return _CODES_A_CANDIDATE if any(each.is_coded for each in rows) else _VECTORS_A_CANDIDATE


_THREADS = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="nearest")
"""Each searches the vectors of one kind in one segment; started when first needed."""
