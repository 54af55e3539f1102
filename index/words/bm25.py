"""One query against one segment: BM25 over concepts, exactly, and the best of it without reading every posting.

    best   concepts by the most that each can give ──> add up gains ──> stop when no other passage can be among the best
    exact  the terms of given passages ──> those that the query has ──> gains

Gains and their sum are those of the formula in `sparse`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Frequencies, Hashes, Mask, Rows, Scores
from index.spans import distinct, places, run_starts, spans
from index.words.postings import Segment

K1 = 1.2
B = 0.75

_MANY_MORE = 4
"""A segment so many times larger than all before it has its own best tell what the best reach; chosen."""

_SLACK = 1e-4
"""Share by which a bound is widened: float32 loses less in adding a hundred gains."""

_COLUMNS_A_VALUE = 4
"""Columns that values are laid out in for one value wanted: of the greatest 200, nine in ten are in columns of their
own then."""

FEW = 512
"""Passages of a segment that are scored all together by their own terms: quicker than concept by concept; chosen."""

_READ_AGAIN = 1
"""Reading a term of a given passage costs about so many postings. Measured (2026-11-30, a segment of 100,000 passages):
16 ns for 15."""

_ENDS = 1 << 16
"""Values of the last bits of a term's number, by which terms are told apart first: a mask that the cache holds."""

_PASSED_OVER = 8
"""Reading a term of a given passage costs about as much as passing over so many postings of others. Measured
(2026-11-30, a million passages, columns that are in no cache): with 2 it takes .3 ms longer of 8, with 16 as long."""


@dataclass(frozen=True, slots=True)
class SparseQuery:
    """Weighted terms in columns: uint64 hash, float32 weight > 0, and the number of the concept of each."""

    hashes: Hashes
    weights: NDArray[np.float32]
    concepts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Concept:
    """What a segment holds of a concept: numbers of terms with their weights, postings, and the most it can give."""

    terms: list[int]
    weights: NDArray[np.float32]
    idf: float
    postings: int
    bound: float


