"""Word alignment of a claim and a source: the content words of both in, the places of each word of the claim out.

Words match by stem, translation, synonym or sound, numbers by their value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rag.judging.concepts.core import LEAST_WEIGHT
from rag.proving.content_words import ContentWord, places_of, terms_of
from rag.words.rarity import bundled_rarity

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source in one language: its text, its content words, and those of its last sentence."""

    text: str
    words: tuple[ContentWord, ...]
    last: tuple[ContentWord, ...]


@dataclass(frozen=True)
class Alignment:
    """The words of a claim, a source, and the places of each word in it; empty for a word that it lacks."""

    claim: Sequence[ContentWord]
    source: SourceText
    places: Sequence[Sequence[int]]

    @cached_property
    def matched(self) -> list[int]:
        """The words of the claim that the source has, by their place in the claim."""
        return [at for at, places in enumerate(self.places) if places]

    @cached_property
    def chosen(self) -> dict[int, int]:
        """For each matched word of the claim the one of its places that is nearest to the other words."""
        found = [self.places[at] for at in self.matched]
        middle = min((place for places in found for place in places), key=lambda at: _apart(found, at), default=0)
        return {at: min(self.places[at], key=lambda place: abs(place - middle)) for at in self.matched}

    @cached_property
    def used(self) -> frozenset[int]:
        """The places of the source that are chosen for a word of the claim."""
        return frozenset(self.chosen.values())

    def distance(self, one: int, other: int) -> int:
        """Return how many places apart two matched words of the claim are in the source, at least."""
        return min(abs(a - b) for a in self.places[one] for b in self.places[other])

    def is_next(self, one: int, other: int) -> bool:
        """Return whether one matched word of the claim may directly precede another in the source."""
        return any(place + 1 in self.places[other] for place in self.places[one])

    def is_ordered(self, one: int, other: int) -> bool:
        """Return whether one matched word of the claim may precede another in the source."""
        return min(self.places[one]) < max(self.places[other])


def _apart(found: Sequence[Sequence[int]], middle: int) -> int:
    """Return the sum of the distances of some words from a place, each from its nearest occurrence."""
    return sum(min(abs(place - middle) for place in places) for places in found)


def aligned(claim: Sequence[ContentWord], texts: Sequence[SourceText]) -> Alignment:
    """Return the alignment with that language of a source (at least one) which has most words of the claim."""
    alignments = (Alignment(claim, text, [places_of(word, text.words) for word in claim]) for text in texts)
    return max(alignments, key=lambda alignment: len(alignment.matched))


def coverage(claim: Sequence[ContentWord], texts: Sequence[SourceText]) -> float:
    """Return the share of a claim that the texts of a source cover together, weighted by rarity, in [0, 1]."""
    weights = weights_of(claim)
    return float(weights @ matched_flags(claim, texts) / weights.sum())


def matched_flags(claim: Sequence[ContentWord], texts: Sequence[SourceText]) -> Numbers:
    """Return float64 `(words,)`: 1 for each word of the claim that one of the texts has, else 0."""
    terms = terms_of(word for each in texts for word in each.words)
    return np.array([bool(word.accepted & terms) for word in claim], float)


def weights_of(claim: Sequence[ContentWord]) -> Numbers:
    """Return float64 `(words,)`: the weight of each word, in [LEAST_WEIGHT, 1], by its rarity in ordinary text."""
    return np.array([LEAST_WEIGHT + (1 - LEAST_WEIGHT) * _rarity(word) for word in claim])


def _rarity(word: ContentWord) -> float:
    terms = sorted(word.literal or word.accepted)[:1]
    return float(bundled_rarity().of(np.array(terms, np.uint64))[0]) if terms else 1.0
