"""Entailment judged by the reranker and the reader of the settings, if any, where words do not decide.

What `words_entail` accepts is accepted. Otherwise the numbers of the statement must be in the premises, and one model
must accept it: the reranker with a score of at least `LEAST_SCORE`, or the reader by preferring an answer in the
premises to none. The premises are joined into one text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.metrics.entailment import Entailment, has_numbers, words_entail
from rag.settings import Settings
from rag.wiring import open_reader, open_reranker

LEAST_SCORE = 0.5
"""Of a reranker, whose score is a probability."""

Judge = Callable[[str, str], bool]
"""Returns whether a premise entails a statement."""


@dataclass(frozen=True, slots=True)
class JudgedEntailment:
    """An `Entailment` that asks its judges if the words do not decide."""

    judges: tuple[Judge, ...]

    def __call__(self, premises: Sequence[str], statement: str) -> bool:
        if words_entail(premises, statement):
            return True
        together = " ".join(premises)
        return has_numbers(premises, statement) and any(judge(together, statement) for judge in self.judges)


def entailment_of(settings: Settings) -> Entailment:
    """Return the entailment by the models of the settings, `words_entail` without any. Raises: ModelUnavailable."""
    judges: list[Judge] = []
    if reranker := open_reranker(settings.reranker):
        judges.append(lambda premise, statement: reranker.scores(statement, [premise])[0] >= LEAST_SCORE)
    if reader := open_reader(settings.reader):
        judges.append(lambda premise, statement: reader.margin(statement, premise) > 0)
    return JudgedEntailment(tuple(judges)) if judges else words_entail
