"""Suggestions of an abstention: the questions about topics of the evidence that the documents do answer.

Each is tried by asking it. The outcome is cached until a document changes: abstentions of one library suggest the same
questions.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from corpus.passage import Language
from rag.answer import Evidence
from rag.inquiry import Inquiry
from rag.saying.suggest import suggested_questions

MOST_PROPOSED = 3
MOST_TRIED = 6
"""Chosen: a question that is tried takes as long as one that is asked."""
MOST_REMEMBERED = 1_000
"""Outcomes cached, a few hundred bytes each."""


class Proposals:
    """Tries suggested questions. Safe to use from many threads."""

    def __init__(self, would_answer: Callable[[Inquiry, Language], bool]) -> None:
        """Take the function that tells whether a question would be answered, in a language."""
        self._would_answer = would_answer
        self._tried: dict[tuple[object, ...], bool] = {}

    def instead_of(
        self, refused: Inquiry, near: Sequence[Evidence], language: Language, generation: int
    ) -> tuple[str, ...]:
        """Return up to `MOST_PROPOSED` questions in a language that are answered with the options of the refused one.

        Args:
            near: passages, whose topics they are about.
            generation: of the library; any change of a document increases it.
        """
        tried = islice(suggested_questions(near, language), MOST_TRIED)
        inquiries = (replace(refused, question=each, history=()) for each in tried)
        answered = (each.question for each in inquiries if self._is_answered(each, language, generation))
        return tuple(islice(answered, MOST_PROPOSED))

    def _is_answered(self, inquiry: Inquiry, language: Language, generation: int) -> bool:
        key = (inquiry.question, language, *inquiry.collections, repr(inquiry.filters), generation)
        if (remembered := self._tried.get(key)) is not None:
            return remembered
        if len(self._tried) >= MOST_REMEMBERED:
            self._tried.clear()
        self._tried[key] = answered = self._would_answer(inquiry, language)
        return answered
