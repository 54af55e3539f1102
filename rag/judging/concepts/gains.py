"""Gains: how much of its concept each alternative covers, 1 for the question's own word and less for others.

In: an expanded question and its core. Out: float32 `(alternatives,)` in [0, 1]. A translation, a synonym or a word of
the same sound is a weaker match than the word itself; for names, a word of the same sound is as good.
"""

import numpy as np
from numpy.typing import NDArray

from index.spans import places
from index.words.query import LEARNED
from index.words.sound import skeleton
from index.words.sparse_query import SparseQuery
from rag.judging.concepts.core import Core

NAME_GAIN = 1 / LEARNED.sound
"""Factor that raises the weight of a name's sound to 1."""
LEAST_CLASSES = 4
"""Sound classes of a name, at least, that identify it. Of names in Latin letters 80 % with two, 36 % with three, 5 %
with four and .5 % with five sound like some word of 24 paragraphs that have nothing to do with them (measured: 3,000
names, samples of ANT news, 2026-11-29)."""

Floats = NDArray[np.float32]


def gains_of(query: SparseQuery, core: Core) -> Floats:
    """Return float32 `(alternatives,)`: the gain of each alternative of the query."""
    is_name = places(np.array(_known_by_sound(core), np.int64), query.concepts) >= 0
    is_sound = query.weights == np.float32(LEARNED.sound)
    gains = query.weights * np.where(is_name & is_sound, np.float32(NAME_GAIN), np.float32(1))
    return np.minimum(gains * np.where(is_sound, np.float32(1), _trust(query, is_sound)), np.float32(1))


def _known_by_sound(core: Core) -> list[int]:
    """Return the concepts that are identified by their sound, ascending."""
    return sorted(at for at in core.likely_names() if len(skeleton(core.words[at]) or "") >= LEAST_CLASSES)


def _trust(query: SparseQuery, is_sound: NDArray[np.bool_]) -> Floats:
    """Return the factor on each alternative: translations count less where the likeliest ones are in no passage, since
    what is left may be wrong (one country in twenty has the name of a neighbour among its translations).
    """
    is_own = query.weights == np.float32(1)
    translated = np.where(is_own | is_sound, np.float32(0), query.weights)
    mass = np.bincount(query.concepts, translated)[query.concepts] if len(query.concepts) else translated
    return np.where(is_own, np.float32(1), np.minimum(mass / LEARNED.translations, 1)).astype(np.float32)
