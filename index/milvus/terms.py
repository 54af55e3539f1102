"""Our terms as sparse vectors of Milvus, whose inner product with a query's is nearly BM25.

Milvus's own analyzers know no Arabic stems, sounds or translations, so it is given numbers. A passage has at each of
its terms what BM25 makes of the count, with a typical length in the place of the mean one, so that no row depends on
another; a query has what each term weighs now. The product finds candidates, and the counts, which can be read off the
vector again, score them exactly (see `words`).

A dimension is half of a term's hash: of ten million terms of a collection, two in a thousand share theirs.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from index.arrays import Scores
from index.words.bm25 import K1, B
from index.words.postings import MOST_COUNT
from index.words.term_hash import term_hash

Dimensions = NDArray[np.uint64]

TYPICAL_LENGTH = 60
"""Terms of a passage of a hundred words or so. Source: chosen; it only shifts which candidates are just among them."""

_SHIFT = np.uint64(32)
_FIRST = np.uint64(1)
_LAST = np.uint64(2**32 - 2)
"""The greatest dimension that Milvus has."""

_EMPTY = {0: 1e-6}
"""Milvus wants a vector to have something: a passage without terms has this, which no query asks for."""


def dimensions(hashes: NDArray[np.uint64]) -> Dimensions:
    """Return the dimension of each term, uint64 like the hashes."""
    return (hashes >> _SHIFT).clip(_FIRST, _LAST)


def sums(counts: Iterable[Mapping[str, int]]) -> dict[int, float]:
    """Return in how many passages each term occurs, as a vector."""
    hashes = np.array([term_hash(term) for each in counts for term in each], np.uint64)
    found, frequencies = np.unique(dimensions(hashes), return_counts=True)
    return dict(zip(found.tolist(), map(float, frequencies.tolist()), strict=True)) or _EMPTY


def passage_vector(counts: Mapping[str, int], length: int) -> dict[int, float]:
    """Return the vector of a passage."""
    hashes = np.array([term_hash(term) for term in counts], np.uint64)
    pooled: dict[int, float] = {}
    for dimension, count in zip(dimensions(hashes).tolist(), counts.values(), strict=True):
        pooled[dimension] = min(pooled.get(dimension, 0.0) + count, MOST_COUNT)
    flat = _flat(length)
    return {dimension: count / (count + flat) for dimension, count in pooled.items()} or _EMPTY


def query_vector(found: Dimensions, weights: Scores) -> dict[int, float]:
    """Return the vector of a query: what a passage of typical length that has a term once gets for it."""
    pooled: dict[int, float] = {}
    for dimension, weight in zip(found.tolist(), weights.tolist(), strict=True):
        pooled[dimension] = pooled.get(dimension, 0.0) + weight
    return pooled


def counts_of(vector: Mapping[int, float], length: int) -> tuple[list[int], list[int]]:
    """Return the dimensions and counts that a passage's vector was made of."""
    flat = _flat(length)
    kept = [(dimension, weight) for dimension, weight in vector.items() if dimension]
    return [dimension for dimension, _ in kept], [max(1, round(w * flat / (1 - w))) for _, w in kept]


def _flat(length: int) -> float:
    return K1 * (1 - B + B * length / TYPICAL_LENGTH)
