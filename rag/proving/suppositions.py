"""Whether a claim tells as a fact what its source only supposes or aims at: so that boats can enter, "boats can enter".

In: the stated words of a claim, its text, and the texts of its source with the words of each. Out: yes or no.
"""

import re
from collections.abc import Sequence

from corpus.fold import bare
from index.words.terms import words
from rag.proving.stated import StatedWord

_SUPPOSING = re.compile(
    r"\b(?:if|unless|whether|so that|in order to|in case|provided that|once|إذا|إن لم|لو|لكي|كي|حتى لا|ما لم|بشرط)\b"
    r"(?P<supposed>[^,،;؛]*)",
    re.IGNORECASE,
)


def tells_supposed(
    claim: str, stated: Sequence[StatedWord], texts: Sequence[str], sources: Sequence[Sequence[StatedWord]]
) -> bool:
    """Return whether all words of a claim that supposes nothing are of what every source text only supposes."""
    if _SUPPOSING.search(bare(claim)):
        return False
    return bool(texts) and all(
        any(_is_within(match, bare(text), stated, source) for match in _SUPPOSING.finditer(bare(text)))
        for text, source in zip(texts, sources, strict=True)
    )


def _is_within(match: re.Match[str], text: str, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether each word of the claim but the first stands in the supposed part only: whom it speaks of may be
    named before."""
    first, last = (len([*words(text[:end])]) for end in match.span("supposed"))
    outside = [word for word in source if not first <= word.at < last]
    inside = [word for word in source if first <= word.at < last]
    return all(_among(word, inside) and not _among(word, outside) for word in claim[1:])


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
