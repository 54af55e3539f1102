"""Entailment by the models of the settings, where there are any: a reranker, a reader, or both.

In: the settings. Out: an `Entailment`. What the words alone carry is carried; else a model may say so, of the premises
taken together: a reranker that scores them at `LEAST_SCORE` or more for the statement, a reader that finds its answer
in them rather than none. Whatever a model says, the numbers of the statement must be there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.metrics.entailment import Entailment, has_numbers, is_contained
from rag.settings import Settings
from rag.wiring import open_reader, open_reranker

LEAST_SCORE = 0.5
"""Of a reranker, whose score is a chance: where it holds yes for likelier than no."""

Judge = Callable[[str, str], bool]
"""Says whether a premise carries a statement."""


@dataclass(frozen=True, slots=True)
class JudgedEntailment:
    """An `Entailment` that asks its judges where words do not decide."""

    judges: tuple[Judge, ...]

    def __call__(self, premises: Sequence[str], statement: str) -> bool:
        if is_contained(premises, statement):
            return True
        together = " ".join(premises)
        return has_numbers(premises, statement) and any(judge(together, statement) for judge in self.judges)


def entailment_of(settings: Settings) -> Entailment:
    """Return the entailment that the settings ask for: with no model there, that of words alone.

    Raises: ModelUnavailable.
    """
    judges: list[Judge] = []
    if reranker := open_reranker(settings.reranker):
        judges.append(lambda premise, statement: reranker.scores(statement, [premise])[0] >= LEAST_SCORE)
    if reader := open_reader(settings.reader):
        judges.append(lambda premise, statement: reader.margin(statement, premise) > 0)
    return JudgedEntailment(tuple(judges)) if judges else is_contained
