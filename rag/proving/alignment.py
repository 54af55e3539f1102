"""Where a source has the words of a claim.

In: the words that a claim and a source state. Out: an `Alignment`: for each word of the claim its places in the source.
Words are the same by stem, translation, synonym or sound, numbers by their value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rag.judging.concepts.core import LEAST_WEIGHT
from rag.proving.stated import StatedWord, places_of
from rag.words.rarity import bundled_rarity

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source in one language: its text, all its stated words, and those of its last sentence."""

    text: str
    words: tuple[StatedWord, ...]
    last: tuple[StatedWord, ...]


@dataclass(frozen=True)
class Alignment:
    """The words of a claim, a text, and for each word where the text has it; nowhere: none of its places."""

    claim: Sequence[StatedWord]
    source: SourceText
    places: Sequence[Sequence[int]]

    @cached_property
    def matched(self) -> list[int]:
        """Return which words of the claim the text has."""
        return [at for at, places in enumerate(self.places) if places]

    @cached_property
    def chosen(self) -> dict[int, int]:
        """Return for each word of the claim that the text has the one of its places that is nearest to the others."""
        found = [self.places[at] for at in self.matched]
        middle = min((place for places in found for place in places), key=lambda at: _apart(found, at), default=0)
        return {at: min(self.places[at], key=lambda place: abs(place - middle)) for at in self.matched}

    @cached_property
    def used(self) -> frozenset[int]:
        """Return which words of the text the claim has."""
        return frozenset(self.chosen.values())

    def distance(self, one: int, other: int) -> int:
        """Return how far apart two words of the claim are in the text, which has both."""
        return min(abs(a - b) for a in self.places[one] for b in self.places[other])

    def is_next(self, one: int, other: int) -> bool:
        """Return whether one word of the claim is directly before another one in the text, which has both."""
        return any(place + 1 in self.places[other] for place in self.places[one])

    def is_ordered(self, one: int, other: int) -> bool:
        """Return whether the text can be read with one word before the other; it has both."""
        return min(self.places[one]) < max(self.places[other])


def _apart(found: Sequence[Sequence[int]], middle: int) -> int:
    """Return how far words are from a place together, each from its nearest occurrence."""
    return sum(min(abs(place - middle) for place in places) for places in found)


def aligned(claim: Sequence[StatedWord], texts: Sequence[SourceText]) -> Alignment:
    """Return the alignment with that text of a source (at least one) which has most words of the claim."""
    alignments = (Alignment(claim, text, [places_of(word, text.words) for word in claim]) for text in texts)
    return max(alignments, key=lambda alignment: len(alignment.matched))


def coverage(claim: Sequence[StatedWord], texts: Sequence[SourceText]) -> float:
    """Return the share of a claim, in [0, 1], that the texts of a source have together, rare words counting more."""
    weights = weights_of(claim)
    return float(weights @ matched_flags(claim, texts) / weights.sum())


def matched_flags(claim: Sequence[StatedWord], texts: Sequence[SourceText]) -> Numbers:
    """Return 1 for each word of the claim that one of the texts has, else 0."""
    terms = frozenset[int]().union(*(word.accepted for each in texts for word in each.words))
    return np.array([bool(word.accepted & terms) for word in claim], float)


def weights_of(claim: Sequence[StatedWord]) -> Numbers:
    """Return how much each word counts, in [LEAST_WEIGHT, 1], by its rarity in ordinary text."""
    return np.array([LEAST_WEIGHT + (1 - LEAST_WEIGHT) * _rarity(word) for word in claim])


def _rarity(word: StatedWord) -> float:
    terms = sorted(word.literal or word.accepted)[:1]
    return float(bundled_rarity().of(np.array(terms, np.uint64))[0]) if terms else 1.0
