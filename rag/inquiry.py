"""A question with all that was said about it, whoever asks: the command line, a route, a chat client, an evaluation."""

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
    """What is asked, and where the answer may come from.

    `language` is that of the answer (`auto`: of the question), `top_k` how many passages to show as hits, 1 to 50, and
    `history` what was said before. Once `is_abandoned` says that its asker has left, what takes long is given up.
    """

    question: str
    language: Literal["auto"] | Language = "auto"
    collections: Sequence[str] = DEFAULT_COLLECTIONS
    filters: Filters = field(default=NO_FILTERS)
    top_k: int = DEFAULT_TOP_K
    history: Sequence[Turn] = ()
    is_abandoned: Callable[[], bool] = never


def require_askable(text: str) -> None:
    """Return if a question or a query may be asked. Raises: InvalidQuestion, where it has too many characters."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"the question has {len(text):,} characters", hint=f"Ask in {LONGEST_QUESTION:,} characters or fewer."
        )
