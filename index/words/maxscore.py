"""Exact top-k retrieval from a segment without reading all postings: MaxScore, concept at a time.

    concepts by descending upper bound ──> accumulate scores ──> stop when no unseen passage can reach the top k

Source: Turtle and Flood, 1995.
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
"""Passages of a segment up to which all are scored passage by passage, which is faster than by postings; chosen."""

_TERM_COST = 1
"""Cost of reading a term of a given passage, in postings read. Measured (2026-11-30, a segment of 100,000 passages):
16 ns for 15."""

_SKIPPED_TERM_COST = 8
"""Cost of reading a term of a given passage, in postings skipped because their passage is no candidate. Measured
(2026-11-30, a million passages, columns not cached): of 8 ms, .3 ms more with 2, and the same with 16."""

_LARGE_RATIO = 4
"""A segment that is this many times larger than all before it raises the threshold by its own best passages; chosen."""

_SLACK = 1e-4
"""Relative margin of upper bounds, above the rounding error of a sum of a hundred float32 contributions."""

_COLUMNS_A_VALUE = 4
"""Columns for each of the greatest values searched: of the greatest 200, nine in ten are then alone in their column."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A top-k search in progress over the segments of a collection.

    Attributes:
        count: k; None for all passages that share a concept with the query.
        floor: lower bound of the k-th best score, from the segments searched so far.
        seen: passages of these segments.
    """

    count: int | None
    floor: float = 0.0
    seen: int = 0

    def after(self, segment: Segment, scores: Scores) -> "Wanted":
        """Return the search after a segment whose best scores these are."""
        floor = self.floor if self.count is None else max(self.floor, nth_best(scores, self.count))
        return Wanted(self.count, floor, self.seen + len(segment))


@dataclass(frozen=True, slots=True)
class _Concept:
    """A concept in a segment: its terms there, by number, with their weights.

    `postings` is how many these terms have together, `bound` the upper bound of the contribution to a score.
    """

    terms: list[int]
    weights: NDArray[np.float32]
    idf: float
    postings: int
    bound: float


def best_of(scorer: Scorer, segment: Segment, mask: Mask | None, wanted: Wanted) -> tuple[Rows, Scores]:
    """Return rows and scores > 0 of a superset of the segment's passages among the best `wanted.count`.

    Args:
        mask: rows to which the search is restricted; None for no restriction.
    """
    if len(segment) <= FEW:
        scores = scorer.score_all(segment)
        (rows,) = (scores if mask is None else (scores > 0) & mask).nonzero()
        return rows, scores[rows]
    concepts = sorted(_concepts_in(scorer, segment), key=lambda concept: -concept.bound)
    partial = _PartialScores(scorer, segment, mask)
    count, floor = wanted.count, wanted.floor
    may_raise_floor, read_bound = len(segment) > _LARGE_RATIO * wanted.seen, 0.0
    for at, concept in enumerate(concepts):
        partial.add(concept)
        if count is None or not (unread := concepts[at + 1 :]):
            continue
        read_bound, unread_bound = read_bound + concept.bound, _upper_bound(unread)
        if may_raise_floor and floor <= unread_bound < read_bound:
            floor = max(floor, partial.reached(count, unread_bound, unread[0].postings))
        if unread_bound < floor * (1 - _SLACK):
            return partial.finish(unread, floor)
    rows = _candidates(partial.scores, floor)
    return rows, partial.scores[rows]


class _PartialScores:
    """The scores of a segment's passages by the concepts read so far.

    `scores` is float32 `(passages,)`, -inf for rows outside the mask.
    """

    def __init__(self, scorer: Scorer, segment: Segment, mask: Mask | None) -> None:
        self._scorer = scorer
        self._segment = segment
        self.scores = np.zeros(len(segment), np.float32)
        if mask is not None:
            self.scores = np.where(mask, 0, -np.inf).astype(np.float32)
        self._pool = np.zeros(len(segment), np.float32)

    def add(self, concept: _Concept, among: Mask | None = None) -> None:
        """Add the contribution of a concept to all passages, or to those of a mask."""
        rows, tf = _pooled(self._segment, concept, self._pool, among)
        gain = self._scorer.gain(tf, self._segment.lengths.take(rows, mode="clip"), concept.idf)
        self.scores[rows] = self.scores.take(rows, mode="clip") + gain

    def finish(self, unread: Sequence[_Concept], floor: float) -> tuple[Rows, Scores]:
        """Return the result of `best_of` once the unread concepts alone cannot lift a passage to the floor.

        The unread concepts are added to the remaining candidates only, which become fewer with each, until scoring
        these passage by passage is cheaper.
        """
        while True:
            among = self.scores >= _widened(floor - _upper_bound(unread))
            left = int(np.count_nonzero(among))
            postings = sum(concept.postings for concept in unread)
            if not unread or self._is_cheaper_by_passage(_SKIPPED_TERM_COST * left, postings):
                (rows,) = among.nonzero()
                return rows, self._scorer.score_rows(self._segment, rows) if unread else self.scores[rows]
            self.add(unread[0], among)
            unread = unread[1:]

    def reached(self, count: int, least: float, postings: int) -> float:
        """Return a lower bound of the `count`-th best score, by partial scores; where these do not exceed `least`, by
        the full scores of the best `2 * count` so far if they cost less than `postings`, and else 0."""
        # Only a floor above `least`, the bound of the unread concepts, ends the reading.
        if np.count_nonzero(self.scores >= least) >= count:
            return nth_best(self.scores[_candidates(self.scores, least)], count)
        if self._is_cheaper_by_passage(2 * count, postings):
            rows = _candidates(self.scores, _approximate_nth_best(self.scores, 2 * count))
            return nth_best(self._scorer.score_rows(self._segment, rows), count)
        return 0.0

    def _is_cheaper_by_passage(self, passages: int, postings: int) -> bool:
        """Return whether reading all terms of so many passages costs less than reading so many postings."""
        return _TERM_COST * passages * (len(self._segment.row_terms) // max(len(self._segment), 1)) < postings


def _concepts_in(scorer: Scorer, segment: Segment) -> list[_Concept]:
    """Return the concepts of the query that occur in a segment."""
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


def _upper_bound(concepts: Sequence[_Concept]) -> float:
    """Return the most that these concepts can add to a score."""
    return sum(concept.bound for concept in concepts) * (1 + _SLACK)


def _approximate_nth_best(values: Scores, count: int) -> float:
    """Return about the `count`-th greatest value, and no greater one: `nth_best` of the maxima of columns."""
    columns = min(_COLUMNS_A_VALUE * count, len(values))
    return nth_best(values[: len(values) // columns * columns].reshape(-1, columns).max(axis=0), count)


def _candidates(scores: Scores, floor: float) -> Rows:
    """Return the rows with a score > 0 that may reach `floor`."""
    least = _widened(floor)
    (rows,) = (scores > 0 if least <= 0 else scores >= least).nonzero()
    return rows


def _widened(floor: float) -> float:
    return floor - _SLACK * abs(floor)


def _pooled(segment: Segment, concept: _Concept, pooled: Scores, among: Mask | None = None) -> tuple[Rows, Scores]:
    """Return rows and pooled frequencies of a concept; a row is repeated, with the same value, for each of its terms.

    Args:
        pooled: float32 zeros `(passages,)` to work in; zeros again after the call.
        among: mask of the rows to return; None for all.
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
    # `pooled[rows] += ...` would count a repeated row once, and is four times slower (NumPy 2.4.6, 25,000 of 262,144
    # rows).
    np.add.at(pooled, rows, weighted)
    tf = pooled.take(rows, mode="clip")
    pooled[rows] = 0
    return rows, tf
