"""Whether a claim drops what bounds whom it speaks of: residents who cannot use the stairs may stay; "residents may".

In: a claim's stated words and the English texts of its source. Out: yes or no. A relative clause without a comma before
it bounds its noun; one with a comma only adds to it.
"""

import re
from collections.abc import Callable, Sequence

from index.words.terms import words
from rag.writing.stated import StatedWord

_RELATIVE = re.compile(r"(?<=\w)\s(?:who|whose|that|which|ممن|الذين|اللواتي|اللاتي)\s")
BOUNDING_WORDS = 3
"""Content words of the relative clause of which the claim must have one. Source: chosen, a verb and its object."""


def drops_restriction(
    stated: Sequence[StatedWord], texts: Sequence[str], read: Callable[[str], Sequence[StatedWord]]
) -> bool:
    """Return whether a claim has a bounded noun, nothing of what bounds it, and something said behind.

    Args:
        read: returns the stated words of a text.
    """
    return any(_is_dropped(match, text, stated, read(text)) for text in texts for match in _RELATIVE.finditer(text))


def _is_dropped(match: re.Match[str], text: str, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    place = len([*words(text[: match.start()])])
    heads = [word for word in source if word.at < place][-1:]
    behind = [word for word in source if word.at >= place]
    bounding, rest = behind[:BOUNDING_WORDS], behind[BOUNDING_WORDS:]
    said = any(_among(word, claim) for word in bounding)
    return any(_among(head, claim) and not head.is_name for head in heads) and not said and _any(rest, claim)


def _any(these: Sequence[StatedWord], others: Sequence[StatedWord]) -> bool:
    return any(_among(word, others) for word in these)


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
