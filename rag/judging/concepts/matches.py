"""Which concepts of a question stand in which sentences: the table of matches, and where one looks in it.

Every sentence of the retrieved passages is a row, every concept of the question a column (`matching` fills it).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.judging.concepts.core import Core
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.context import MOST_STEPS
from rag.reading.sentences.units import Unit

SURE = 0.5
"""A passage that covers less than this of a concept does not speak of it, and other spellings of it are sought."""

Floats = NDArray[np.float32]


def weighed(coverage: Floats, weights: Floats) -> Floats:
    """Return the sum of what is covered of each concept (along the last axis) by the weights of the concepts.

    Not as a product of matrices: numpy reports what BLAS leaves in lanes that it does not use as invalid values, in one
    of some thousand questions.
    """
    return np.asarray((coverage * weights).sum(axis=-1), np.float32)


@dataclass(frozen=True, slots=True)
class Matches:
    """The sentences of the evidence and what each covers of the question.

    `coverage` is float32 `(sentences, concepts)` in [0, 1]; `owner[i]` is the place of the passage of sentence i among
    the evidence, `sentences[i]` the sentence itself, `texts[i]` its words and those of its translation. Those of a
    passage stand together and in order: `rows`, for each passage. `signs` are term hash -> the concepts that it is a
    sure sign of; `titles` is float32 `(passages, concepts)`, what the title of each one's document covers. `verbs` are
    the concepts that say what was done. `before` is, for a passage, the one that stands before it in its document,
    where that was retrieved too.
    """

    core: Core
    coverage: Floats
    owner: NDArray[np.int64]
    rows: Sequence[range]
    sentences: Sequence[Unit]
    texts: Sequence[Sequence[str]]
    signs: Mapping[int, Sequence[int]]
    titles: Floats
    verbs: Sequence[int]
    before: Mapping[int, int]

    def share(self, coverage: Floats) -> float:
        """Return the weighted share of the question in something that covers so much of each concept."""
        return self.shares(coverage[np.newaxis])[0]

    def shares(self, coverage: Floats) -> list[float]:
        """Return what `share` does of several things, a row each."""
        total = float(self.core.weights.sum())
        return [each / total if total > 0 else 0.0 for each in weighed(coverage, self.core.weights).tolist()]

    def window(self, at: int) -> Sequence[int]:
        """Return the rows of a sentence and its neighbours: those in the same passage and, where it begins by pointing
        back, the last one of the passage before."""
        rows = self.passage_of(at)
        return *self._antecedents(at), *range(max(at - 1, rows.start), min(at + 2, rows.stop))

    def _antecedents(self, at: int) -> Iterator[int]:
        """Yield the last sentence of the passage before one that begins by pointing back, for its first two sentences,
        and so on back."""
        number, start = int(self.owner[at]), self.passage_of(at).start
        for _ in range(MOST_STEPS if at <= start + 1 else 0):
            if number not in self.before or not antecedent_of(self.texts[start][0]):
                return
            number = self.before[number]
            start = self.rows[number].start
            yield self.rows[number].stop - 1

    def near(self, at: int) -> Floats:
        """Return how much a sentence and its neighbours cover of each concept, float32 `(concepts,)`."""
        coverage: Floats = np.maximum.reduce(self.coverage[[*self.window(at)]], axis=0)
        return coverage

    def passage_of(self, at: int) -> range:
        """Return the rows of the passage that a sentence stands in."""
        return self.rows[int(self.owner[at])]
