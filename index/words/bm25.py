"""One query against one segment: BM25 over concepts, exactly, and the best of it without reading every posting.

    best   concepts by the most that each can give ──> add up gains ──> stop when no other passage can be among the best
    exact  the terms of given passages ──> those that the query has ──> gains

Gains and their sum are those of the formula in `sparse`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.spans import spans
from index.words.postings import Rows, Segment

K1 = 1.2
B = 0.75

_SLACK = 1e-4
"""Share by which a bound is widened: float32 loses less in adding a hundred gains."""

_READ_AGAIN = 2
"""Reading a term of a given passage costs about so many postings (measured: 12 ns against 6, 2026-11-29)."""

Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SparseQuery:
    """Weighted terms in columns: uint64 hash, float32 weight, and the number (from 0) of the concept of each."""

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
    """A query with the weights of its concepts in a whole collection; it scores one segment at a time."""

    def __init__(self, query: SparseQuery, idf: NDArray[np.float32], average_length: float) -> None:
        """Take `idf`, float32 `(concepts,)`, and the average length of a passage."""
        self._query = query
        self._idf = idf
        self._flat = np.float32(K1 * (1 - B))
        self._per_length = np.float32(K1 * B / average_length)

    def best(self, segment: Segment, mask: Mask | None, count: int | None, floor: float) -> tuple[Rows, Scores]:
        """Return rows and scores > 0 of the passages that may be among the best `count`, all that are among them.

        Args:
            mask: which rows may be found; None for all.
            floor: a score that `count` passages of other segments reach.
        """
        concepts = sorted(self._concepts(segment), key=lambda concept: -concept.bound)
        gained = np.zeros(len(segment), np.float32)
        pooled = np.zeros(len(segment), np.float32)
        met: list[Rows] = []
        for at, concept in enumerate(concepts):
            rows, tf = _pooled(segment, concept, pooled)
            if mask is not None:
                rows, tf = rows[mask[rows]], tf[mask[rows]]
            new = rows[gained[rows] == 0]
            met.append(np.unique(new) if len(concept.terms) > 1 else new)
            gained[rows] += self._gain(tf, segment.lengths[rows], concept.idf)
            if count is not None and (left := concepts[at + 1 :]):
                rows = np.concatenate(met)
                met = [rows]
                few = self._candidates(rows, gained[rows], left, count, floor)
                if few is not None and _READ_AGAIN * self._terms(segment, few) < sum(each.postings for each in left):
                    return few, self.exact(segment, few)
        rows = np.concatenate(met) if met else np.zeros(0, np.int64)
        return rows, gained[rows]

    def exact(self, segment: Segment, rows: Rows) -> Scores:
        """Return float32 `(len(rows),)`: the score of each passage, 0 for one that shares no concept."""
        columns, starts, concepts = _by_concept(self._query)
        counts = _counts(segment, rows, self._query.hashes[columns])
        tf = np.add.reduceat(counts * self._query.weights[columns], starts, axis=1)
        lengths = segment.lengths[rows][:, np.newaxis]
        scores: Scores = self._gain(tf, lengths, self._idf[concepts]).sum(axis=1, dtype=np.float32)
        return scores

    def _gain(self, tf: Scores, lengths: NDArray[np.int32], idf: NDArray[np.float32] | float) -> Scores:
        gain: Scores = np.float32(K1 + 1) * np.asarray(idf, np.float32) * tf
        gain /= tf + (self._flat + self._per_length * lengths.astype(np.float32))
        return gain

    def _concepts(self, segment: Segment) -> Iterator[_Concept]:
        """Yield what the segment holds of each concept."""
        at = segment.locate(self._query.hashes)
        found = np.flatnonzero(at >= 0)
        for number in np.unique(self._query.concepts[found]).tolist():
            mine = found[self._query.concepts[found] == number]
            terms, weights, idf = at[mine], self._query.weights[mine], self._idf[number]
            postings = int((segment.starts[terms + 1] - segment.starts[terms]).sum())
            most = np.array([weights @ segment.most_counts[terms]], np.float32)
            bound = float(self._gain(most, segment.least_lengths[terms].min(keepdims=True), float(idf))[0])
            yield _Concept(terms.tolist(), weights.tolist(), float(idf), postings, bound)

    @staticmethod
    def _candidates(met: Rows, gained: Scores, left: list[_Concept], count: int, floor: float) -> Rows | None:
        """Return which of the passages met may still be among the best; None while any other one may."""
        most = sum(concept.bound for concept in left) * (1 + _SLACK)
        floor = max(floor, nth_best(gained, count)) * (1 - _SLACK)
        return met[gained >= floor - most] if most < floor else None

    @staticmethod
    def _terms(segment: Segment, rows: Rows) -> int:
        """Return about how many terms the passages have together."""
        return len(rows) * (len(segment.row_terms) // max(len(segment), 1))


def concepts_held(segment: Segment, rows: Rows, query: SparseQuery) -> Scores:
    """Return float32 `(len(rows), concepts)`: the greatest weight, at most 1, of a concept's terms in a passage."""
    columns, starts, concepts = _by_concept(query)
    weights = np.minimum(query.weights[columns], np.float32(1))
    held = np.zeros((len(rows), int(query.concepts.max()) + 1), np.float32)
    present = _counts(segment, rows, query.hashes[columns]) > 0
    held[:, concepts] = np.maximum.reduceat(present * weights, starts, axis=1)
    return held


def nth_best(scores: Scores, count: int | None) -> float:
    """Return the score of the last of the best `count`; 0 where there are fewer, or for None."""
    if count is None or len(scores) < count:
        return 0.0
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])


def _pooled(segment: Segment, concept: _Concept, pooled: Scores) -> tuple[Rows, Scores]:
    """Return rows and pooled frequencies of a concept; a row comes once per term that it has, always with the same.

    Args:
        pooled: float32, a zero for each passage, and so again after the call.
    """
    lists = [slice(segment.starts[term], segment.starts[term + 1]) for term in concept.terms]
    for part, weight in zip(lists, concept.weights, strict=True):
        pooled[segment.rows[part]] += np.float32(weight) * segment.counts[part]
    rows = np.concatenate([segment.rows[part] for part in lists])
    tf = pooled[rows]
    pooled[rows] = 0
    return rows, tf


def _by_concept(query: SparseQuery) -> tuple[Rows, Rows, NDArray[np.int64]]:
    """Return the columns of a query by concept, where each concept begins in them, and the numbers of the concepts."""
    columns = np.argsort(query.concepts, kind="stable")
    concepts, starts = np.unique(query.concepts[columns], return_index=True)
    return columns, starts, concepts


def _counts(segment: Segment, rows: Rows, hashes: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Return uint8 `(len(rows), len(hashes))`: how often each passage has each term."""
    sizes = segment.row_starts[rows + 1] - segment.row_starts[rows]
    picked = spans(segment.row_starts[rows], sizes)
    wanted, columns = np.unique(segment.locate(hashes), return_inverse=True)
    terms = segment.row_terms[picked]
    at = np.minimum(np.searchsorted(wanted, terms), len(wanted) - 1)
    hit = wanted[at] == terms
    by_term = np.zeros((len(rows), len(wanted)), np.uint8)
    by_term[np.repeat(np.arange(len(rows)), sizes)[hit], at[hit]] = segment.row_counts[picked[hit]]
    return by_term[:, columns]
