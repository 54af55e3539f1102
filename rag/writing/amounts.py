"""Whether numbers kept what they count: "210 beds, 24 of them in intensive care" has not 210 beds in intensive care.

In: the stated words of a claim and of its source. Out: yes or no. What follows a number in the claim must, in the
source, follow no other number first. Years count nothing. Sums and differences are not worked out.
"""

from collections.abc import Sequence
from itertools import takewhile

from rag.writing.stated import StatedWord

COUNTED_WORDS = 3
"""Content words after a number that are taken for what it counts. Source: chosen, a noun and what describes it."""


def counts_otherwise(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word that a number counts in the claim follows another number wherever the source has it."""
    return any(
        _belongs_elsewhere(number, word, source)
        for at, number in enumerate(stated)
        if number.is_count
        for word in takewhile(lambda each: not each.is_number, stated[at + 1 : at + 1 + COUNTED_WORDS])
    )


def _belongs_elsewhere(number: StatedWord, word: StatedWord, source: Sequence[StatedWord]) -> bool:
    counts = [each for each in source if each.is_count]
    places = [each.at for each in source if each.accepted & word.accepted]
    if not any(each.accepted & number.accepted for each in counts):
        return False
    return bool(places) and all(not _counting(place, counts).accepted & number.accepted for place in places)


def _counting(place: int, counts: Sequence[StatedWord]) -> StatedWord:
    """Return the number that counts what stands at a place: in both languages the last before it, else the next."""
    before = [each for each in counts if each.at < place]
    return before[-1] if before else counts[0]
