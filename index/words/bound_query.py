"""A query and the passages that it searches: the best of them, and the scores of any.

In: a `SparseQuery`, and the parts of an index. Out: keys and scores. `bm25` scores given passages, `maxscore` finds the
best without reading every posting.
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
"""About as many passages as the weights of words need to settle: chosen; 20 to 200 rank alike (nDCG@10 within .002)."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 knows of all passages: how many there are, how long together, and in how many each term occurs."""

    passages: int
    total_length: int
    frequencies: Frequencies


class BoundQuery:
    """A query bound to the passages that were there when it was asked, which later changes do not reach."""

    def __init__(self, parts: Sequence[Part], query: SparseQuery, among: Statistics) -> None:
        # A collection without passages, or a query without terms, finds nothing.
        self._parts = parts if among.passages and len(query.hashes) else []
        self._query, self._among = query, among

    @cached_property
    def _scorer(self) -> Scorer:
        """The weights of the query: found when they are first needed, so that vectors may be searched meanwhile."""
        average_length = max(self._among.total_length / self._among.passages, 1.0)
        return Scorer(self._query, self._among.frequencies, self._among.passages, average_length)

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        """Return keys of passages that share a concept with the query, and their scores > 0 (unsorted).

        Args:
            count: only the best so many, and those that score as the last of them does; None for all there are.
            allowed: the only keys to look at; None for all.
        """
        found = [(np.zeros(0, np.int64), np.zeros(0, np.float32))]
        wanted = Wanted(count)
        # The small ones first: what their best reach is soon found, and ends the reading of the large ones.
        for part in sorted(self._parts, key=lambda part: len(part.segment)):
            rows, scores = best_of(self._scorer, part.segment, part.live.searched(allowed), wanted)
            found.append((part.segment.keys[rows], scores))
            wanted = wanted.after(part.segment, scores)
        keys, scores = (np.concatenate(column) for column in zip(*found, strict=True))
        chosen = scores >= (0.0 if count is None else nth_best(scores, count))
        return keys[chosen], scores[chosen]

    def scores(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)`: the score of each passage, 0 for one that shares no concept or is not here."""
        return self._of_each(keys, self._scorer.score_rows) if self._parts else np.zeros(len(keys), np.float32)

    def weights(self) -> tuple[Hashes, Scores]:
        """Return the terms, and what each adds to the score of a passage that has it once; see `Scorer.term_gains`."""
        if not self._parts:
            return np.zeros(0, np.uint64), np.zeros(0, np.float32)
        return self._scorer.hashes, self._scorer.term_gains()

    def coverage(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)` in [0, 1]: the share of the query's weight (idf) that each passage has.

        A concept that occurs in no passage weighs most, so that a question about something else is never covered. The
        weights are those of a collection larger by `UNSEEN_PASSAGES`: where every passage speaks of one thing, its
        name would weigh nothing against any word of the question that the passages happen not to use.
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
