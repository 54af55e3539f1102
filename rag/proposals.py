"""Questions to ask instead: of the topics of the passages at hand, those that the documents do answer.

Whether they do is found out by asking them, which is remembered until a document changes: refusals propose the same
ones again and again.
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
MOST_REMEMBERED = 1_000


class Proposals:
    """Safe to use from many threads."""

    def __init__(self, would_answer: Callable[[Inquiry, Language], bool]) -> None:
        """Take what asks a question for a try, in the language that it is to be answered in."""
        self._would_answer = would_answer
        self._tried: dict[tuple[object, ...], bool] = {}

    def instead_of(
        self, refused: Inquiry, near: Sequence[Evidence], language: Language, generation: int
    ) -> tuple[str, ...]:
        """Return up to `MOST_PROPOSED` questions in a language, answered where the refused one was asked.

        Args:
            near: the passages whose topics they are about.
            generation: that of the library, which a change of any document raises.
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
