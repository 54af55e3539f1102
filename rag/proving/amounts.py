"""Whether numbers kept what they count: "210 beds, 24 of them in intensive care" has not 210 beds in intensive care.

In: the stated words of a claim and of its source. Out: yes or no. A third of the harvest is not the harvest, and
between 9 and 12 is not 12. What follows a number in the claim must, in the
source, follow no other number first: in both languages it stands before what it counts. Years count nothing. Sums and
differences are not worked out.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from corpus.fold import fold
from rag.proving.stated import StatedWord, places_of

_OF = frozenset({"of", "من"})
_BETWEEN = frozenset(map(fold, "between بين".split()))
_SHARES = frozenset(
    map(
        fold,
        """
        half third thirds quarter quarters fifth fifths sixth seventh eighth ninth tenth cent percent part parts portion
        majority minority hundreds thousands dozens most some
        نصف ثلث ثلثي ثلثا ثلثيها ربع خمس سدس سبع ثمن تسع عشر
        المئة المائة بالمئة جزء أجزاء معظم أغلب غالبية بعض مئات آلاف عشرات
        """.split(),
    )
)
_OF_THEM = tuple(map(fold, ("", "ها", "هم", "هن", "ه")))
SHARE_WORDS = 3
"""How far behind a share stands what it is one of: 41 per cent of their colonies. Source: chosen."""
COUNTED_WORDS = 3
"""Content words after a number that are taken for what it counts. Source: chosen, a noun and what describes it."""


def counts_otherwise(stated: Sequence[StatedWord], source: Sequence[StatedWord], last_words: int) -> bool:
    """Return whether a word that a number counts in the claim follows another number wherever the source has it.

    Args:
        last_words: how many words of the source its last sentence has.
    """
    return any(
        _belongs_elsewhere(number, word, source[:-last_words], source[-last_words:], is_part=_is_whole(stated, at + 1))
        for at, number in enumerate(stated)
        if number.is_count
        for word in _told(_counted(stated, at), source[-last_words:])
    )


def _told(counted: Sequence[StatedWord], last: Sequence[StatedWord]) -> Sequence[StatedWord]:
    """Return of the words behind a number those of the last sentence, where it has the first: what the others are, the
    claim takes from the sentence before, and it counts none of them."""
    is_there = bool(counted) and bool(places_of(counted[0], last))
    return [word for word in counted if places_of(word, last)] if is_there else counted


def drops_share(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether the claim has the whole of what the source has a share of alone: a third of the harvest."""
    return any(
        bool(places := places_of(word, source)) and all(_is_share(at, stated, source) for at in places)
        for word in stated
        if not (word.is_name or word.is_number)
    )


def _is_share(at: int, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a share that the claim lacks stands before a word: with of, in Arabic with nothing between."""
    word, before = source[at], source[at - 1] if at else None
    if before is None or not _shared(before) or word.at - before.at > SHARE_WORDS:
        return False
    is_of_them = fold(before.text) not in _SHARES
    is_part = word.led_by in _OF or is_of_them or (not word.text.isascii() and word.at - before.at == 1)
    return is_part and not any(map(_shared, claim))


def _shared(word: StatedWord) -> bool:
    """Return whether a word is a share, of what follows or of them: ثلث, ثلثها."""
    plain = fold(word.text)
    return any(plain.removesuffix(end) in _SHARES for end in _OF_THEM)


def drops_end(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether the claim has one end of what lies between two numbers, and not the other."""
    return any(
        one.is_number and other.is_number and one.led_by in _BETWEEN and _has(one, stated) != _has(other, stated)
        for one, other in pairwise(source)
    )


def _has(number: StatedWord, claim: Sequence[StatedWord]) -> bool:
    return any(each.accepted & number.accepted for each in claim)


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
    number: StatedWord, word: StatedWord, before: Sequence[StatedWord], last: Sequence[StatedWord], *, is_part: bool
) -> bool:
    earlier, later = ([each for each in sentence if each.is_count] for sentence in (before, last))
    if not any(each.accepted & number.accepted for each in (*earlier, *later)):
        return False
    counting = [
        each
        for sentence, counts in ((before, earlier), (last, later or earlier))
        for each in sentence
        if each.accepted & word.accepted and (before := [count for count in counts if count.at <= each.at])
        for each in _of_part(before, is_part=is_part)
    ]
    return bool(counting) and not any(each.accepted & number.accepted for each in counting)


def _of_part(counts: Sequence[StatedWord], *, is_part: bool) -> Sequence[StatedWord]:
    """Return the number that counts what follows: the last one, or the part of it, 34 of the 210."""
    return counts[-2:-1] if is_part and counts[-1].led_by in _OF and len(counts) > 1 else counts[-1:]
