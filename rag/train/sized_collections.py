"""Titles split into collections of the size of an article, or of a shelf of documents."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rag.train.situation import Collection


@dataclass(frozen=True, slots=True)
class Sizes:
    """Passages of a collection, and of all collections of a set together, at most; of a shelf each is a document."""

    fewest: int
    most: int
    together: int
    is_shelf: bool = False


SMALL = Sizes(fewest=5, most=40, together=240)
"""An article or a handful of pages; encoding the passages is half of the work. Chosen."""
SHELF = Sizes(fewest=160, most=320, together=640, is_shelf=True)
"""Many short documents, among which more passages seem to answer: chosen. Without it, a judge answers .65 (Arabic) and
.70 (English) of the questions of XQuAD among its 240 passages, with it .80 and .79 (2026-11-30)."""


def split_by_size(passages: Mapping[str, Sequence[str]], sizes: Sizes, rng: random.Random) -> Iterator[Collection]:
    """Yield collections (the last may have fewer passages): short titles together, a long one in several."""
    collection: dict[str, Sequence[str]] = {}
    room = rng.randint(sizes.fewest, sizes.most)
    for title, texts in passages.items():
        rest = tuple(texts)
        while rest:
            collection[title], rest = rest[:room], rest[room:]
            room -= len(collection[title])
            if room < 1:
                yield collection
                collection, room = {}, rng.randint(sizes.fewest, sizes.most)
    if collection:
        yield collection


def sampled(collections: Sequence[Collection], sizes: Sizes, rng: random.Random) -> tuple[Collection, ...]:
    """Return collections of so many passages together, chosen by chance."""
    shuffled = list(collections)
    rng.shuffle(shuffled)
    totals = accumulate(sum(map(len, each.values())) for each in shuffled)
    return tuple(each for each, total in zip(shuffled, totals, strict=True) if total <= sizes.together)
