"""A question beside the sentence chosen to answer it, as all that looks for what is lacking sees them."""

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
    """`known` are the features so far, `table` the matches, `at` its row of the sentence chosen, and `positions` says
    where the concepts stand in it and in those beside it, by their rows."""

    question: Question
    known: Mapping[str, float]
    table: Matches
    at: int
    positions: Mapping[int, Positions]

    @cached_property
    def near(self) -> list[str]:
        """The texts of the sentence and of those beside it, with their translations."""
        return self._texts(self.table.window(self.at))

    @cached_property
    def passage(self) -> list[str]:
        """The texts of the passage of the sentence, with their translations."""
        return self._texts(self.table.passage_of(self.at))

    @property
    def crosses(self) -> bool:
        """Whether the passage is in the other language only, so that it may put things in ways that no table knows."""
        return bool(self.known["crosses"])

    @property
    def has_none_of_kind(self) -> bool:
        """Whether nothing near the sentence is of the kind that is asked for, and the reader found no answer."""
        return self.known["kind_window"] == 0 and self.known["reader"] < SURE

    def is_near_or_in_title(self, name: Constraint) -> bool:
        """Return whether a word of a name is in the sentence, beside it, or in the title of the document."""
        covered = np.maximum(self.table.near(self.at), self.table.titles[self.table.owner[self.at]])
        return bool((covered[self.concepts_of([name])] >= SURE).any())

    def concepts_of(self, constraints: Iterable[Constraint]) -> list[int]:
        """Return the concepts of some names of the question."""
        return self.table.core.concepts_of(term_hash(terms[0]) for each in constraints for terms in each.terms)

    def _texts(self, rows: Iterable[int]) -> list[str]:
        return [text for row in rows for text in self.table.texts[row]]
