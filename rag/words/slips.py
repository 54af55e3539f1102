"""Slips of the keyboard: whether one word is another with a few of them, and words that ask put right.

In: folded words. Out: yes or no; of *meny*, *wehre* or لمذا the word that was meant. What everyday texts have is never
put right: *then* is no *when*.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from corpus.fold import fold
from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.words.rarity import bundled_rarity

_ASKING = frozenset(
    map(
        fold,
        """
        what when where which whom whose many much long days weeks months years hours minutes
        لماذا ماذا متى كيف يوما أسبوعا شهرا عاما ساعة دقيقة
        """.split(),
    )
)
"""With the time that is counted: how many *mnths* asks for no number of things."""
_LEAST_LETTERS = 4
_CACHED_WORDS = 2_048
_CACHED_SETS = 8
"""Sets of words that others may be meant as, kept with what is left of each without a letter; there are three."""


def is_slip(word: str, other: str, slips: int) -> bool:
    """Return whether so many letters left out, put in, changed or turned round make one word the other.

    >>> is_slip("wehre", "where", 1), is_slip("meny", "many", 1), is_slip("mayn", "mean", 1)
    (True, True, False)
    """
    if slips == 0:
        return word == other
    start = shared_start(word, other)
    word, other = word[start:], other[start:]
    if not word or not other:
        return len(word) + len(other) <= slips
    turned = word[:2] == other[1::-1] and is_slip(word[2:], other[2:], slips - 1)
    return (
        turned
        or is_slip(word[1:], other[1:], slips - 1)
        or is_slip(word[1:], other, slips - 1)
        or is_slip(word, other[1:], slips - 1)
    )


def shared_start(word: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    for at, (a, b) in enumerate(zip(word, other, strict=False)):
        if a != b:
            return at
    return min(len(word), len(other))


@lru_cache(_CACHED_WORDS)
def righted(word: str) -> str:
    """Return the word that asks which a folded word is with one slip, else the word itself.

    >>> righted("meny"), righted("then"), righted("whcih")
    ('many', 'then', 'which')
    """
    if len(word) < _LEAST_LETTERS or word in _ASKING:
        return word
    return righted_among(word, _ASKING)


def righted_among(word: str, meant: frozenset[str]) -> str:
    """Return the one of some words which a folded word is with one slip, else the word itself.

    >>> righted_among("minster", frozenset({"minister", "mayor"})), righted_among("master", frozenset({"mister"}))
    ('minister', 'master')
    """
    if len(word) < _LEAST_LETTERS or word in meant:
        return word
    by_rest = _by_rest(meant)
    like = {each for rest in _rests(word) for each in by_rest.get(rest, ())}
    near = [each for each in like if is_slip(word, each, 1)]
    return near[0] if len(near) == 1 and not _is_known(word) else word


@lru_cache(_CACHED_SETS)
def _by_rest(meant: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return words by what may be left of them: two words a slip apart have a rest in common (W. Garbe's symmetric
    deletes), so that hardly any of a thousand has to be compared."""
    found: dict[str, list[str]] = {}
    for word in meant:
        for rest in _rests(word):
            found.setdefault(rest, []).append(word)
    return found


def _rests(word: str) -> frozenset[str]:
    """Return a word, and what is left of it without each one of its letters."""
    return frozenset([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))])


def _is_known(word: str) -> bool:
    """Return whether everyday texts have a word."""
    terms = [*map(term_hash, stem_terms(word))]
    return not terms or bool((bundled_rarity().of(np.array(terms, np.uint64)) < 1).all())
