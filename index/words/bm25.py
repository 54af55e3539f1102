"""One query against one segment: BM25 over concepts, exactly, and the best of it without reading every posting.

    best   concepts by the most that each can give ──> add up gains ──> stop when no other passage can be among the best
    exact  the terms of given passages ──> those that the query has ──> gains

Gains and their sum are those of the formula in `sparse`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct, run_starts, spans
from index.words.postings import Rows, Segment

K1 = 1.2
B = 0.75

_SLACK = 1e-4
"""Share by which a bound is widened: float32 loses less in adding a hundred gains."""

FEW = 512
"""Passages of a segment that are scored all together by their own terms: quicker than concept by concept; chosen."""

_READ_AGAIN = 1
"""Reading a term of a given passage costs about so many postings. Measured (2026-11-30, a segment of 100,000 passages):
16 ns for 15."""

Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]
Frequencies = Callable[[NDArray[np.uint64]], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class SparseQuery:
    """Weighted terms in columns: uint64 hash, float32 weight > 0, and the number of the concept of each."""

    hashes: NDArray[np.uint64]
    weights: NDArray[np.float32]
    concepts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Concept:
    """What a segment holds of a concept: numbers of terms with their weights, postings, and the most it can give."""

    terms: list[int]
    weights: list[float]
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
        self._tables: dict[Segment, tuple[NDArray[np.int16], Rows]] = {}
        self._scored: dict[Segment, Scores] = {}
        self._counted: dict[Segment, NDArray[np.uint8]] = {}

    def best(self, segment: Segment, mask: Mask | None, count: int | None, floor: float) -> tuple[Rows, Scores]:
        """Return rows and scores > 0 of the passages that may be among the best `count`, all that are among them.

        Args:
            mask: which rows may be found; None for all.
            floor: a score that `count` passages of other segments reach.
        """
        if len(segment) <= FEW:
            return self._all_of(segment, mask)
        concepts = sorted(self._held(segment), key=lambda concept: -concept.bound)
        gained = np.zeros(len(segment), np.float32)
        pooled = np.zeros(len(segment), np.float32)
        first, read = not floor, 0.0
        for at, concept in enumerate(concepts):
            rows, tf = _pooled(segment, concept, pooled)
            gain = self._gain(tf, segment.lengths.take(rows, mode="clip"), concept.idf)
            gained[rows] = gained.take(rows, mode="clip") + gain
            if count is None or not (left := concepts[at + 1 :]):
                continue
            read, most = read + concept.bound, sum(each.bound for each in left) * (1 + _SLACK)
            if floor <= most < read:
                # Only a score above what is left to gain ends the reading: nothing below it is looked at.
                floor = max(floor, nth_best(gained.take(_may_reach(gained, mask, most), mode="clip"), count))
                if first and floor <= most and self._is_worth_reading(segment, 2 * count, left[0].postings):
                    floor = max(floor, self._reached(segment, gained, mask, count))
            if most < floor * (1 - _SLACK):
                few = _may_reach(gained, mask, floor - most)
                if self._is_worth_reading(segment, len(few), sum(each.postings for each in left)):
                    return few, self.exact(segment, few)
        rows = _may_reach(gained, mask, floor)
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
        sizes = segment.row_starts[rows + 1] - segment.row_starts[rows]
        picked = spans(segment.row_starts[rows], sizes)
        table, columns = self._table(segment)
        at = table[segment.row_terms[picked]]
        (hit,) = (at >= 0).nonzero()
        counts = np.zeros((len(rows), len(columns)), np.uint8)
        counts[np.arange(len(rows)).repeat(sizes)[hit], at[hit]] = segment.row_counts[picked[hit]]
        return counts.take(columns, axis=1)

    def _table(self, segment: Segment) -> tuple[NDArray[np.int16], Rows]:
        """Return a column for each term of a segment, -1 for one that is not asked for, and that of each of `hashes`:
        two that are one term have one column, and those that the segment lacks have one that stays empty."""
        if segment not in self._tables:
            at = self._at(segment)
            wanted = distinct(at)
            columns = wanted.searchsorted(at)
            table = np.full(len(segment.hashes), -1, np.int16)
            table[at[at >= 0]] = columns[at >= 0]
            self._tables[segment] = table, columns
        return self._tables[segment]

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

    def _held(self, segment: Segment) -> Iterator[_Concept]:
        """Yield what the segment holds of each concept."""
        every = self._at(segment)
        ends = [*self._starts[1:].tolist(), len(every)]
        for start, end, idf in zip(self._starts.tolist(), ends, self._idf.tolist(), strict=True):
            terms, weights = every[start:end], self._weights[start:end]
            terms, weights = terms[terms >= 0], weights[terms >= 0]
            if len(terms):
                postings = int((segment.starts[terms + 1] - segment.starts[terms]).sum())
                most = (weights @ segment.most_counts[terms]).reshape(1)
                bound = self._gain(most, segment.least_lengths[terms].min(keepdims=True), idf)
                yield _Concept(terms.tolist(), weights.tolist(), idf, postings, float(bound[0]))

    def _reached(self, segment: Segment, gained: Scores, mask: Mask | None, count: int) -> float:
        """Return a score that the best `count` reach, by reading those that have gained most so far."""
        met = _may_reach(gained, mask, 0.0)
        return nth_best(self.exact(segment, met[_greatest(gained[met], 2 * count)]), count)

    @staticmethod
    def _is_worth_reading(segment: Segment, passages: int, postings: int) -> bool:
        """Return whether reading all terms of so many passages takes less than reading so many postings."""
        return _READ_AGAIN * passages * (len(segment.row_terms) // max(len(segment), 1)) < postings


def nth_best(scores: Scores, count: int | None) -> float:
    """Return the score of the last of the best `count`; 0 where there are fewer, or for None."""
    if count is None or len(scores) < count:
        return 0.0
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])


def _greatest(values: Scores, count: int) -> Rows:
    """Return the places of the greatest `count` values, of all where there are no more."""
    return np.arange(len(values)) if len(values) <= count else np.argpartition(-values, count)[:count]


def _may_reach(gained: Scores, mask: Mask | None, floor: float) -> Rows:
    """Return the rows of the mask that have gained something, and about `floor` at least."""
    least = floor - _SLACK * abs(floor)
    reaching = gained > 0 if least <= 0 else gained >= least
    (rows,) = (reaching if mask is None else reaching & mask).nonzero()
    return rows


def _pooled(segment: Segment, concept: _Concept, pooled: Scores) -> tuple[Rows, Scores]:
    """Return rows and pooled frequencies of a concept; a row comes once per term that it has, always with the same.

    Args:
        pooled: float32, a zero for each passage, and so again after the call.
    """
    lists = [slice(segment.starts[term], segment.starts[term + 1]) for term in concept.terms]
    rows = np.concatenate([segment.rows[part] for part in lists], dtype=np.int64)
    weighted = [segment.counts[part] * np.float32(w) for part, w in zip(lists, concept.weights, strict=True)]
    if len(lists) == 1:
        return rows, weighted[0]
    # A quarter of the time of `pooled[rows] += ...` (measured: NumPy 2.4.6, 25,000 of 262,144 rows), which would also
    # count a row once only.
    np.add.at(pooled, rows, np.concatenate(weighted))
    tf = pooled.take(rows, mode="clip")
    pooled[rows] = 0
    return rows, tf
