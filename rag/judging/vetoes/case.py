"""The input of a veto: a question, the sentence chosen to answer it, and the texts around that sentence."""

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

    `features` are those of `rag.judging.features` without the ones made of vetoes; `row` is the row of the sentence in
    the match `table`; `positions` has the positions of the question's concepts in each row of its window.
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
        """Whether the passage has no text in the language of the question, so that tables may lack its words."""
        return bool(self.features["crosses"])

    def is_near_or_in_title(self, name: Constraint) -> bool:
        """Return whether a word of a name is in the window of the sentence or in the title of the document."""
        covered = np.maximum(self.table.window_coverage(self.row), self.table.titles[self.table.owner[self.row]])
        return bool((covered[self.concepts_of([name])] >= SURE).any())

    def concepts_of(self, constraints: Iterable[Constraint]) -> list[int]:
        """Return the concepts of some names, dates or numbers of the question."""
        return self.table.core.concepts_of(term_hash(terms[0]) for each in constraints for terms in each.terms)

    def _texts(self, rows: Iterable[int]) -> list[str]:
        return [text for row in rows for text in self.table.texts[row]]
