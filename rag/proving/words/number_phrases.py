"""Numbers of several words as one value: two hundred, 310 آلاف, 5 million, خمسة ملايين وثلاثمئة ألف.

The next words of a text in; the value in one spelling and the words that it has out. Values are exact, however large or
fractional.

    amount = head, times the scales behind it, plus a smaller amount
    head   = half or a quarter of a scale | digits | two of a scale (مليونان) | a scale alone | number words
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from corpus.fold import fold
from index.words.numbers import canonical_number, combined
from index.words.terms import Word, word_terms
from rag.words.number_words import number_words, without_preposition

LONGEST_NUMBER_WORDS = 12
"""Source: chosen; three hundred and fifty-two million four hundred and thirty thousand has one less."""
_SCALES = {
    fold(word): Decimal(value)
    for value, written in (
        (10**3, "thousand ألف آلاف ألفا"),
        (10**6, "million مليون ملايين مليونا"),
        (10**9, "billion مليار مليارات مليارا بليون"),
    )
    for word in written.split()
}
_LEAST_SCALE_ALONE = 10**6
"""A million may stand alone; a thousand is a number word."""
_TWO_OF_A_SCALE = {fold("مليونان"): Decimal(2 * 10**6), fold("مليونين"): Decimal(2 * 10**6)} | {
    fold("ملياران"): Decimal(2 * 10**9)
}
_SHARES = {
    fold(word): Decimal(share)
    for share, names in (("0.5", "half نصف"), ("0.25", "quarter ربع"))
    for word in names.split()
}
_OF = frozenset({"a", "of"})
_AND = "و"
_NUMBER_TERM = "n:"
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
"""Dates (12.5.2024) have no value."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A value, and the words that name it; before a scale alone stands 1, in no word."""

    value: Decimal
    words: int


def number_at(following: Sequence[Word]) -> tuple[str, int] | None:
    """Return the number that the next words (at least one) name, in one spelling, and the words that it has; None for
    no number."""
    amount = _amount([_spelt(word) for word in following])
    return (canonical_number(f"{amount.value:f}"), amount.words) if amount else None


def _spelt(word: Word) -> str:
    """Return the key of a word: ASCII digits, or the folded word without a preposition joined to it."""
    if word.kind == "number":
        return word_terms(*word)[0].removeprefix(_NUMBER_TERM)
    return without_preposition(fold(word.text))


def _amount(words: Sequence[str]) -> _Amount | None:
    if not words:
        return None
    bare = [words[0].removeprefix(_AND), *words[1:]]
    head = _share_of_scale(bare) or _digits(bare) or _in_scales(bare) or _in_words(words)
    if head is None:
        return None
    scales = [_SCALES[word] for word in takewhile(_SCALES.__contains__, bare[head.words :])]
    value, taken = head.value * math.prod(scales), head.words + len(scales)
    rest = _amount(words[taken:]) if scales else None
    if rest is None or rest.value >= scales[-1]:
        return _Amount(value, taken)
    return _Amount(value + rest.value, taken + rest.words)


def _share_of_scale(words: Sequence[str]) -> _Amount | None:
    """Return the half or quarter before a scale, and the words before that scale: half a million, نصف مليون."""
    share = _SHARES.get(words[0])
    before = 1 + len([*takewhile(_OF.__contains__, words[1:])])
    return _Amount(share, before) if share and not _SCALES.keys().isdisjoint(words[before : before + 1]) else None


def _digits(words: Sequence[str]) -> _Amount | None:
    return _Amount(Decimal(words[0]), 1) if _DIGITS.fullmatch(words[0]) else None


def _in_scales(words: Sequence[str]) -> _Amount | None:
    """Return two of a scale in one word (مليونان), or one of the scale that follows."""
    if words[0] in _TWO_OF_A_SCALE:
        return _Amount(_TWO_OF_A_SCALE[words[0]], 1)
    return _Amount(Decimal(1), 0) if _SCALES.get(words[0], 0) >= _LEAST_SCALE_ALONE else None


def _in_words(words: Sequence[str]) -> _Amount | None:
    values, taken = number_words(words)
    return _Amount(Decimal(combined(values)), taken) if values else None
