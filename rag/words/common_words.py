"""Whether a word is common in ordinary text, and so no name, whether or not it is capitalised."""

import numpy as np

from corpus.fold import fold
from index.words.stems import english_stem
from index.words.term_hash import term_hash
from rag.words.known_names import known_names
from rag.words.rarity import bundled_rarity

RARE = 0.8
"""Rarity of a word, at least, that may be a name although no table has it: chosen."""


def is_common(term: str) -> bool:
    """Return whether a term of the index is too common to be a name."""
    return float(bundled_rarity().of(np.array([term_hash(term)], np.uint64))[0]) < RARE


def is_common_english(word: str) -> bool:
    """Return whether a capitalised word is common and no known name: *Building* time of the arena."""
    known = any(fold(word) in known_names(kind, "en") for kind in ("country", "place", "people", "given"))
    return not known and is_common(f"e:{english_stem(word)}")
