"""Whether a word of a claim has another complement than in its source: the name of the mountain, "the name of Omar".

In: the stated words of a claim and of its source. Out: yes or no. What follows a word and a preposition is its
complement; what is counted among others is bounded by what follows it.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.fold import fold
from rag.proving.stated import StatedWord, is_same, places_of

_PREPOSITIONS = frozenset(map(fold, "of into for with against from to by من إلى على مع عن ضد".split()))
_AMONG = frozenset(map(fold, "منها منهم منهن ومنها ومنهم including whom which them".split()))
_NEXT = 2
"""Content words behind a preposition of which one is the complement. Source: chosen, an adjective and a noun."""
_NAMED = 5
"""The same for a name, before which an office may stand. Source: chosen."""
MOST_APART = 4
"""Words from a word to its complement: reduced the number of ferries. Source: chosen."""
BOUNDING_WORDS = 3
"""Content words behind a part's number: what is counted, and what bounds it. Source: chosen."""


def has_other_complement(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word of the claim has a complement that it never has in the source, where it has another one."""
    return any(
        second.led_by in _PREPOSITIONS and second.at - first.at <= MOST_APART and _is_other(first, second, source)
        for first, second in pairwise(stated)
    )


def _is_other(first: StatedWord, second: StatedWord, source: Sequence[StatedWord]) -> bool:
    theirs = [after for word, after in pairwise(source) if is_same(word, first) and after.led_by == second.led_by]
    runs = [source[source.index(word) :][: _NAMED if second.is_name else _NEXT] for word in theirs]
    places = places_of(second, source)
    if any(source[at].led_by.removeprefix("و") == second.led_by for at in places):
        return False
    return bool(theirs and places) and not any(places_of(second, run) for run in runs)


def drops_part(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether the claim has the number of a part and not what makes it one: 210 beds, 24 of them in intensive
    care; "24 beds"."""
    return any(
        number.is_count
        and number.led_by in _AMONG
        and bool(places_of(number, stated))
        and len(behind := _bounding(at, source)) > 1
        and not any(places_of(word, stated) for word in behind[1:])
        for at, number in enumerate(source)
    )


def _bounding(at: int, source: Sequence[StatedWord]) -> Sequence[StatedWord]:
    following = source[at + 1 : at + 1 + BOUNDING_WORDS]
    return [word for word in following if word.clause == source[at].clause]
