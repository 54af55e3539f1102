"""Terms as sparse vectors, whose inner product with the vector of a query approximates BM25.

Milvus's own analyzers have no Arabic stems, sounds or translations. The value of a passage at a term is the
term-frequency part of BM25, with a fixed length instead of the average, so that no row depends on others; that of a
query is the present weight of the term. The inner product finds candidates; term frequencies are recovered from their
vectors to score them exactly (see `words`).

A dimension is half of the hash of a term: among ten million terms, two in a thousand share theirs.
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
"""Length of a passage of about a hundred words, in terms; chosen: it affects only which candidates are found last."""

_SHIFT = np.uint64(32)
_FIRST = np.uint64(1)
_LAST = np.uint64(2**32 - 2)
"""Milvus's greatest dimension."""

EMPTY = {0: 1e-6}
"""The vector of a passage without terms: Milvus accepts no empty one. No query has this dimension."""


def dimensions(hashes: NDArray[np.uint64]) -> Dimensions:
    """Return uint64 `(terms,)`: the dimension of each term."""
    return (hashes >> _SHIFT).clip(_FIRST, _LAST)


def document_frequencies(counts: Iterable[Mapping[str, int]]) -> dict[int, float]:
    """Return the document frequency of each dimension, from the term frequencies of each passage."""
    hashes = np.array([term_hash(term) for each in counts for term in each], np.uint64)
    found, frequencies = np.unique(dimensions(hashes), return_counts=True)
    return dict(zip(found.tolist(), map(float, frequencies.tolist()), strict=True)) or EMPTY


def passage_vector(counts: Mapping[str, int], length: int) -> dict[int, float]:
    """Return the vector of a passage from its term frequencies and its length in terms."""
    hashes = np.array([term_hash(term) for term in counts], np.uint64)
    pooled: dict[int, float] = {}
    for dimension, count in zip(dimensions(hashes).tolist(), counts.values(), strict=True):
        pooled[dimension] = min(pooled.get(dimension, 0.0) + count, MOST_COUNT)
    flat = _flat(length)
    return {dimension: count / (count + flat) for dimension, count in pooled.items()} or EMPTY


def query_vector(found: Dimensions, weights: Scores) -> dict[int, float]:
    """Return the vector of a query from its dimensions and their weights."""
    pooled: dict[int, float] = {}
    for dimension, weight in zip(found.tolist(), weights.tolist(), strict=True):
        pooled[dimension] = pooled.get(dimension, 0.0) + weight
    return pooled


def counts_of(vector: Mapping[int, float], length: int) -> tuple[list[int], list[int]]:
    """Return the dimensions and term frequencies from which the vector of a passage was computed."""
    flat = _flat(length)
    kept = [(dimension, weight) for dimension, weight in vector.items() if dimension]
    return [dimension for dimension, _ in kept], [max(1, round(w * flat / (1 - w))) for _, w in kept]


def _flat(length: int) -> float:
    """Return the term frequency at which the term-frequency part of BM25 is 0.5."""
    return K1 * (1 - B + B * length / TYPICAL_LENGTH)
