"""Whether a claim drops a word without which another thing is meant: the previous fair, the deputy mayor, net profit.

In: the stated words of a claim and of its source. Out: yes or no.
"""

from collections.abc import Sequence

from corpus.fold import fold
from rag.proving.stated import StatedWord, is_among

_DISTINGUISHING = frozenset(
    fold(word)
    for word in """
    previous former next last first second third other another deputy vice acting assistant net gross half future
    proposed planned alleged failed would-be provisional honorary
    السابق السابقة سابق سابقة القادم القادمة المقبل المقبلة الماضي الماضية الأول الأولى الثاني الثانية الثالث الثالثة
    الآخر الأخرى نائب نائبة وكيل مساعد مساعدة صافي المقترح المقترحة
    """.split()
)


_DEPUTIES = frozenset(map(fold, "نائب نائبة وكيل وكيلة مساعد مساعدة".split()))
"""Stand before another's office in Arabic as well: نائبة لمدير."""
_BEHIND = frozenset("allowed planned required expected needed promised alleged".split())


def drops_modifier(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word of the claim has such a modifier wherever the source has it, and none in the claim."""
    return any(
        not word.is_name
        and not word.is_number
        and bool(places := [at for at, each in enumerate(source) if each.accepted & word.accepted])
        and all(any(_distinguishes(each, stated) for each in _beside(at, word, source)) for at in places)
        for word in stated
    )


def _beside(at: int, word: StatedWord, source: Sequence[StatedWord]) -> Sequence[StatedWord]:
    """Return the word that describes another: before it in English, behind it in Arabic, and for what is allowed."""
    before, behind = source[max(0, at - 1) : at], source[at + 1 : at + 2]
    allowed = [each for each in behind if fold(each.text) in _BEHIND]
    deputies = [each for each in before if fold(each.text) in _DEPUTIES]
    beside = [*before, *allowed] if source[at].text.isascii() else [*deputies, *behind]
    return [each for each in beside if abs(each.at - source[at].at) == 1]


def _distinguishes(word: StatedWord, claim: Sequence[StatedWord]) -> bool:
    return fold(word.text) in _DISTINGUISHING | _BEHIND | _DEPUTIES and not is_among(word, claim)
