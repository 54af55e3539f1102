"""A sentence of a retrieved passage, scored for a question and aligned with it word by word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rag.answer import Evidence
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.alignment import covered, own_share
from rag.reading.sentences.units import Unit

MOST_OWN = 0.5
"""An answer has a smaller share than this of content words that match the question: chosen."""
NEARLY = 0.8
"""A sentence competes with the first one where it covers at least this share of what that covers: chosen."""

Result = TypeVar("Result")
Index = slice | NDArray[np.int_]
"""Words of a sentence, by their places."""
ALL = slice(None)
READ_SENTENCES = 3
"""Sentences, the best ones, in which short answers, titles and exceptions are looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sentence, with its `score` (comparable within one question), and the words of the text that is read for it.

    That text is the translation where the answer is to be in its language, else the source. For each word, `shares` is
    the share of the question's weight that it matches, `concepts` the number of the question's content word that it
    matches (-1: none), and `heads` whether that is the head noun asked for (which *city*).
    """

    evidence: Evidence
    unit: Unit
    score: float
    is_translation: bool
    tokens: Tokens
    shares: NDArray[np.float32]
    concepts: NDArray[np.int64]
    heads: NDArray[np.bool_]

    def covered(self, words: Index = ALL) -> float:
        """Return the share of the question, in [0, 1], that some words match together, each concept counted once."""
        return covered(self.shares[words], self.concepts[words])

    def concepts_in(self, words: Index = ALL) -> set[int]:
        """Return the numbers of the question's content words that some words match."""
        return {*self.concepts[words].tolist()} - {-1}

    def is_new(self, first: int, last: int) -> bool:
        """Return whether less than `MOST_OWN` of the content words from `first` to `last` (included) match the
        question; False where there is no content word."""
        return own_share(self.tokens, self.shares, first, last) < MOST_OWN


def covers_as_much(found: Found, first: Found) -> bool:
    """Return whether a sentence covers nearly as much of the question as the first one does."""
    return found.covered() >= NEARLY * first.covered()


def first_result(results: Iterable[Result | None]) -> Result | None:
    """Return the first of some results that is not None."""
    return next((each for each in results if each is not None), None)
