"""Titles dealt into small collections, the size of an article or of a handful of pages."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from rag.train.situation import Collection

FEWEST_PASSAGES, MOST_PASSAGES = 5, 40
"""Of a collection: chosen, an article or a handful of pages."""
MOST_ENCODED = 240
"""Passages of a set, all its collections together: encoding them is half of the work."""


def dealt(passages: Mapping[str, Sequence[str]], rng: random.Random) -> Iterator[Collection]:
    """Yield collections of 5 to 40 passages (the last may have fewer): short titles together, a long one in several."""
    collection: dict[str, Sequence[str]] = {}
    room = rng.randint(FEWEST_PASSAGES, MOST_PASSAGES)
    for title, texts in passages.items():
        rest = tuple(texts)
        while rest:
            collection[title], rest = rest[:room], rest[room:]
            room -= len(collection[title])
            if room < 1:
                yield collection
                collection, room = {}, rng.randint(FEWEST_PASSAGES, MOST_PASSAGES)
    if collection:
        yield collection


def sampled(collections: Sequence[Collection], rng: random.Random) -> tuple[Collection, ...]:
    """Return collections of at most `MOST_ENCODED` passages together, chosen by chance."""
    shuffled = list(collections)
    rng.shuffle(shuffled)
    sizes = accumulate(sum(map(len, each.values())) for each in shuffled)
    return tuple(each for each, size in zip(shuffled, sizes, strict=True) if size <= MOST_ENCODED)
