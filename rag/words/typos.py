"""Typing errors: whether one word is another with a few of them, and the correction of words that ask.

In: folded words. Out: yes or no, or the corrected word (*many* for *meny*, *where* for *wehre*). Words of general text
are not corrected: *then* stays *then*.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.words.rarity import bundled_rarity
from rag.words.word_lists import LISTS

_CUE_WORDS = LISTS.folded("cue_words")
"""Words that ask, and the units of time that are asked for: how many *mnths* asks for no number of things."""
_LEAST_LETTERS = 4
_CACHED_WORDS = 2_048
_CACHED_SETS = 8
"""Vocabularies kept with the deletes of their words; there are three."""


def is_typo(word: str, other: str, typos: int) -> bool:
    """Return whether two words are at most `typos` edits apart: deletions, insertions, substitutions, transpositions.

    >>> is_typo("wehre", "where", 1), is_typo("meny", "many", 1), is_typo("mayn", "mean", 1)
    (True, True, False)
    """
    if typos == 0:
        return word == other
    start = shared_start(word, other)
    word, other = word[start:], other[start:]
    if not word or not other:
        return len(word) + len(other) <= typos
    turned = word[:2] == other[1::-1] and is_typo(word[2:], other[2:], typos - 1)
    return (
        turned
        or is_typo(word[1:], other[1:], typos - 1)
        or is_typo(word[1:], other, typos - 1)
        or is_typo(word, other[1:], typos - 1)
    )


def shared_start(word: str, other: str) -> int:
    """Return the length of the common prefix of two words."""
    for at, (a, b) in enumerate(zip(word, other, strict=False)):
        if a != b:
            return at
    return min(len(word), len(other))


@lru_cache(_CACHED_WORDS)
def corrected_cue(word: str) -> str:
    """Return the word that asks which is one edit from a folded word, else the word itself.

    >>> corrected_cue("meny"), corrected_cue("then"), corrected_cue("whcih")
    ('many', 'then', 'which')
    """
    if len(word) < _LEAST_LETTERS or word in _CUE_WORDS:
        return word
    return corrected(word, _CUE_WORDS)


def corrected(word: str, vocabulary: frozenset[str]) -> str:
    """Return the only word of a vocabulary that is one edit from a folded word, else the word itself.

    >>> corrected("minster", frozenset({"minister", "mayor"})), corrected("master", frozenset({"mister"}))
    ('minister', 'master')
    """
    if len(word) < _LEAST_LETTERS or word in vocabulary:
        return word
    by_delete = _by_delete(vocabulary)
    like = {each for delete in _deletes(word) for each in by_delete.get(delete, ())}
    near = [each for each in like if is_typo(word, each, 1)]
    return near[0] if len(near) == 1 and not _is_known(word) else word


@lru_cache(_CACHED_SETS)
def _by_delete(vocabulary: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return the words of a vocabulary by their deletes. Two words that are one edit apart share a delete, so that few
    words have to be compared. Source: W. Garbe, SymSpell, symmetric delete spelling correction, 2012."""
    found: dict[str, list[str]] = {}
    for word in vocabulary:
        for delete in _deletes(word):
            found.setdefault(delete, []).append(word)
    return found


def _deletes(word: str) -> frozenset[str]:
    """Return a word, and the word without each one of its letters."""
    return frozenset([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))])


def _is_known(word: str) -> bool:
    """Return whether general text has a word."""
    terms = [*map(term_hash, stem_terms(word))]
    return not terms or bool((bundled_rarity().of(np.array(terms, np.uint64)) < 1).all())
