"""Which passages are worth ranking for one query, with both of their scores.

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
"""Taken from each side of each collection, the depth at which first-stage recall is commonly given."""

NO_KEYS: Keys = np.empty(0, np.int64)
NO_SCORES: Scores = np.empty(0, np.float32)

_BESIDE = ThreadPoolExecutor(thread_name_prefix="dense")
"""Threads that search the vectors of a large collection while its words are searched."""


@dataclass(frozen=True, slots=True)
class Query:
    """What all collections are asked.

    `top_k` is how many hits are wanted, at least 1. `vector` is float32 `(dim,)`, unit or zero; None leaves the dense
    side out. `dense_weight` is what the encoder counts against the sparse side (`fuse.dense_weight`).
    """

    text: str
    top_k: int
    vector: Matrix | None
    dense_weight: float = DENSE_WEIGHT

    @property
    def language(self) -> Language:
        """The language that the text is taken to be in."""
        return detect_language(self.text) or "ar"

    @property
    def depth(self) -> int:
        """How many candidates each side of each collection gives."""
        return max(CANDIDATES, self.top_k)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages worth ranking: keys `(n,)` with their sparse and dense scores, float32 `(n,)`.

    `dense_weight` is that of the encoder (`fuse.dense_weight`). `dense` is None while the dense side of a searched
    collection is being rebuilt: half of the passages would have 0.
    """

    keys: Keys
    sparse: Scores
    dense: Scores | None
    dense_weight: float = DENSE_WEIGHT

    def fused(self) -> Scores:
        """Return one score for each candidate."""
        return self.sparse if self.dense is None else fuse(self.sparse, self.dense, self.dense_weight)

    def parts(self, row: int) -> dict[str, float]:
        """Return what one candidate's score is made of, by name."""
        parts = {"sparse": float(self.sparse[row])}
        return parts if self.dense is None else parts | {"dense": float(self.dense[row])}


class Words(Protocol):
    """The passages of a collection, asked for the terms of one query; see `BoundQuery`."""

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]: ...
    def scores(self, keys: Keys) -> Scores: ...
    def coverage(self, keys: Keys) -> Scores: ...


class Vectors(Protocol):
    """The vectors of a collection's passages; see `DenseIndex`."""

    @property
    def is_large(self) -> bool: ...
    def nearest(
        self, query: Matrix, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]: ...
    def scores(self, query: Matrix, keys: Keys) -> Scores: ...
    def sentence_cosines(self, query: Matrix, keys: Keys) -> Sequence[Scores]: ...


@dataclass(frozen=True, slots=True)
class Searched:
    """A collection as one query searches it: its passages asked for the terms, its vectors, and the keys allowed."""

    words: Words
    vectors: Vectors
    allowed: Keys | None
    exact: bool = False


def candidates(searched: Iterable[Searched], query: Query) -> Candidates:
    """Return the candidates of all collections together."""
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
        # All that is near is among these: where nothing else is, its scores are theirs.
        return keys, searched.words.scores(keys), dense if len(keys) == len(near) else scores(keys)
    # What the words find is scored while the vectors are still searched.
    beside = _BESIDE.submit(nearest)
    known = _best_by_words(searched, depth)
    by_words = known, searched.words.scores(known), scores(known)
    near, dense = beside.result()
    new = places(known, near) < 0
    more = near[new], searched.words.scores(near[new]), dense[new]
    keys, sparse, dense = (np.concatenate([by_words[column], more[column]]) for column in range(3))
    order = keys.argsort()
    return keys[order], sparse[order], dense[order]


def _best_by_words(searched: Searched, depth: int) -> Keys:
    keys, scores = searched.words.best(depth, searched.allowed)
    return np.sort(keys[best_rows(scores, depth)])
