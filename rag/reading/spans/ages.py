"""How old somebody or something is: whether a question asks it, and whether words tell of an age at all.

In: a question or a text. Out: yes or no. An age is told in years or by a word of birth; what merely counts (24
points) or takes time (2 hours) is none.
"""

import re
from functools import lru_cache

from corpus.fold import fold
from rag.words.pattern import one_of

_CACHED = 512
_ASKS = re.compile(
    "(?<!\\w)"
    + one_of(
        """
        how old|what age|whose age|age of|كم عمر|ما عمر|كم كان عمر|كم يبلغ عمر|كم يبلغ من العمر|كم تبلغ من العمر
        كم بلغ من العمر|شكد عمر|قديش عمر
        """.strip()
        .replace("\n", "|")
        .split("|")
    )
)
_ENGLISH = one_of("age aged ages old older born birth birthday year years".split())
_ARABIC = one_of("عمر سن سنة سنوات سنين عام عاما عامين أعوام ولد مولود مواليد".split())
_TELLS = re.compile(rf"(?<!\w)(?:{_ENGLISH}(?!\w)|[وبف]?{_ARABIC})")


@lru_cache(_CACHED)
def asks_age(question: str) -> bool:
    """Return whether a question asks how old somebody or something is."""
    return _ASKS.search(fold(question)) is not None


@lru_cache(_CACHED)
def mentions_age(text: str) -> bool:
    """Return whether a text has a word by which ages are told.

    >>> mentions_age("the 24-year-old captain"), mentions_age("He scored 24 points in 2 hours.")
    (True, False)
    """
    return _TELLS.search(fold(text)) is not None
