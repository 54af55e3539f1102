"""Whether quoted words carry a statement: the entailment that the citation metrics ask, with no model to judge.

In: premises (quotes, their translations) and a statement. Out: yes or no. A statement is carried by a premise that it
stands in, or that has nearly all of its content words; numbers must all be there, because a wrong one is what a
generator gets wrong most easily. Statements in another language than every premise are carried only through the
translation that the citation shows: nothing is translated here.
"""

from collections.abc import Sequence
from typing import Protocol

from eval.metrics.normalise import words
from eval.metrics.saying import content_stems

LEAST_COVERED = 0.8
"""Share of a statement's content words. Source: chosen, one word in five may be a reporting word."""


class Entailment(Protocol):
    """Anything that can say whether premises, taken together, carry a statement."""

    def __call__(self, premises: Sequence[str], statement: str) -> bool: ...


def is_contained(premises: Sequence[str], statement: str) -> bool:
    """Return whether the premises together have the statement word for word, or nearly all of its content words."""
    wanted = words(statement)
    if not wanted:
        return False
    phrase = f" {' '.join(wanted)} "
    if any(phrase in f" {' '.join(words(premise))} " for premise in premises):
        return True
    have, stems = content_stems(" ".join(premises)), content_stems(statement)
    return bool(stems) and has_numbers(premises, statement) and len(stems & have) / len(stems) >= LEAST_COVERED


def has_numbers(premises: Sequence[str], statement: str) -> bool:
    """Return whether every number of a statement stands in its premises."""
    return {stem for stem in content_stems(statement) if stem[0].isdigit()} <= content_stems(" ".join(premises))
