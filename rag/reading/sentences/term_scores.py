"""Term matches between a text and the sentences of some passages, and BM25 over these sentences alone.

In: a text, the passages as they are read. Out: `TermScores`. Document frequencies are those of these sentences, so that
what all of them say counts for little. The reader and the judge share the result for one question.
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
"""As many as the questions that `rag.asking` keeps."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TermScores:
    """A text as weighted terms, their counts in each sentence, and the lengths of the sentences in terms, int32."""

    query: SparseQuery
    counts: Counts
    lengths: NDArray[np.int32]

    def idf(self) -> NDArray[np.float64]:
        """Return the inverse sentence frequency of each concept of the query, float64."""
        concepts, rows = self.query.concepts, len(self.lengths)
        weighted = self.query.weights * self.counts.frequencies(self.query.hashes)
        frequencies = np.bincount(concepts, weighted).clip(max=rows)
        return np.log(1 + (rows - frequencies + 0.5) / (frequencies + 0.5))

    def bm25(self) -> Floats:
        """Return the BM25 score of each sentence, float32, in a collection of these sentences."""
        rows = len(self.lengths)
        if not len(self.query.hashes):
            return np.zeros(rows, np.float32)
        average = max(int(self.lengths.sum()) / rows, 1.0)
        scorer = Scorer(self.query, self.counts.frequencies, rows, average)
        return scorer.scores(self.counts.of(scorer.hashes), self.lengths)


@lru_cache(_CACHED)
def term_scores(text: str, views: tuple[View, ...], analyzer: Analyzer) -> TermScores:
    """Return the term matches of a text in the sentences of all passages (at least one), in order."""
    every = Occurrences.joined([each.terms for each in views])
    counts = every.counts(analyzer.vocabulary(text))
    return TermScores(analyzer.expand(text, counts.frequencies), counts, every.lengths)
