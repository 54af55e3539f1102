"""A question as a client asks it, with its options: from the command line, a route, a chat or an evaluation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.errors import InvalidQuestion
from corpus.passage import Language
from index.search.filters import Filters
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn
from rag.wait import never

LONGEST_QUESTION = 4_000
"""Characters of a question or a query, at most."""
DEFAULT_TOP_K = 8
NO_FILTERS = Filters()
DEFAULT_COLLECTIONS = (DEFAULT_COLLECTION,)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question, and the collections and filters that restrict the search.

    `language` is that of the answer (`auto`: of the question), `top_k` the number of hits to show, 1 to 50, and
    `history` the turns before. `is_abandoned` is polled while models work, which stop once the client has left.
    """

    question: str
    language: Literal["auto"] | Language = "auto"
    collections: Sequence[str] = DEFAULT_COLLECTIONS
    filters: Filters = field(default=NO_FILTERS)
    top_k: int = DEFAULT_TOP_K
    history: Sequence[Turn] = ()
    is_abandoned: Callable[[], bool] = never


def require_askable(text: str) -> None:
    """Do nothing for a question or a query of at most `LONGEST_QUESTION` characters. Raises: InvalidQuestion."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"the question has {len(text):,} characters", hint=f"Ask in {LONGEST_QUESTION:,} characters or fewer."
        )
