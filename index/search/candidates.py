"""The candidates of a query, with their sparse and dense scores.

    sparse: best 100 by BM25 ─┐
                              ├─ union ─> both scores for every member
    dense:  best 100 by cosine┘

No passage outside the union is scored.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from corpus.language import detect_language
from corpus.passage import Language
from index.arrays import Keys, Scores
from index.best import best_rows
from index.search.fuse import DENSE_WEIGHT, fuse
from index.spans import distinct, places
from index.vectors.encoder import Matrix

CANDIDATES = 100
"""From each side of each collection; a common depth of first-stage retrieval."""

NO_KEYS: Keys = np.empty(0, np.int64)
NO_SCORES: Scores = np.empty(0, np.float32)

_DENSE_THREADS = ThreadPoolExecutor(thread_name_prefix="dense")
"""Search the vectors of a large collection while its terms are searched."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query of collections.

    Attributes:
        top_k: number of hits, at least 1.
        vector: float32 `(dim,)`, unit or zero; None for a search by terms only.
        dense_weight: weight of dense scores, see `fuse.dense_weight`.
    """

    text: str
    top_k: int
    vector: Matrix | None
    dense_weight: float = DENSE_WEIGHT

    @property
    def language(self) -> Language:
        """The detected language of the text; Arabic where it has no letters."""
        return detect_language(self.text) or "ar"

    @property
    def depth(self) -> int:
        """The number of candidates from each side of each collection."""
        return max(CANDIDATES, self.top_k)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Keys `(n,)` with their sparse and dense scores, float32 `(n,)`.

    `dense` is None while passages of a searched collection lack vectors. `dense_weight`: see `Query`.
    """

    keys: Keys
    sparse: Scores
    dense: Scores | None
    dense_weight: float = DENSE_WEIGHT

    def fused(self) -> Scores:
        """Return the fused score of each candidate."""
        return self.sparse if self.dense is None else fuse(self.sparse, self.dense, self.dense_weight)

    def parts(self, row: int) -> dict[str, float]:
        """Return the scores of one candidate by name."""
        parts = {"sparse": float(self.sparse[row])}
        return parts if self.dense is None else parts | {"dense": float(self.dense[row])}


class Words(Protocol):
    """The sparse side of a collection, bound to a query; see `BoundQuery`."""

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]: ...
    def scores(self, keys: Keys) -> Scores: ...
    def coverage(self, keys: Keys) -> Scores: ...


class Vectors(Protocol):
    """The dense side of a collection; see `DenseIndex`."""

    @property
    def is_large(self) -> bool: ...
    def nearest(
        self, query: Matrix, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]: ...
    def scores(self, query: Matrix, keys: Keys) -> Scores: ...
    def sentence_cosines(self, query: Matrix, keys: Keys) -> Sequence[Scores]: ...


@dataclass(frozen=True, slots=True)
class Searched:
    """A collection bound to a query: both of its sides, and the keys allowed by filters; None for all."""

    words: Words
    vectors: Vectors
    allowed: Keys | None
    exact: bool = False


def candidates(searched: Iterable[Searched], query: Query) -> Candidates:
    """Return the candidates from all collections."""
    found = [(NO_KEYS, NO_SCORES, NO_SCORES)]
    found += [_candidates(each, query.vector, query.depth) for each in searched]
    keys, sparse, dense = (np.concatenate(column) for column in zip(*found, strict=True))
    return Candidates(keys, sparse, None if query.vector is None else dense, query.dense_weight)


def _candidates(searched: Searched, vector: Matrix | None, depth: int) -> tuple[Keys, Scores, Scores]:
    if vector is None:
        keys = _best_by_words(searched, depth)
        return keys, searched.words.scores(keys), np.zeros(len(keys), np.float32)
    nearest = partial(searched.vectors.nearest, vector, depth, searched.allowed, exact=searched.exact)
    scores = partial(searched.vectors.scores, vector)
    if not searched.vectors.is_large:
        near, dense = nearest()
        keys = distinct(np.concatenate([_best_by_words(searched, depth), near]))
        # `near` is a subset of `keys`, so that equal lengths mean equal keys.
        return keys, searched.words.scores(keys), dense if len(keys) == len(near) else scores(keys)
    # Candidates by terms are scored while the vectors are still searched.
    running = _DENSE_THREADS.submit(nearest)
    known = _best_by_words(searched, depth)
    by_words = known, searched.words.scores(known), scores(known)
    near, dense = running.result()
    new = places(known, near) < 0
    more = near[new], searched.words.scores(near[new]), dense[new]
    keys, sparse, dense = (np.concatenate([by_words[column], more[column]]) for column in range(3))
    order = keys.argsort()
    return keys[order], sparse[order], dense[order]


def _best_by_words(searched: Searched, depth: int) -> Keys:
    keys, scores = searched.words.best(depth, searched.allowed)
    return np.sort(keys[best_rows(scores, depth)])
