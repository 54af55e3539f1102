"""BM25 over concepts: what the passages of a segment score for one query, from the terms that they have.

    the terms of given passages ──> those that the query has ──> gains ──> their sum

Gains and their sum are those of the formula in `sparse`. Which passages are worth scoring is found by `maxscore`.
"""

import numpy as np
from numpy.typing import NDArray

from index.arrays import Frequencies, Rows, Scores
from index.spans import distinct, places, run_starts, spans
from index.words.postings import Segment
from index.words.sparse_query import SparseQuery

K1 = 1.2
"""How soon a further occurrence of a term adds little. Source: the usual value, Robertson and Zaragoza, 2009."""

B = 0.75
"""How much a longer passage is held to its length, in [0, 1]. Source: likewise."""

_ENDS = 1 << 16
"""Values of the last bits of a term's number, by which terms are filtered first: a mask that the cache holds."""


class Scorer:
    """A query with the weights of its concepts in a whole collection; it scores one segment at a time.

    For one request in one thread: it remembers where each segment has the terms. `hashes` and `weights` are those of
    the terms, float32, by concept: a concept is the run of terms from each of `starts` on, and weighs `idf`.
    """

    def __init__(self, query: SparseQuery, frequencies: Frequencies, passages: int, average_length: float) -> None:
        """Take in how many of the collection's passages each term occurs, how many there are, and their length."""
        # By concept, as reductions over the terms of one want them.
        columns = query.concepts.argsort(kind="stable")
        self.hashes = query.hashes[columns]
        self.weights = query.weights[columns]
        self.starts = run_starts(query.concepts[columns])
        self._passages = passages
        df = np.add.reduceat(self.weights * frequencies(self.hashes), self.starts, dtype=np.float64)
        self._df = df.clip(max=passages)
        self.idf = self._weights_of_concepts().astype(np.float32)
        self._flat = np.float32(K1 * (1 - B))
        self._per_length = np.float32(K1 * B / average_length)
        self._located: dict[Segment, Rows] = {}
        self._scored: dict[Segment, Scores] = {}
        self._counted: dict[Segment, NDArray[np.uint8]] = {}

    def score_all(self, segment: Segment) -> Scores:
        """Return the score of each passage of a small segment, and remember them all."""
        counts = self._counted[segment] = self._all_counts(segment)
        scores = self._scored[segment] = self.scores(counts, segment.lengths)
        return scores

    def score_rows(self, segment: Segment, rows: Rows) -> Scores:
        """Return float32 `(len(rows),)`: the score of each passage, 0 for one that shares no concept."""
        if segment in self._scored:
            return self._scored[segment][rows]
        return self.scores(self._counts(segment, rows), segment.lengths[rows])

    def scores(self, counts: NDArray[np.uint8], lengths: NDArray[np.int32]) -> Scores:
        """Return float32 `(n,)`: the score of each passage that has the terms of `hashes` so often, uint8 `(n, terms)`,
        and is so long."""
        tf = np.add.reduceat(counts * self.weights, self.starts, axis=1)
        gains = self.gain(tf, lengths[:, np.newaxis], self.idf)
        scores: Scores = gains.sum(axis=1, dtype=np.float32)
        return scores

    def term_gains(self) -> Scores:
        """Return float32, an item for each of `hashes`: what the term adds to a passage of mean length that has it
        once, and no other one of its concept."""
        sizes = np.diff([*self.starts.tolist(), len(self.hashes)])
        gain: Scores = np.float32(K1 + 1) * np.repeat(self.idf, sizes) * self.weights / (self.weights + K1)
        return gain.astype(np.float32)

    def coverage(self, segment: Segment, rows: Rows, unseen: int) -> Scores:
        """Return float32 `(len(rows),)` in [0, 1]: the share of the query's weight that each passage has, the weights
        those of a collection with `unseen` more passages."""
        idf = self._weights_of_concepts(unseen)
        every = self._counted.get(segment)
        present = (self._counts(segment, rows) if every is None else every[rows]) > 0
        shares = np.maximum.reduceat(present * np.minimum(self.weights, np.float32(1)), self.starts, axis=1)
        covered: Scores = (shares @ (idf / idf.sum())).astype(np.float32)
        return covered

    def _weights_of_concepts(self, unseen: int = 0) -> NDArray[np.float64]:
        """Return the idf of each concept, as if there were `unseen` more passages without any of them."""
        idf: NDArray[np.float64] = np.log(1 + (self._passages + unseen - self._df + 0.5) / (self._df + 0.5))
        return idf

    def located(self, segment: Segment) -> Rows:
        """Return the number of each term in a segment, -1 where it has none."""
        if segment not in self._located:
            self._located[segment] = segment.locate(self.hashes)
        return self._located[segment]

    def _all_counts(self, segment: Segment) -> NDArray[np.uint8]:
        """Return uint8 `(passages, terms)`: how often each passage of a segment has each term of the query."""
        at = self.located(segment)
        (present,) = (at >= 0).nonzero()
        starts = segment.starts[at[present]]
        sizes = segment.starts[at[present] + 1] - starts
        postings = spans(starts, sizes)
        counts = np.zeros((len(segment), len(at)), np.uint8)
        counts[segment.rows[postings], present.repeat(sizes)] = segment.counts[postings]
        return counts

    def _counts(self, segment: Segment, rows: Rows) -> NDArray[np.uint8]:
        """Return uint8 `(len(rows), terms)`: how often each passage has each term of the query."""
        at = self.located(segment)
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

    def gain(self, tf: Scores, lengths: NDArray[np.int32], idf: NDArray[np.float32] | float) -> Scores:
        """Return what concepts add to scores, for pooled frequencies in passages of these lengths."""
        gain: Scores = np.float32(K1 + 1) * np.asarray(idf, np.float32) * tf
        gain /= tf + (self._flat + self._per_length * lengths.astype(np.float32))
        return gain