class Scorer:
    """A query with the weights of its concepts in a whole collection; it scores one segment at a time.

    For one request in one thread: it remembers where each segment has the terms.
    """

    def __init__(self, query: SparseQuery, frequencies: Frequencies, passages: int, average_length: float) -> None:
        """Take in how many of the collection's passages each term occurs, how many there are, and their length."""
        # By concept, as reductions over the terms of one want them.
        columns = query.concepts.argsort(kind="stable")
        self.hashes = query.hashes[columns]
        self._weights = query.weights[columns]
        self._starts = run_starts(query.concepts[columns])
        self._passages = passages
        df = np.add.reduceat(self._weights * frequencies(self.hashes), self._starts, dtype=np.float64)
        self._df = df.clip(max=passages)
        self._idf = self._weights_of_concepts().astype(np.float32)
        self._flat = np.float32(K1 * (1 - B))
        self._per_length = np.float32(K1 * B / average_length)
        self._located: dict[Segment, Rows] = {}
        self._scored: dict[Segment, Scores] = {}
        self._counted: dict[Segment, NDArray[np.uint8]] = {}

    def best(
        self, segment: Segment, mask: Mask | None, count: int | None, floor: float, seen: int
    ) -> tuple[Rows, Scores]:
        """Return rows and scores > 0 of the passages that may be among the best `count`, all that are among them.

        Args:
            mask: which rows may be found; None for all.
            floor: a score that `count` passages of other segments reach.
            seen: how many passages these have; the floor of few says little about many.
        """
        if len(segment) <= FEW:
            return self._all_of(segment, mask)
        concepts = sorted(self._held(segment), key=lambda concept: -concept.bound)
        # A passage that may not be found gains nothing.
        gained = np.zeros(len(segment), np.float32) if mask is None else np.where(mask, 0, -np.inf).astype(np.float32)
        pooled = np.zeros(len(segment), np.float32)
        may_rise, read = len(segment) > _MANY_MORE * seen, 0.0
        for at, concept in enumerate(concepts):
            self._add(segment, concept, gained, pooled)
            if count is None or not (left := concepts[at + 1 :]):
                continue
            read, most = read + concept.bound, _most(left)
            if may_rise and floor <= most < read:
                floor = max(floor, self._reached(segment, gained, count, most, left[0].postings))
            if most < floor * (1 - _SLACK):
                return self._best_of_met(segment, left, gained, pooled, count, floor)
        rows = _may_reach(gained, floor)
        return rows, gained[rows]

    def exact(self, segment: Segment, rows: Rows) -> Scores:
        """Return float32 `(len(rows),)`: the score of each passage, 0 for one that shares no concept."""
        if segment in self._scored:
            return self._scored[segment][rows]
        return self.scores(self._counts(segment, rows), segment.lengths[rows])

    def scores(self, counts: NDArray[np.uint8], lengths: NDArray[np.int32]) -> Scores:
        """Return float32 `(n,)`: the score of each passage that has the terms of `hashes` so often, uint8 `(n, terms)`,
        and is so long."""
        tf = np.add.reduceat(counts * self._weights, self._starts, axis=1)
        gains = self._gain(tf, lengths[:, np.newaxis], self._idf)
        scores: Scores = gains.sum(axis=1, dtype=np.float32)
        return scores

    def alone(self) -> Scores:
        """Return float32, an item for each of `hashes`: what the term adds to a passage of mean length that has it
        once, and no other one of its concept."""
        sizes = np.diff([*self._starts.tolist(), len(self.hashes)])
        gain: Scores = np.float32(K1 + 1) * np.repeat(self._idf, sizes) * self._weights / (self._weights + K1)
        return gain.astype(np.float32)

    def coverage(self, segment: Segment, rows: Rows, unseen: int) -> Scores:
        """Return float32 `(len(rows),)` in [0, 1]: the share of the query's weight that each passage has, the weights
        those of a collection with `unseen` more passages."""
        idf = self._weights_of_concepts(unseen)
        every = self._counted.get(segment)
        present = (self._counts(segment, rows) if every is None else every[rows]) > 0
        held = np.maximum.reduceat(present * np.minimum(self._weights, np.float32(1)), self._starts, axis=1)
        covered: Scores = (held @ (idf / idf.sum())).astype(np.float32)
        return covered

    def _weights_of_concepts(self, unseen: int = 0) -> NDArray[np.float64]:
        """Return the idf of each concept, as if there were `unseen` more passages without any of them."""
        idf: NDArray[np.float64] = np.log(1 + (self._passages + unseen - self._df + 0.5) / (self._df + 0.5))
        return idf

    def _at(self, segment: Segment) -> Rows:
        """Return the number of each term in a segment, -1 where it has none."""
        if segment not in self._located:
            self._located[segment] = segment.locate(self.hashes)
        return self._located[segment]

    def _counts(self, segment: Segment, rows: Rows) -> NDArray[np.uint8]:
        """Return uint8 `(len(rows), terms)`: how often each passage has each term of the query."""
        at = self._at(segment)
        starts = segment.row_starts[rows]
        sizes = segment.row_starts[rows + 1] - starts
        picked = spans(starts, sizes)
        terms = segment.row_terms[picked]
        # Nearly all terms are others than those asked for, and of these nearly all end in other bits.
        ends = np.zeros(_ENDS, np.bool_)
        ends[at[at >= 0] & (_ENDS - 1)] = True
        (hit,) = ends.take(terms & (_ENDS - 1), mode="clip").nonzero()
        # Two that are one term have one column, and those that the segment lacks have one that stays empty.
        wanted = distinct(at)
        columns = places(wanted, terms[hit].astype(np.int64))
        hit, columns = hit[columns >= 0], columns[columns >= 0]
        counts = np.zeros((len(rows), len(wanted)), np.uint8)
        counts[sizes.cumsum().searchsorted(hit, side="right"), columns] = segment.row_counts[picked[hit]]
        return counts.take(wanted.searchsorted(at), axis=1)

    def _all_of(self, segment: Segment, mask: Mask | None) -> tuple[Rows, Scores]:
        """Return rows and scores > 0 of a small segment, and remember them."""
        counts = self._counted[segment] = self._counts(segment, np.arange(len(segment)))
        scores = self._scored[segment] = self.scores(counts, segment.lengths)
        (rows,) = (scores if mask is None else (scores > 0) & mask).nonzero()
        return rows, scores[rows]

    def _gain(self, tf: Scores, lengths: NDArray[np.int32], idf: NDArray[np.float32] | float) -> Scores:
        gain: Scores = np.float32(K1 + 1) * np.asarray(idf, np.float32) * tf
        gain /= tf + (self._flat + self._per_length * lengths.astype(np.float32))
        return gain

    def _held(self, segment: Segment) -> list[_Concept]:
        """Return what the segment holds of each concept of which it holds anything."""
        every = self._at(segment)
        (held,) = (every >= 0).nonzero()
        if not len(held):
            return []
        terms, weights = every[held], self._weights[held]
        concepts = self._starts.searchsorted(held, side="right") - 1
        starts = run_starts(concepts)
        postings = np.add.reduceat(segment.starts[terms + 1] - segment.starts[terms], starts)
        most = np.add.reduceat(weights * segment.most_counts[terms], starts)
        least = np.minimum.reduceat(segment.least_lengths[terms], starts)
        idf = self._idf[concepts[starts]]
        bounds = self._gain(most, least, idf)
        parts = zip(starts.tolist(), [*starts[1:].tolist(), len(held)], strict=True)
        columns = zip(idf.tolist(), postings.tolist(), bounds.tolist(), strict=True)
        return [
            _Concept(terms[start:end].tolist(), weights[start:end], *column)
            for (start, end), column in zip(parts, columns, strict=True)
        ]

    def _add(
        self, segment: Segment, concept: _Concept, gained: Scores, pooled: Scores, among: Mask | None = None
    ) -> None:
        """Add to `gained` what a concept gives each passage, or only those of a mask."""
        rows, tf = _pooled(segment, concept, pooled, among)
        gain = self._gain(tf, segment.lengths.take(rows, mode="clip"), concept.idf)
        gained[rows] = gained.take(rows, mode="clip") + gain

    def _best_of_met(
        self,
        segment: Segment,
        left: Sequence[_Concept],
        gained: Scores,
        pooled: Scores,
        count: int,
        floor: float,
    ) -> tuple[Rows, Scores]:
        """Return what `best` does where the concepts left cannot lift a passage that has gained nothing so far."""
        while True:
            among = gained >= _a_little_below(floor - _most(left))
            few = int(np.count_nonzero(among))
            if not left or self._is_worth_reading(segment, _PASSED_OVER * few, sum(c.postings for c in left)):
                (rows,) = among.nonzero()
                return rows, self.exact(segment, rows) if left else gained[rows]
            self._add(segment, left[0], gained, pooled, among)
            left = left[1:]

    def _reached(self, segment: Segment, gained: Scores, count: int, most: float, postings: int) -> float:
        """Return a score above `most` that the best `count` reach: by what they gained so far, or else by reading those
        that have gained most, where that takes less than reading so many postings; 0 where none is found."""
        # Only a score above what is left to gain ends the reading: nothing below it is looked at.
        if np.count_nonzero(gained >= most) >= count:
            return nth_best(gained[_may_reach(gained, most)], count)
        if self._is_worth_reading(segment, 2 * count, postings):
            return nth_best(self.exact(segment, _may_reach(gained, _reached_by(gained, 2 * count))), count)
        return 0.0

    @staticmethod
    def _is_worth_reading(segment: Segment, passages: int, postings: int) -> bool:
        """Return whether reading all terms of so many passages takes less than reading so many postings."""
        return _READ_AGAIN * passages * (len(segment.row_terms) // max(len(segment), 1)) < postings


def nth_best(scores: Scores, count: int | None) -> float:
    """Return the score of the last of the best `count`; 0 where there are fewer, or for None."""
    if count is None or len(scores) < count:
        return 0.0
    # The greatest as the least of the negative ones: NumPy 2.4.6 takes a hundred times as long to part off the greatest
    # where half of all numbers are equal and least.
    return -float(np.partition(-scores, count - 1)[count - 1])


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
