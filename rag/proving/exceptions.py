"""Whether a claim drops an exception or a condition of its source: nobody but Ali came, "nobody came".

In: the texts of a claim and of its source. Out: yes or no.
"""

import re
from collections.abc import Sequence

from corpus.fold import bare
from rag.proving.light_words import NEGATIONS

_CONDITIONS = re.compile(r"\b(?:unless|except|apart from|other than|ما لم|باستثناء|ما عدا)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:nothing but|nobody but|no one but|سوى|إلا)\b", re.IGNORECASE)
"""Behind a denial, of which it takes something away."""


def drops_exception(claim: str, sources: Sequence[str]) -> bool:
    """Return whether every source text makes an exception and the claim, or its denial, makes none."""
    said = bare(claim)
    if _CONDITIONS.search(said) or _BUT.search(said):
        return False
    denies = bool(NEGATIONS.intersection(said.lower().split()))
    return all(_CONDITIONS.search(text) or (denies and _BUT.search(text)) for text in map(bare, sources))
