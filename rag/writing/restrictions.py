"""Whether a claim drops what bounds whom it speaks of: residents who cannot use the stairs may stay; "residents may".

In: a claim's stated words and the English texts of its source. Out: yes or no. A relative clause without a comma before
it bounds its noun; one with a comma only adds to it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.terms import words
from rag.writing.stated import StatedWord, is_same

_RELATIVE = re.compile(r"(?<=\w)\s(?:who|whose|that|which|ممن|الذين|اللواتي|اللاتي)\s")
_ONE = re.compile(r"\b(?:an?\s(?:\w+\s)?\w+|so|such)$", re.IGNORECASE)
"""Before a relative clause: a storm, of which it only tells more; so that."""
_BOUNDING = frozenset("of for".split())
_OF_ALL = ("s", "ing")
BOUNDING_WORDS = 3
"""Content words of the relative clause of which the claim must have one. Source: chosen, a verb and its object."""


def drops_restriction(
    stated: Sequence[StatedWord], texts: Sequence[str], read: Callable[[str], Sequence[StatedWord]]
) -> bool:
    """Return whether a claim has a bounded noun and nothing of what bounds it.

    Args:
        read: returns the stated words of a text.
    """
    return any(_is_dropped(match, text, stated, read(text)) for text in texts for match in _RELATIVE.finditer(text))


def drops_complement(
    stated: Sequence[StatedWord], texts: Sequence[str], read: Callable[[str], Sequence[StatedWord]]
) -> bool:
    """Return whether an English claim opens with a bare noun that its source bounds by what follows: fishing for
    shrimp is banned, "fishing is banned"."""
    head = stated[0]
    if head.at or head.is_name or head.is_number or not fold(head.text).endswith(_OF_ALL):
        return False
    return any(
        second.led_by in _BOUNDING and first.at + 2 == second.at and is_same(head, first) and not _among(second, stated)
        for text in texts
        for first, second in pairwise(read(text))
    )


def _is_dropped(match: re.Match[str], text: str, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    if _ONE.search(text[: match.start()]):
        return False
    place = len([*words(text[: match.start()])])
    heads = [word for word in source if word.at < place][-1:]
    behind = [word for word in source if word.at >= place]
    said = any(_among(word, claim) for word in behind[:BOUNDING_WORDS])
    return any(_among(head, claim) and not head.is_name for head in heads) and not said


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
