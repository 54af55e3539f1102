"""The match table: the coverage of each concept of a question (a column) by each retrieved sentence (a row)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.judging.concepts.core import Core
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.context import MOST_STEPS
from rag.reading.sentences.units import Unit

SURE = 0.5
"""Least coverage of a concept that counts as present; below it, variants are looked for."""

Floats = NDArray[np.float32]


def weighed(coverage: Floats, weights: Floats) -> Floats:
    """Return the coverage summed over its last axis, weighted by concept.

    It is not a matrix product, because numpy then warns, once in some thousand questions, of invalid values that BLAS
    leaves in unused lanes.
    """
    return np.asarray((coverage * weights).sum(axis=-1), np.float32)


@dataclass(frozen=True, slots=True)
class Matches:
    """The sentences of the evidence, and their coverage of the question.

    Attributes:
        coverage: float32 `(sentences, concepts)` in [0, 1].
        owner: int64 `(sentences,)`, the index of each sentence's passage in the evidence.
        rows: the rows of the sentences of each passage, in order.
        sentences, texts: each sentence, and its text with that of its translation.
        concepts_of_term: term hash -> the concepts that the term matches with a coverage of `SURE` or more.
        titles: float32 `(passages, concepts)`, the coverage by the title of each passage's document.
        verbs: the concepts that are verbs.
        before: passage -> the passage before it in its document, where that was retrieved too; both as indexes.
    """

    core: Core
    coverage: Floats
    owner: NDArray[np.int64]
    rows: Sequence[range]
    sentences: Sequence[Unit]
    texts: Sequence[Sequence[str]]
    concepts_of_term: Mapping[int, Sequence[int]]
    titles: Floats
    verbs: Sequence[int]
    before: Mapping[int, int]

    def share(self, coverage: Floats) -> float:
        """Return the weighted share of the question, in [0, 1], of a coverage, float32 `(concepts,)`."""
        return self.shares(coverage[np.newaxis])[0]

    def shares(self, coverage: Floats) -> list[float]:
        """Return the weighted share of the question of each row of a coverage, float32 `(rows, concepts)`."""
        total = float(self.core.weights.sum())
        return [each / total if total > 0 else 0.0 for each in weighed(coverage, self.core.weights).tolist()]

    def window(self, at: int) -> Sequence[int]:
        """Return the rows of a sentence and its neighbours: those in its passage and, where the passage begins with a
        reference to the passage before, the last sentence of that one."""
        rows = self.passage_of(at)
        return *self._antecedents(at), *range(max(at - 1, rows.start), min(at + 2, rows.stop))

    def _antecedents(self, at: int) -> Iterator[int]:
        """Yield the last sentence of the passage before, for the first two sentences of a passage that begins with a
        reference to it; and so on backwards."""
        number, start = int(self.owner[at]), self.passage_of(at).start
        for _ in range(MOST_STEPS if at <= start + 1 else 0):
            if number not in self.before or not antecedent_of(self.texts[start][0]):
                return
            number = self.before[number]
            start = self.rows[number].start
            yield self.rows[number].stop - 1

    def window_coverage(self, at: int) -> Floats:
        """Return float32 `(concepts,)`: the greatest coverage of each concept in the window of a sentence."""
        coverage: Floats = np.maximum.reduce(self.coverage[[*self.window(at)]], axis=0)
        return coverage

    def passage_of(self, at: int) -> range:
        """Return the rows of the passage of a sentence."""
        return self.rows[int(self.owner[at])]
