"""Ages: whether a question asks for one, and whether a text mentions any.

In: a question or a text. Out: yes or no. An age is given in years or with a word for birth, unlike a count (24 points)
or a duration in hours.
"""

from functools import lru_cache

from corpus.fold import fold
from rag.reading.spans.word_lists import LISTS

_CACHED = 512
_ASKS = LISTS.compile(r"(?<!\w)<ASKS_AGE>")
_MENTIONS = LISTS.compile(r"(?<!\w)(?:<AGE_WORD>(?!\w)|[وبف]?<AGE_WORD_AR>)")


@lru_cache(_CACHED)
def asks_age(question: str) -> bool:
    """Return whether a question asks how old somebody or something is."""
    return _ASKS.search(fold(question)) is not None


@lru_cache(_CACHED)
def mentions_age(text: str) -> bool:
    """Return whether a text has a word with which ages are given.

    >>> mentions_age("the 24-year-old captain"), mentions_age("He scored 24 points in 2 hours.")
    (True, False)
    """
    return _MENTIONS.search(fold(text)) is not None
