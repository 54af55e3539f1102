"""Whether a claim tells the words of its source backwards: who does what to whom, and what comes after what.

    source: boats are blessed and children race ships     claim: children are blessed and boats race ships

In: the stated words of a claim and of its source, in one language. Out: yes or no. A phrase may be put first or last
("in 1987 X was founded"), and a verb may change its voice, which turns all round it; three words that stand the other
way round in the same voice are told otherwise.
"""

from collections.abc import Sequence
from itertools import takewhile

from corpus.fold import fold
from rag.proving.stated import StatedWord, places_of

LEAST_REVERSED = 3
"""Words in reversed order of which none may be moved along with another: one has gone past two. Source: chosen."""

_ACCORDING = frozenset(map(fold, "بحسب حسب وفق وفقا".split()))
_PASSIVE = frozenset("is are was were be been being".split())
_AGENT = frozenset(map(fold, "by يد قبل بواسطة".split()))


def is_reversed(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether words of a claim stand the other way round in its source, whichever places they have there."""
    said = [*takewhile(lambda word: word.led_by not in _ACCORDING, stated)]
    places = [places_of(word, source) for word in said]
    return _longest_reversed(places) >= LEAST_REVERSED and not _is_other_voice(stated, source)


def _longest_reversed(places: Sequence[Sequence[int]]) -> int:
    """Return how many words stand in reversed order: of a word with several places the one that suits the claim."""
    best: list[tuple[int, int]] = []
    for each in places:
        if each:
            lengths = [(1 + max((length for before, length in best if before > at), default=0), at) for at in each]
            length, at = min(lengths)
            best.append((at, length))
    return max((length for _, length in best), default=0)


def _is_other_voice(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether one of the two has an agent, or a verb in the passive, and the other has not."""
    agents = {any(word.led_by in _AGENT for word in text) for text in (stated, source)}
    return len(agents) == 2 or any(
        (word.led_by in _PASSIVE) != (source[at].led_by in _PASSIVE)
        for word in stated
        for at in places_of(word, source)
    )
