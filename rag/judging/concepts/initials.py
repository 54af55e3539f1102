"""Abbreviations of names: the GCC of a question is the Gulf Cooperation Council of a text.

Initials are those of capitalised words, so that Arabic texts have them only in their translations.
"""

import re
from functools import lru_cache

from rag.reading.forms.tokens import Tokens, read

LEAST_LETTERS, MOST_LETTERS = 3, 6
"""Letters of an abbreviation; two are the initials of too many persons: chosen."""
_SMALL = frozenset("of the for and on in".split())
_ABBREVIATION = re.compile(rf"(?<!\w)[A-Z]{{{LEAST_LETTERS},{MOST_LETTERS}}}(?!\w)")
_CACHED_TEXTS = 512


def abbreviations_in(text: str) -> list[str]:
    """Return the words that are written in capitals.

    >>> abbreviations_in("Did the GCC and the UN meet?")
    ['GCC']
    """
    return _ABBREVIATION.findall(text)


@lru_cache(_CACHED_TEXTS)
def initials_in(text: str) -> frozenset[str]:
    """Return the initials of the names in a text and of any adjacent words in them, in capitals.

    >>> sorted(initials_in("The Gulf Cooperation Council met."))
    ['GCC', 'TGC', 'TGCC']
    """
    tokens = read(text)
    found = set()
    for run in _runs(tokens):
        for first in range(len(run)):
            found |= {run[first:last] for last in range(first + LEAST_LETTERS, len(run) + 1)}
    return frozenset(found)


def _runs(tokens: Tokens) -> list[str]:
    """Return the initials of each run of capitalised words, over the small words within it."""
    runs = [""]
    for at, word in enumerate(tokens.words):
        if tokens.gaps[at] or tokens.commas[at]:
            runs.append("")
        if tokens.capital[at]:
            runs[-1] += word[0].upper()
        elif word not in _SMALL:
            runs.append("")
    return [run for run in runs if len(run) >= LEAST_LETTERS]
