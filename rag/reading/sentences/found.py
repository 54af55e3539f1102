"""A sentence found for a question, and which of its words share what with it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.answer import Evidence
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.match import covered, own_share
from rag.reading.sentences.units import Unit

MOST_OWN = 0.5
"""What answers has fewer than this share of its words from the question: chosen."""
NEARLY = 0.8
"""A sentence that answers by its form shares so much of what the first one shares with the question: chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sentence, with its `score` (comparable within one question), and the words of the text that is read for it.

    That is its translation where the answer is to be in its language, else the source. Of each word, `shares` says what
    it shares with the question, `concepts` which part of the question that is (-1: none), `heads` whether it is the
    noun that is asked for.
    """

    evidence: Evidence
    unit: Unit
    score: float
    is_translation: bool
    tokens: Tokens
    shares: NDArray[np.float32]
    concepts: NDArray[np.int64]
    heads: NDArray[np.bool_]

    def is_new(self, first: int, last: int) -> bool:
        """Return whether fewer than `MOST_OWN` of the topic words from `first` to `last` (included) are the
        question's; where there is none, they are not new."""
        return own_share(self.tokens, self.shares, first, last) < MOST_OWN


def has_as_much(found: Found, first: Found) -> bool:
    """Return whether a sentence has nearly as much of the question as the first one."""
    return covered(found.shares, found.concepts) >= NEARLY * covered(first.shares, first.concepts)
