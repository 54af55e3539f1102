"""The best passages of a segment for one query, exactly, without reading every posting.

    concepts by the most that each can give ──> add up gains ──> stop when no other passage can be among the best

Source: Turtle and Flood, 1995 (MaxScore, term at a time).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Mask, Rows, Scores
from index.best import nth_best
from index.spans import run_starts
from index.words.bm25 import Scorer
from index.words.postings import Segment

FEW = 512
"""Passages of a segment that are scored all together by their own terms: quicker than concept by concept; chosen."""

_READ_AGAIN = 1
"""Reading a term of a given passage costs about so many postings. Measured (2026-11-30, a segment of 100,000 passages):
16 ns for 15."""

_PASSED_OVER = 8
"""Reading a term of a given passage costs about as much as passing over so many postings of others. Measured
(2026-11-30, a million passages, columns that are in no cache): with 2 it takes .3 ms longer of 8, with 16 as long."""

_MANY_MORE = 4
"""A segment so many times larger than all before it has its own best tell what the best reach; chosen."""

_SLACK = 1e-4
"""Share by which a bound is widened: float32 loses less in adding a hundred gains."""

_COLUMNS_A_VALUE = 4
"""Columns that values are laid out in for one value wanted: of the greatest 200, nine in ten are in columns of their
own then."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The best `count` passages of a collection are wanted, None for every one that shares a concept with the query.

    So many of the segments looked at so far, which have `seen` passages, reach the score `floor`; that of few passages
    says little about many.
    """

    count: int | None
    floor: float = 0.0
    seen: int = 0

    def after(self, segment: Segment, scores: Scores) -> "Wanted":
        """Return what is wanted once a segment was looked at, of whose passages these scores are the best."""
        floor = self.floor if self.count is None else max(self.floor, nth_best(scores, self.count))
        return Wanted(self.count, floor, self.seen + len(segment))


@dataclass(frozen=True, slots=True)
class _Concept:
    """What a segment holds of a concept: numbers of terms with their weights, postings, and the most it can give."""

    terms: list[int]
    weights: NDArray[np.float32]
    idf: float
    postings: int
    bound: float


def best_of(scorer: Scorer, segment: Segment, mask: Mask | None, wanted: Wanted) -> tuple[Rows, Scores]:
    """Return rows and scores > 0 of the passages that may be among the best ones wanted, all that are among them.

    Args:
        mask: which rows may be found; None for all.
    """
    if len(segment) <= FEW:
        scores = scorer.score_all(segment)
        (rows,) = (scores if mask is None else (scores > 0) & mask).nonzero()
        return rows, scores[rows]
    concepts = sorted(_concepts_in(scorer, segment), key=lambda concept: -concept.bound)
    reading = _Reading(scorer, segment, mask)
    count, floor = wanted.count, wanted.floor
    may_rise, read = len(segment) > _MANY_MORE * wanted.seen, 0.0
    for at, concept in enumerate(concepts):
        reading.add(concept)
        if count is None or not (left := concepts[at + 1 :]):
            continue
        read, most = read + concept.bound, _most(left)
        if may_rise and floor <= most < read:
            floor = max(floor, reading.reached(count, most, left[0].postings))
        if most < floor * (1 - _SLACK):
            return reading.best_of_met(left, count, floor)
    rows = _may_reach(reading.gained, floor)
    return rows, reading.gained[rows]


class _Reading:
    """What the passages of a segment have gained by the concepts read so far; one that may not be found gains nothing.

    `gained` is float32 `(passages,)`.
    """

    def __init__(self, scorer: Scorer, segment: Segment, mask: Mask | None) -> None:
        self._scorer = scorer
        self._segment = segment
        self.gained = np.zeros(len(segment), np.float32)
        if mask is not None:
            self.gained = np.where(mask, 0, -np.inf).astype(np.float32)
        self._pool = np.zeros(len(segment), np.float32)

    def add(self, concept: _Concept, among: Mask | None = None) -> None:
        """Add what a concept gives each passage, or only those of a mask."""
        rows, tf = _pooled(self._segment, concept, self._pool, among)
        gain = self._scorer.gain(tf, self._segment.lengths.take(rows, mode="clip"), concept.idf)
        self.gained[rows] = self.gained.take(rows, mode="clip") + gain

    def best_of_met(self, left: Sequence[_Concept], count: int, floor: float) -> tuple[Rows, Scores]:
        """Return what `best_of` does where the concepts left cannot lift a passage that has gained nothing so far."""
        while True:
            among = self.gained >= _a_little_below(floor - _most(left))
            few = int(np.count_nonzero(among))
            if not left or self._is_worth_reading(_PASSED_OVER * few, sum(concept.postings for concept in left)):
                (rows,) = among.nonzero()
                return rows, self._scorer.score_rows(self._segment, rows) if left else self.gained[rows]
            self.add(left[0], among)
            left = left[1:]

    def reached(self, count: int, most: float, postings: int) -> float:
        """Return a score above `most` that the best `count` reach: by what they gained so far, or else by reading those
        that have gained most, where that takes less than reading so many postings; 0 where none is found."""
        # Only a score above what is left to gain ends the reading: nothing below it is looked at.
        if np.count_nonzero(self.gained >= most) >= count:
            return nth_best(self.gained[_may_reach(self.gained, most)], count)
        if self._is_worth_reading(2 * count, postings):
            rows = _may_reach(self.gained, _reached_by(self.gained, 2 * count))
            return nth_best(self._scorer.score_rows(self._segment, rows), count)
        return 0.0

    def _is_worth_reading(self, passages: int, postings: int) -> bool:
        """Return whether reading all terms of so many passages takes less than reading so many postings."""
        return _READ_AGAIN * passages * (len(self._segment.row_terms) // max(len(self._segment), 1)) < postings


def _concepts_in(scorer: Scorer, segment: Segment) -> list[_Concept]:
    """Return what the segment holds of each concept of which it holds anything."""
    every = scorer.located(segment)
    (present,) = (every >= 0).nonzero()
    if not len(present):
        return []
    terms, weights = every[present], scorer.weights[present]
    concepts = scorer.starts.searchsorted(present, side="right") - 1
    starts = run_starts(concepts)
    postings = np.add.reduceat(segment.starts[terms + 1] - segment.starts[terms], starts)
    most = np.add.reduceat(weights * segment.most_counts[terms], starts)
    least = np.minimum.reduceat(segment.least_lengths[terms], starts)
    idf = scorer.idf[concepts[starts]]
    bounds = scorer.gain(most, least, idf)
    parts = zip(starts.tolist(), [*starts[1:].tolist(), len(present)], strict=True)
    columns = zip(idf.tolist(), postings.tolist(), bounds.tolist(), strict=True)
    return [
        _Concept(terms[start:end].tolist(), weights[start:end], *column)
        for (start, end), column in zip(parts, columns, strict=True)
    ]


def _most(left: Sequence[_Concept]) -> float:
    """Return what a passage can gain at most by some concepts."""
    return sum(concept.bound for concept in left) * (1 + _SLACK)


def _reached_by(values: Scores, count: int) -> float:
    """Return a value that `count` of many values reach, and hardly more: `nth_best`, by the greatest of each column."""
    columns = min(_COLUMNS_A_VALUE * count, len(values))
    return nth_best(values[: len(values) // columns * columns].reshape(-1, columns).max(axis=0), count)


def _may_reach(gained: Scores, floor: float) -> Rows:
    """Return the rows that have gained something, and about `floor` at least."""
    least = _a_little_below(floor)
    (rows,) = (gained > 0 if least <= 0 else gained >= least).nonzero()
    return rows


def _a_little_below(floor: float) -> float:
    return floor - _SLACK * abs(floor)


def _pooled(segment: Segment, concept: _Concept, pooled: Scores, among: Mask | None = None) -> tuple[Rows, Scores]:
    """Return rows and pooled frequencies of a concept; a row comes once per term that it has, always with the same.

    Args:
        pooled: float32, a zero for each passage, and so again after the call.
        among: the only rows to return; None for all.
    """
    lists = [slice(segment.starts[term], segment.starts[term + 1]) for term in concept.terms]
    rows = np.concatenate([segment.rows[part] for part in lists], dtype=np.int64)
    if among is None:
        weighted = np.concatenate([segment.counts[part] * w for part, w in zip(lists, concept.weights, strict=True)])
    else:
        (kept,) = among.take(rows, mode="clip").nonzero()
        counts = np.concatenate([segment.counts[part] for part in lists])
        ends = np.cumsum([part.stop - part.start for part in lists])
        rows = rows[kept]
        weighted = counts[kept] * concept.weights[ends.searchsorted(kept, side="right")]
    if len(lists) == 1:
        return rows, weighted
    # A quarter of the time of `pooled[rows] += ...` (measured: NumPy 2.4.6, 25,000 of 262,144 rows), which would also
    # count a row once only.
    np.add.at(pooled, rows, weighted)
    tf = pooled.take(rows, mode="clip")
    pooled[rows] = 0
    return rows, tf
