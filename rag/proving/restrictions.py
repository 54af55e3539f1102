"""Whether a claim drops what bounds whom it speaks of: residents who cannot use the stairs may stay; "residents may".

In: a claim's stated words and the English texts of its source. Out: yes or no. A relative clause without a comma before
it bounds its noun; one with a comma only adds to it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.terms import words
from rag.proving.implied import terms_of
from rag.proving.stated import StatedWord, is_same, itself

_RELATIVE = re.compile(r"(?<=\w)\s(?:who|whose|that|which|ممن|الذين|اللواتي|اللاتي)\s")
_ONE = re.compile(
    r"\b(?:an?\s(?:\w+\s)?\w+|so|such|says?|said|tell|told|argues?d?|warn\w*|announce\w*|believe\w*|show\w*|finds?|found|"
    r"think\w*|fear\w*|claim\w*|report\w*|adds?|added|hopes?|hoped)$",
    re.IGNORECASE,
)
"""Before a relative clause: a storm, of which it only tells more; so that; says that."""
_BOUNDING = frozenset("of for by within in from with without under over".split())
_BE = frozenset("be is are was were been being must may can will".split())
_DUTY = re.compile(r"\b(?:must|may|can|cannot|allowed|banned|forbidden|prohibited)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:at night|at weekends|by day|in (?:winter|summer|spring|autumn)|on \w+days|during the (?:day|night|week))\b",
    re.IGNORECASE,
)
_OPEN = terms_of("مجاني مجانية مفتوح مفتوحة متاح متاحة مسموح مخصص مخصصة")
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
    return any(_is_unbounded(head, stated, texts, read) for head in _bare(stated))


def _bare(claim: Sequence[StatedWord]) -> list[StatedWord]:
    """Return the plurals of a claim that are the subject: it opens with them, or they are to be something.

    Behind an article stands one that was told of before: the samples.
    """
    heads = [word for word, after in pairwise(claim) if (word is claim[0] and not word.at) or after.led_by in _BE]
    return [
        word
        for word in heads
        if not (word.is_name or word.is_number) and word.text.isascii() and fold(word.text).endswith(_OF_ALL)
    ]


def _is_unbounded(
    head: StatedWord, stated: Sequence[StatedWord], texts: Sequence[str], read: Callable[[str], Sequence[StatedWord]]
) -> bool:
    return any(
        (second.led_by in _BOUNDING or fold(second.text) in _BOUNDING)
        and second.at - first.at <= 3
        and is_same(head, first)
        and not _among(second, stated)
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


def drops_time(claim: str, sources: Sequence[str]) -> bool:
    """Return whether every source text says when something must or may be done, and the claim that it must."""
    return (
        _DUTY.search(claim) is not None
        and not _WHEN.search(claim)
        and all(_DUTY.search(text) and _WHEN.search(text) for text in sources)
    )


def drops_beneficiary(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a claim ends with what holds only for some in its source: free for children, "visits are free"."""
    last = stated[-1]
    return any(
        is_same(last, word) and _is_beneficiary(word, after) and after.at - word.at <= 2 and not _among(after, stated)
        for word, after in pairwise(source)
    )


def _is_beneficiary(what: StatedWord, word: StatedWord) -> bool:
    """Return whether a word says for whom something is: in Arabic by لل, or by ل behind what is free or open."""
    is_open = bool(itself(what) & _OPEN)
    return word.led_by in {"for", "لمن"} or word.text.startswith("لل") or (is_open and word.text.startswith("ل"))
