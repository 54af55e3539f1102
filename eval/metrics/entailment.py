"""Lexical entailment for the citation metrics: whether quotations support a statement, decided without a model.

Premises (quotations and their translations) entail a statement if they contain it word for word, or nearly all of its
content stems and all of its numbers, which generators get wrong most easily. Nothing is translated: a statement in
another language than the quotation can only be entailed by the quotation's translation.
"""

from collections.abc import Sequence
from typing import Protocol

from eval.metrics.matching import content_stems
from eval.metrics.normalise import words

LEAST_COVERED = 0.8
"""Share of the content stems of a statement. Source: chosen; one word in five may be a reporting verb."""


class Entailment(Protocol):
    """A function that tells whether premises, taken together, entail a statement."""

    def __call__(self, premises: Sequence[str], statement: str) -> bool: ...


def words_entail(premises: Sequence[str], statement: str) -> bool:
    """Return whether a premise contains the statement, or all together contain nearly all of its content words."""
    wanted = words(statement)
    if not wanted:
        return False
    phrase = f" {' '.join(wanted)} "
    if any(phrase in f" {' '.join(words(premise))} " for premise in premises):
        return True
    have, stems = content_stems(" ".join(premises)), content_stems(statement)
    return bool(stems) and has_numbers(premises, statement) and len(stems & have) / len(stems) >= LEAST_COVERED


def has_numbers(premises: Sequence[str], statement: str) -> bool:
    """Return whether every number of the statement is in the premises."""
    return {stem for stem in content_stems(statement) if stem[0].isdigit()} <= content_stems(" ".join(premises))
