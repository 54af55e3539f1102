"""An answer that is there already, as the events that the answerer would yield."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.events import Answered, AnswerEvent, CitationAdded, PassagesFound, StageStarted, text_in_pieces


def events_of_whole(answer: Answer) -> Iterator[AnswerEvent]:
    """Yield an answer piece by piece."""
    yield PassagesFound(answer.hits)
    yield StageStarted("answer")
    yield from text_in_pieces(answer.answer)
    yield from map(CitationAdded, answer.citations)
    yield Answered(answer)
