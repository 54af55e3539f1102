"""Translations of phrases of two words, from the links of an alignment.

    p(target | first second) = expected links from either word to the target, per occurrence of the phrase

The two words are adjacent content words; stop words between them are ignored (حقوق الإنسان, war of independence). A
phrase is kept only where a translation is much more probable than after either word alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.train.align import Alignment

# Weighted by sentence pair: one occurrence in the glossary, or four in translated manuals.
LEAST_OCCURRENCES = 4.0
LEAST_CHANCE = 0.1
# Least difference between the probabilities of a target after the phrase and after either word. Of .2 and .4, the one
# with the smaller table; nDCG@10 was equal.
LEAST_GAIN = 0.4
_SURE_LINK = 0.05
_SHIFT = np.int64(1) << 24


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases in columns: first and second term, target term, as indices of the vocabularies, and its probability."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    target: NDArray[np.int64]
    chance: NDArray[np.float32]


def english_phrases(alignment: Alignment) -> Phrases:
    """Return English phrases with their Arabic translations."""
    links = alignment.links
    found = _phrases(alignment.english_text, links.english, links.type_arabic[links.type], alignment)
    return _informative(found, alignment.english, alignment.arabic, alignment.arabic_given_english)


def arabic_phrases(alignment: Alignment) -> Phrases:
    """Return Arabic phrases with their English translations."""
    links = alignment.links
    found = _phrases(alignment.arabic_text, links.arabic, links.type_english[links.type], alignment)
    return _informative(found, alignment.arabic, alignment.english, alignment.english_given_arabic)


def _phrases(
    text: NDArray[np.int32], place: NDArray[np.int32], target: NDArray[np.int32], alignment: Alignment
) -> Phrases:
    """Return all frequent phrases with their likely targets.

    Args:
        text: the running text, see `Alignment`.
        place, target: the position in `text` and the target term of each link.
    """
    weight = np.zeros(len(text), np.float32)
    weight[place] = alignment.links.weight
    pairs, pair_at, occurrences = _pairs(text, weight)
    sure = alignment.agreed > _SURE_LINK
    place, target = place[sure], target[sure]
    mass = alignment.agreed[sure] * alignment.links.weight[sure]
    cells, masses = [], []
    for pair in (pair_at[place], np.append(pair_at, -1)[place + 1]):  # the word is the second, the first of a phrase
        cells.append((pair * _SHIFT + target)[pair >= 0])
        masses.append(mass[pair >= 0])
    unique, cell = np.unique(np.concatenate(cells), return_inverse=True)
    chance = np.bincount(cell, np.concatenate(masses)) / occurrences[unique // _SHIFT]
    keep = chance >= LEAST_CHANCE
    pair = unique[keep] // _SHIFT
    return Phrases(
        pairs[pair] // _SHIFT, pairs[pair] % _SHIFT, unique[keep] % _SHIFT, chance[keep].clip(max=1).astype(np.float32)
    )


def _pairs(
    text: NDArray[np.int32], weight: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return the frequent phrases, the number of the one that ends at each word (-1: none), and their counts."""
    code = np.full(len(text), -1, np.int64)
    inside = (text[1:] != 0) & (text[:-1] != 0)
    code[1:] = np.where(inside, text[:-1].astype(np.int64) * _SHIFT + text[1:], -1)
    pairs, pair_at = np.unique(code, return_inverse=True)
    occurrences = np.bincount(pair_at, weight).astype(np.float64)
    frequent = (occurrences >= LEAST_OCCURRENCES) & (pairs >= 0)
    number = np.where(frequent, np.cumsum(frequent) - 1, -1)
    return pairs[frequent], number[pair_at].astype(np.int64), occurrences[frequent]


def _informative(
    phrases: Phrases, source: NDArray[np.int32], target: NDArray[np.int32], chance: NDArray[np.float32]
) -> Phrases:
    """Return the phrases of which a target is much more probable after both words than after either."""
    alone = _Lookup(source, target, chance)
    gain = phrases.chance - np.maximum(
        alone.chances(phrases.first, phrases.target), alone.chances(phrases.second, phrases.target)
    )
    pair = phrases.first * _SHIFT + phrases.second
    keep = np.isin(pair, pair[gain >= LEAST_GAIN])
    return Phrases(phrases.first[keep], phrases.second[keep], phrases.target[keep], phrases.chance[keep])


class _Lookup:
    """p(target | source) for arrays of sources and targets; 0 for a pair that was never linked."""

    def __init__(self, source: NDArray[np.int32], target: NDArray[np.int32], chance: NDArray[np.float32]) -> None:
        code = source.astype(np.int64) * _SHIFT + target
        order = np.argsort(code)
        self._codes, self._chances = code[order], chance[order]

    def chances(self, source: NDArray[np.int64], target: NDArray[np.int64]) -> NDArray[np.float32]:
        code = source.astype(np.int64) * _SHIFT + target
        at = np.searchsorted(self._codes, code).clip(max=len(self._codes) - 1)
        return np.where(self._codes[at] == code, self._chances[at], np.float32(0))
