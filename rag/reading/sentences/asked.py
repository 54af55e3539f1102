"""A text put to the sentences of some passages: the words that it is sought by, and how often each sentence has them.

In: a text, the passages as they are read. Out: `Asked`. Words are weighed among these sentences alone, so that what all
of them say counts for little. The reader and the judge put one question to the same passages.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.words.analysis import Analyzer
from index.words.bm25 import Scorer
from index.words.sparse_query import SparseQuery
from rag.reading.sentences.occurrences import Counts, Occurrences
from rag.reading.sentences.units import View

_CACHED = 64
"""Texts kept with what was found, as many as `rag.asking` keeps questions."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A text as weighted terms, how often each sentence has them, and how long the sentences are, int32."""

    query: SparseQuery
    counts: Counts
    lengths: NDArray[np.int32]

    def idf(self) -> NDArray[np.float64]:
        """Return the weight of each concept of the query among the sentences at hand."""
        concepts, rows = self.query.concepts, len(self.lengths)
        weighted = self.query.weights * self.counts.frequencies(self.query.hashes)
        frequencies = np.bincount(concepts, weighted).clip(max=rows)
        return np.log(1 + (rows - frequencies + 0.5) / (frequencies + 0.5))

    def bm25(self) -> Floats:
        """Return the score of each sentence, float32: that of a collection with these alone."""
        rows = len(self.lengths)
        if not len(self.query.hashes):
            return np.zeros(rows, np.float32)
        average = max(int(self.lengths.sum()) / rows, 1.0)
        scorer = Scorer(self.query, self.counts.frequencies, rows, average)
        return scorer.scores(self.counts.of(scorer.hashes), self.lengths)


@lru_cache(_CACHED)
def asked(text: str, views: tuple[View, ...], analyzer: Analyzer) -> Asked:
    """Return a text put to the sentences of passages, at least one."""
    every = Occurrences.joined([each.terms for each in views])
    counts = every.counts(analyzer.vocabulary(text))
    return Asked(analyzer.expand(text, counts.frequencies), counts, every.lengths)
