"""Whether words of a claim changed partners: a road opened after a bridge was mended; "a bridge opened after a road".

    source: 4,100 tonnes in 2015 and 6,900 in 2022    claim: 6,900 tonnes in 2015 and 4,100 in 2022

In: the stated words of a claim and of its source. Out: yes or no. Two pairs of neighbours of the claim are exchanged
where the source has the first of each beside the second of the other, and neither pair of the claim.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from corpus.fold import fold
from rag.proving.stated import StatedWord, places_of

_PASSIVE = frozenset("is are was were be been being".split())
_AGENT = frozenset(map(fold, "by يد قبل بواسطة".split()))


def are_exchanged(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether two pairs of neighbours of the claim have each other's second word in the source.

    Not where one of the two texts is in the passive, or in another language: there neighbours are others.
    """
    if _is_other_voice(stated, source):
        return False
    pairs = [(places_of(first, source), places_of(second, source)) for first, second in pairwise(stated)]
    apart = [(at, *pair) for at, pair in enumerate(pairs) if all(pair) and not _are_neighbours(*pair)]
    return any(
        second - first > 1 and _are_neighbours(a, d) and _are_neighbours(c, b)
        for (first, a, b), (second, c, d) in combinations(apart, 2)
    )


def _is_other_voice(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether one of the two has an agent, or a verb in the passive, and the other has not."""
    agents = {any(word.led_by in _AGENT for word in text) for text in (stated, source)}
    return len(agents) == 2 or any(
        (word.led_by in _PASSIVE) != (source[at].led_by in _PASSIVE) or word.text.isascii() != source[at].text.isascii()
        for word in stated
        if word.own
        for at in places_of(word, source)
    )


def _are_neighbours(firsts: Sequence[int], seconds: Sequence[int]) -> bool:
    return any(first + 1 == second for first in firsts for second in seconds)
