"""Nearest passages by meaning: inner products over unit rows, found by FAISS.

A passage has vectors of two kinds, its views and its sentences (see `embed`). Its score is the best cosine of its views
plus the best cosine of its sentences. Like the terms, vectors lie in segments that never change (see `segmented`).

Segments below `CODED_FROM` passages are compared row by row, hence exactly. Of larger ones, codes find candidates (see
`unit_rows`), and their rows score them.
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
"""Numbers of something, and the score or the cosine of each."""

_VECTORS_A_CANDIDATE = MOST_VIEWS
"""Vectors fetched of each kind for one passage wanted."""

_CODES_A_CANDIDATE = 4
"""Codes fetched of each kind for one passage wanted: measured, see `unit_rows`."""


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
        """Add passages whose keys are not there yet."""
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
        """Whether finding the nearest takes milliseconds, so that it is worth a thread of its own."""
        return any(part.segment.sentences.is_coded for part in self._parts)

    def nearest(
        self, query: Matrix, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]:
        """Return the ascending keys of up to `top_k` passages near the query, those with the best scores among the
        owners of its nearest vectors, and their scores.

        Args:
            query: float32 `(dim,)`; a zero row is near nothing.
            allowed: the only keys to look at, applied before ranking; None for all.
            exact: compare all vectors themselves, which takes long and shows what the codes miss.
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
        # One segment after another: in pieces so short, threads mostly wait for Python's lock (2.9 ms instead of 1.9).
        scores = self.scores(query, found)
        best = np.sort(best_rows(scores, top_k))
        return found[best], scores[best]

    def scores(self, query: Matrix, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)` in [-2, 2]: best cosine of a view plus best cosine of a sentence, for exactly
        these keys (0 for a kind of which a passage has no vector)."""
        self.settle()
        scores = np.zeros(len(keys), np.float32)
        for part in self._parts:
            which, some = part.scores(query, keys)
            scores[which] = some
        return scores

    def sentence_cosines(self, query: Matrix, keys: Keys) -> list[Scores]:
        """Return, for each key, the cosines of its sentences in the order of `embed.sentences`; float32 `(n,)`, empty
        for a passage that is not here."""
        self.settle()
        found = [np.empty(0, np.float32)] * len(keys)
        for part in self._parts:
            which, rows = part.live.find(keys)
            cosines, counts = part.segment.sentences.cosines(query, rows)
            for at, end, count in zip(which.tolist(), np.cumsum(counts).tolist(), counts.tolist(), strict=True):
                found[at] = cosines[end - count : end]
        return found

    def columns(self) -> dict[str, NDArray[Any]]:
        """Return the vectors of all passages alive, in the order of their keys: equal for the same passages."""
        self.settle()
        alive = (part.segment.columns_of(part.live.every()) for part in self._parts)
        return VectorColumns.joined([VectorColumns.empty(self._dim), *alive])._asdict()

    @classmethod
    def of_segments(cls, dim: int, segments: Iterable[VectorSegment], removed: Keys) -> Self:
        """Return the index of saved segments without some passages; none of these keys may have come back."""
        return cls(dim)._holding(segments, removed)

    def _owners(self, query: Matrix, top_k: int, masks: Sequence[Mask | None], exact: bool) -> list[Keys]:
        """Return the keys of the passages that own the nearest vectors of each kind, with repetition."""
        kinds = [[kind(part.segment) for part in self._parts] for kind in KINDS]
        counts = [_fetched(rows) * top_k for rows in kinds]
        searches = [
            partial(each.nearest, query, count, mask, exact=exact)
            for rows, count in zip(kinds, counts, strict=True)
            for each, mask in zip(rows, masks, strict=True)
        ]
        found = self._at_once(searches)
        # The owners of one kind are found while the other kind is still searched.
        return [
            self._owners_of_best(rows, [*islice(found, len(rows))], count)
            for rows, count in zip(kinds, counts, strict=True)
        ]

    def _at_once(self, pieces: Sequence[Callable[[], Found]]) -> Iterator[Found]:
        """Yield what the pieces of a search give, in their order: hardly any Python runs in them, so that those of a
        large collection go to all processors, and there are many, so that none waits long for the others."""
        return _BESIDE.map(call, pieces) if self.is_large else map(call, pieces)

    def _owners_of_best(self, rows: Sequence[UnitRows], found: Sequence[Found], count: int) -> Keys:
        """Return the keys of the passages that own the best `count` of the vectors found in each segment."""
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
    """Return how many vectors are fetched for one passage wanted."""
    return _CODES_A_CANDIDATE if any(each.is_coded for each in rows) else _VECTORS_A_CANDIDATE


_BESIDE = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="nearest")
"""Threads that search the vectors of a kind in a segment; they start when they are first needed."""
