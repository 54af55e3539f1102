"""Months by number, under any of their names in either language: the next words of a text in, number and length out."""

from collections.abc import Sequence

from corpus.fold import fold
from index.words.terms import Word
from rag.words.months import MONTH_NAMES

_MONTHS = {tuple(name.split()): number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_LENGTHS = (2, 1)
"""Words of a name, the longer first: كانون الثاني."""


def month_at(following: Sequence[Word]) -> tuple[int, int] | None:
    """Return the month that the next words (at least one) name, 1 to 12, and the words of its name; None for none.

    English writes its months with a capital, which tells May from may and March from march.
    """
    if following[0].kind == "latin" and not following[0].text[0].isupper():
        return None
    names = (tuple(fold(word.text) for word in following[:length]) for length in _LENGTHS)
    return next(((_MONTHS[name], len(name)) for name in names if name in _MONTHS), None)
