"""BM25 over concepts: the scores of given passages of a segment for one query.

    terms of the passages ──> those of the query ──> contributions of concepts ──> their sum

The formula is in `sparse`; `maxscore` selects the passages.
"""

import numpy as np
from numpy.typing import NDArray

from index.arrays import Frequencies, Rows, Scores
from index.spans import distinct, places, run_starts, spans
from index.words.postings import Segment
from index.words.sparse_query import SparseQuery

K1 = 1.2
"""Saturation of term frequency. Source: the usual value, Robertson and Zaragoza, 2009."""

B = 0.75
"""Length normalisation, in [0, 1]. Source: likewise."""

_ENDS = 1 << 16
"""Size of the mask, small enough for the cache, by which terms are filtered first: on the low bits of their numbers."""


class Scorer:
    """A query with the idf of its concepts in a collection; scores one segment at a time.

    For one request in one thread: it caches the numbers of its terms in each segment.

    Attributes:
        hashes, weights: the terms of the query and their weights, grouped by concept.
        starts: index of the first term of each concept.
        idf: float32, by concept.
    """

    def __init__(self, query: SparseQuery, frequencies: Frequencies, passages: int, average_length: float) -> None:
        """Bind the query to document frequencies, number of passages and average length of a collection."""
        # Grouped by concept, as `reduceat` needs.
        columns = query.concepts.argsort(kind="stable")
        self.hashes = query.hashes[columns]
        self.weights = query.weights[columns]
        self.starts = run_starts(query.concepts[columns])
        self._passages = passages
        df = np.add.reduceat(self.weights * frequencies(self.hashes), self.starts, dtype=np.float64)
        self._df = df.clip(max=passages)
        self.idf = self._idf().astype(np.float32)
        self._flat = np.float32(K1 * (1 - B))
        self._per_length = np.float32(K1 * B / average_length)
        self._located: dict[Segment, Rows] = {}
        self._scored: dict[Segment, Scores] = {}
        self._counted: dict[Segment, NDArray[np.uint8]] = {}

    def score_all(self, segment: Segment) -> Scores:
        """Return the scores of all passages of a small segment, which are cached."""
        counts = self._counted[segment] = self._all_counts(segment)
        scores = self._scored[segment] = self.scores(counts, segment.lengths)
        return scores

    def score_rows(self, segment: Segment, rows: Rows) -> Scores:
        """Return float32 `(len(rows),)`: the score of each passage, 0 for one without a concept of the query."""
        if segment in self._scored:
            return self._scored[segment][rows]
        return self.scores(self._counts(segment, rows), segment.lengths[rows])

    def scores(self, counts: NDArray[np.uint8], lengths: NDArray[np.int32]) -> Scores:
        """Return float32 `(n,)`: the score of each passage.

        Args:
            counts: frequencies of the terms of `hashes`, uint8 `(n, terms)`.
            lengths: of the passages, `(n,)`.
        """
        tf = np.add.reduceat(counts * self.weights, self.starts, axis=1)
        gains = self.gain(tf, lengths[:, np.newaxis], self.idf)
        scores: Scores = gains.sum(axis=1, dtype=np.float32)
        return scores

    def term_gains(self) -> Scores:
        """Return float32 `(terms,)`: the contribution of a term that occurs once in a passage of average length, which
        has no other term of the same concept."""
        sizes = np.diff([*self.starts.tolist(), len(self.hashes)])
        gain: Scores = np.float32(K1 + 1) * np.repeat(self.idf, sizes) * self.weights / (self.weights + K1)
        return gain.astype(np.float32)

    def coverage(self, segment: Segment, rows: Rows, unseen: int) -> Scores:
        """Return float32 `(len(rows),)` in [0, 1]: the share of the query's total idf that each passage has.

        Args:
            unseen: passages without any concept, by which the collection is enlarged for this idf.
        """
        idf = self._idf(unseen)
        every = self._counted.get(segment)
        present = (self._counts(segment, rows) if every is None else every[rows]) > 0
        shares = np.maximum.reduceat(present * np.minimum(self.weights, np.float32(1)), self.starts, axis=1)
        covered: Scores = (shares @ (idf / idf.sum())).astype(np.float32)
        return covered

    def _idf(self, unseen: int = 0) -> NDArray[np.float64]:
        """Return the idf of each concept in a collection of `unseen` more passages, none of which has it."""
        idf: NDArray[np.float64] = np.log(1 + (self._passages + unseen - self._df + 0.5) / (self._df + 0.5))
        return idf

    def located(self, segment: Segment) -> Rows:
        """Return the number of each term in a segment, -1 for a term that does not occur in it."""
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
        """Return uint8 `(len(rows), terms)`: the frequency of each term of the query in each passage."""
        at = self.located(segment)
        starts = segment.row_starts[rows]
        sizes = segment.row_starts[rows + 1] - starts
        picked = spans(starts, sizes)
        terms = segment.row_terms[picked]
        # Nearly all terms of passages are not in the query, and nearly all of these differ from it in the low bits.
        ends = np.zeros(_ENDS, np.bool_)
        ends[at[at >= 0] & (_ENDS - 1)] = True
        (hit,) = ends.take(terms & (_ENDS - 1), mode="clip").nonzero()
        # One column for each distinct term; that of terms missing in the segment (-1) stays zero.
        wanted = distinct(at)
        columns = places(wanted, terms[hit].astype(np.int64))
        hit, columns = hit[columns >= 0], columns[columns >= 0]
        counts = np.zeros((len(rows), len(wanted)), np.uint8)
        counts[sizes.cumsum().searchsorted(hit, side="right"), columns] = segment.row_counts[picked[hit]]
        return counts.take(wanted.searchsorted(at), axis=1)

    def gain(self, tf: Scores, lengths: NDArray[np.int32], idf: NDArray[np.float32] | float) -> Scores:
        """Return the contributions of concepts to scores, for pooled frequencies in passages of given lengths."""
        gain: Scores = np.float32(K1 + 1) * np.asarray(idf, np.float32) * tf
        gain /= tf + (self._flat + self._per_length * lengths.astype(np.float32))
        return gain
