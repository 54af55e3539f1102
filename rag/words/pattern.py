"""Patterns of words that mean the same for a rule, folded as the text that they are matched against."""

import re
from collections.abc import Iterable

from corpus.fold import fold


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases, the longest first, folded."""
    folded = sorted({fold(word.strip()) for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded) + ")"
