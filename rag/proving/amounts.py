"""Whether numbers kept what they count: "210 beds, 24 of them in intensive care" has not 210 beds in intensive care.

In: the stated words of a claim and of its source. Out: yes or no. What follows a number in the claim must, in the
source, follow no other number first: in both languages it stands before what it counts. Years count nothing. Sums and
differences are not worked out.
"""

from collections.abc import Sequence
from itertools import takewhile

from rag.proving.stated import StatedWord

_OF = frozenset({"of", "من"})
COUNTED_WORDS = 3
"""Content words after a number that are taken for what it counts. Source: chosen, a noun and what describes it."""


def counts_otherwise(stated: Sequence[StatedWord], source: Sequence[StatedWord], last_words: int) -> bool:
    """Return whether a word that a number counts in the claim follows another number wherever the source has it.

    Args:
        last_words: how many words of the source its last sentence has.
    """
    return any(
        _belongs_elsewhere(number, word, source[:-last_words], source[-last_words:])
        for at, number in enumerate(stated)
        if number.is_count
        for word in _counted(stated, at)
    )


def _counted(stated: Sequence[StatedWord], at: int) -> Sequence[StatedWord]:
    """Return the words that the number at a place counts: of "two of the six boats sank" six counts boats, two sank."""
    if _is_whole(stated, at):
        return stated[at + 1 : at + 2]
    first = at + 3 if _is_whole(stated, at + 1) else at + 1
    clause = stated[at].clause
    following = stated[first : first + COUNTED_WORDS]
    return [*takewhile(lambda each: not each.is_number and each.clause == clause, following)]


def _is_whole(stated: Sequence[StatedWord], at: int) -> bool:
    """Return whether a number is what another one is a part of."""
    return 0 < at < len(stated) and stated[at].is_count and stated[at - 1].is_count and stated[at].led_by in _OF


def _belongs_elsewhere(
    number: StatedWord, word: StatedWord, before: Sequence[StatedWord], last: Sequence[StatedWord]
) -> bool:
    earlier, later = ([each for each in sentence if each.is_count] for sentence in (before, last))
    if not any(each.accepted & number.accepted for each in (*earlier, *later)):
        return False
    counting = [
        before[-1]
        for sentence, counts in ((before, earlier), (last, later or earlier))
        for each in sentence
        if each.accepted & word.accepted and (before := [count for count in counts if count.at <= each.at])
    ]
    return bool(counting) and not any(each.accepted & number.accepted for each in counting)
