"""What every veto reads: a question, and the sentence chosen to answer it among its neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.words.term_hash import term_hash
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.judging.concepts.matches import SURE, Matches
from rag.judging.concepts.positions import Positions


@dataclass(frozen=True)
class Case:
    """A question and the sentence chosen to answer it.

    `features` are those of `rag.judging.features` but for the vetoes' own; `row` is that of the sentence in `table`;
    `positions` are, for it and for its neighbours by row, where the concepts of the question stand.
    """

    question: Question
    features: Mapping[str, float]
    table: Matches
    row: int
    positions: Mapping[int, Positions]

    @cached_property
    def near(self) -> list[str]:
        """The texts of the sentence and of its neighbours, with their translations."""
        return self._texts(self.table.window(self.row))

    @cached_property
    def passage(self) -> list[str]:
        """The texts of the passage of the sentence, with their translations."""
        return self._texts(self.table.passage_of(self.row))

    @property
    def crosses(self) -> bool:
        """Whether the passage is in the other language only, so that it may use words that no table has."""
        return bool(self.features["crosses"])

    def is_near_or_in_title(self, name: Constraint) -> bool:
        """Return whether a word of a name is in the sentence, in a neighbour, or in the title of the document."""
        covered = np.maximum(self.table.window_coverage(self.row), self.table.titles[self.table.owner[self.row]])
        return bool((covered[self.concepts_of([name])] >= SURE).any())

    def concepts_of(self, constraints: Iterable[Constraint]) -> list[int]:
        """Return the concepts of some names of the question."""
        return self.table.core.concepts_of(term_hash(terms[0]) for each in constraints for terms in each.terms)

    def _texts(self, rows: Iterable[int]) -> list[str]:
        return [text for row in rows for text in self.table.texts[row]]
