"""Patterns of words that mean the same for a rule, folded as the text that they are matched against."""

import re
from collections.abc import Iterable, Sequence

from corpus.fold import fold

_ANY_ENDING, _BETWEEN = r"\w*", r"(?:\s+\S+){0,3}?"
_FEW_WORDS = re.escape(fold(" …"))


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases, the longest first, folded."""
    folded = sorted({fold(word.strip()) for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded) + ")"


def starred(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of any of the phrases, in Arabic with what is joined before them; a star in them stands for any
    ending, … for up to three words between.

    >>> bool(starred(["sign*", "turn* … down"]).search("they turned it down"))
    True
    """
    by_letter: dict[str, list[str]] = {}
    for each in map(fold, phrases):
        rest = re.escape(each[1:]).replace(_FEW_WORDS, _BETWEEN).replace(r"\*", _ANY_ENDING)
        by_letter.setdefault(each[0], []).append(rest)
    # Only phrases that begin with its letter are tried at a word: of a hundred that takes a tenth of the time.
    words = "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?<!\w)[وف]?(?:لل|ب?ال)?(?:{words})(?!\w)")
