"""Whether a claim drops an exception or a condition of its source: nobody but Ali came, "nobody came".

In: the texts of a claim and of its source with their stated words. Out: yes or no. An exception is made from the clause
before it, and a claim that has nothing of that clause drops none.
"""

import re
from collections.abc import Callable, Sequence

from corpus.fold import bare
from rag.proving.light_words import NEGATIONS
from rag.proving.stated import StatedWord, is_among

_CONDITIONS = re.compile(
    r"\b(?:unless|except|apart from|other than|if|provided|ما لم|باستثناء|ما عدا|إذا|بشرط|شريطة)\b", re.IGNORECASE
)
_BUT = re.compile(r"\b(?:nothing but|nobody but|no one but|سوى|إلا)\b", re.IGNORECASE)
"""Behind a denial, of which it takes something away."""
_CLAUSE_ENDS = re.compile("[,،;؛]")


def drops_exception(
    claim: str, stated: Sequence[StatedWord], sources: Sequence[str], read: Callable[[str], Sequence[StatedWord]]
) -> bool:
    """Return whether every source text makes an exception and the claim, or its denial, makes none.

    Args:
        read: returns the stated words of a text.
    """
    said = bare(claim)
    if _CONDITIONS.search(said) or _BUT.search(said):
        return False
    denies = bool(NEGATIONS.intersection(said.lower().split()))
    return all(_has_exception(bare(text), stated, read, denies=denies) for text in sources)


def _has_exception(
    text: str, stated: Sequence[StatedWord], read: Callable[[str], Sequence[StatedWord]], *, denies: bool
) -> bool:
    found = [*_CONDITIONS.finditer(text), *(_BUT.finditer(text) if denies else ())]
    return any(any(is_among(word, stated) for word in read(_bounded(text, match.start()))) for match in found)


def _bounded(text: str, condition: int) -> str:
    """Return the clause that a condition bounds: the one before it, behind a condition that comes first the rest."""
    before = text[:condition].rstrip(" ,،;؛")
    return _CLAUSE_ENDS.split(before)[-1] or text[condition:]
