"""Months as values: whatever a month is called, and in either language, it is the same one.

In: the words that begin where a month may be named. Out: its number, and how many words its name takes.
"""

from collections.abc import Sequence

from corpus.fold import fold
from index.words.terms import Word
from rag.words.months import MONTH_NAMES

_MONTHS = {tuple(name.split()): number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_LENGTHS = (2, 1)
"""Words of a name, the longer first: كانون الثاني."""


def month_at(following: Sequence[Word]) -> tuple[int, int] | None:
    """Return the number of the month that the next words (at least one) name, 1 to 12, and how many words that takes.

    English writes its months with a capital, which tells May from may and March from march.
    """
    if following[0].kind == "latin" and not following[0].text[0].isupper():
        return None
    names = (tuple(fold(word.text) for word in following[:length]) for length in _LENGTHS)
    return next(((_MONTHS[name], len(name)) for name in names if name in _MONTHS), None)
