"""An answer that is there already, told as the answerer tells one."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.telling import Cited, Done, Found, Stage, Told, spoken_in_pieces


def tell_whole(answer: Answer) -> Iterator[Told]:
    """Yield an answer piece by piece."""
    yield Found(answer.hits)
    yield Stage("answer")
    yield from spoken_in_pieces(answer.answer)
    yield from map(Cited, answer.citations)
    yield Done(answer)
