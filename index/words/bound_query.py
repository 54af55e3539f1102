"""A query bound to an index: its best passages, and the scores of given ones.

In: a `SparseQuery`, and the parts of an index. Out: keys and scores. `bm25` scores given passages; `maxscore` finds the
best ones without reading every posting.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from index.arrays import Frequencies, Hashes, Keys, Scores
from index.best import nth_best
from index.words.bm25 import Scorer
from index.words.maxscore import Wanted, best_of
from index.words.part import Part
from index.words.postings import Segment
from index.words.sparse_query import SparseQuery

UNSEEN_PASSAGES = 100
"""Added to the size of the collection in the idf of coverage: smooths that of small collections. Chosen; 20 to 200 give
nDCG@10 within .002 of each other."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Collection statistics of BM25: number of passages, their total length in terms, and document frequencies."""

    passages: int
    total_length: int
    frequencies: Frequencies


class BoundQuery:
    """A query bound to the passages of an index at one moment; later changes do not affect it."""

    def __init__(self, parts: Sequence[Part], query: SparseQuery, among: Statistics) -> None:
        # A collection without passages, or a query without terms, finds nothing.
        self._parts = parts if among.passages and len(query.hashes) else []
        self._query, self._among = query, among

    @cached_property
    def _scorer(self) -> Scorer:
        """The scorer of the query, made when it is first needed, beside a running search of vectors."""
        average_length = max(self._among.total_length / self._among.passages, 1.0)
        return Scorer(self._query, self._among.frequencies, self._among.passages, average_length)

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        """Return keys and scores > 0 (unsorted) of passages that share a concept with the query.

        Args:
            count: return the best `count`, and all with the same score as the last of these; None for all passages.
            allowed: restricts the search to these keys; None for no restriction.
        """
        found = [(np.zeros(0, np.int64), np.zeros(0, np.float32))]
        wanted = Wanted(count)
        # Small segments first: their best scores are a lower bound by which postings of large ones are skipped.
        for part in sorted(self._parts, key=lambda part: len(part.segment)):
            rows, scores = best_of(self._scorer, part.segment, part.live.searched(allowed), wanted)
            found.append((part.segment.keys[rows], scores))
            wanted = wanted.after(part.segment, scores)
        keys, scores = (np.concatenate(column) for column in zip(*found, strict=True))
        chosen = scores >= (0.0 if count is None else nth_best(scores, count))
        return keys[chosen], scores[chosen]

    def scores(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)`: the score of each passage, 0 for one without a concept or not indexed."""
        return self._of_each(keys, self._scorer.score_rows) if self._parts else np.zeros(len(keys), np.float32)

    def weights(self) -> tuple[Hashes, Scores]:
        """Return the terms of the query and their contributions to a score; see `Scorer.term_gains`."""
        if not self._parts:
            return np.zeros(0, np.uint64), np.zeros(0, np.float32)
        return self._scorer.hashes, self._scorer.term_gains()

    def coverage(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)` in [0, 1]: the share of the query's total idf that each passage has.

        A concept that occurs in no passage has the greatest idf, so that an off-topic question has low coverage. The
        idf is that of a collection larger by `UNSEEN_PASSAGES`: otherwise a word that occurs in every passage, such as
        the topic of a small collection, would weigh nothing.
        """
        if not self._parts:
            return np.zeros(len(keys), np.float32)
        return self._of_each(keys, partial(self._scorer.coverage, unseen=UNSEEN_PASSAGES))

    def _of_each(self, keys: Keys, value: Callable[[Segment, Keys], Scores]) -> Scores:
        found = np.zeros(len(keys), np.float32)
        for part in self._parts:
            which, rows = part.live.find(keys)
            if len(which):
                found[which] = value(part.segment, rows)
        return found
