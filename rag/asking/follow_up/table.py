"""The word lists of follow-ups, read from `words.tsv`: the name of a list in, its words or a pattern out."""

import re
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows

_TABLE = Path(__file__).with_name("words.tsv")
# The letters that writers use for one another, so that a pattern fits text as it is written.
_SPELLINGS = {"ا": "[اأإآ]", "ه": "[هة]", "ي": "[يىئ]", "و": "[وؤ]"}


def listed(name: str) -> tuple[str, ...]:
    """Return the words and phrases of a list, as they are written there."""
    return _lists()[name]


def folded(name: str) -> frozenset[str]:
    """Return the words of a list as `corpus.fold` has them."""
    return frozenset(map(fold, listed(name)))


def any_of(name: str) -> str:
    """Return a pattern for any of a list in a text as it is written, the longest first."""
    phrases = sorted({fold(phrase) for phrase in listed(name)}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join("".join(_letter(each) for each in phrase) for phrase in phrases) + ")"


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else _SPELLINGS.get(letter, re.escape(letter))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(word.strip() for word in words.split("|")) for name, words in table_rows(_TABLE)}
