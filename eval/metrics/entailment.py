"""Lexical entailment for the citation metrics: whether quotations support a statement, without a model.

In: premises (quotations, their translations) and a statement. Out: yes or no. A statement is entailed by premises that
have it word for word, or nearly all of its content stems and all of its numbers, since these are what generators get
wrong most easily. Nothing is translated: across languages only the translation of a citation can entail a statement.
"""

from collections.abc import Sequence
from typing import Protocol

from eval.metrics.normalise import words
from eval.metrics.saying import content_stems

LEAST_COVERED = 0.8
"""Share of the content stems of a statement. Source: chosen, one word in five may be a reporting verb."""


class Entailment(Protocol):
    """A function that tells whether premises, taken together, entail a statement."""

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
    """Return whether every number of a statement is in its premises."""
    return {stem for stem in content_stems(statement) if stem[0].isdigit()} <= content_stems(" ".join(premises))
