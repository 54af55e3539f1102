"""One query against collections, in memory or elsewhere: candidates of both sides, both scores for all of them, fused.

    sparse: best 100 by BM25 ─┐
                              ├─ union ─> both scores for every member ─> fused, balanced ─> ranked, as far as readable
    dense:  best 100 by cosine┘

No passage outside the union is scored.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.language import detect_language
from index.arrays import Keys, Mask, Scores
from index.hit import Hit, Scored, SearchResult, rank
from index.records import Retrieval, StoredPassage
from index.search.balance import Foreign, balanced
from index.search.fuse import DENSE_WEIGHT, fuse
from index.spans import distinct, places
from index.vectors.encoder import Matrix

CANDIDATES = 100
"""Taken from each side of each collection, the depth at which first-stage recall is commonly given."""

NO_KEYS: Keys = np.empty(0, np.int64)
NO_SCORES: NDArray[np.float32] = np.empty(0, np.float32)

_BESIDE = ThreadPoolExecutor(thread_name_prefix="dense")
"""Threads that search the vectors of a large collection while its words are searched."""

ReadPassages = Callable[[Sequence[int]], Mapping[int, StoredPassage]]
Coverage = Callable[[Keys], Scores]


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


def ranked(
    query: str,
    searched: Sequence[Searched],
    vector: Matrix | None,
    read: ReadPassages,
    foreign: Foreign,
    top_k: int,
    dense_weight: float,
    generation: int,
) -> Retrieval:
    """Return the best passages for a query over all collections together.

    Args:
        vector: of the query, float32 `(dim,)`, unit or zero; None to leave the dense side out.
        read: the passages of some keys, without those that are gone or damaged.
        foreign: which of some keys are of passages in another language, see `balance`.
        dense_weight: what the encoder counts against the sparse side.
        generation: that of the collections.
    """
    language = detect_language(query) or "ar"
    pool = candidates(searched, vector, max(CANDIDATES, top_k), dense_weight)
    scores = pool.fused()
    if vector is not None:  # sparse scores alone have no unit of their own
        scores = balanced(pool.keys, scores, language, foreign, top_k)
    hits, passages = best_readable(pool, scores, read, lambda keys: coverage(searched, keys), top_k)
    cosines = (NO_SCORES,) * len(passages) if vector is None else sentence_cosines(searched, vector, passages)
    return Retrieval(SearchResult(query, language, hits, generation), passages, cosines)


def candidates(
    searched: Iterable[Searched], vector: Matrix | None, depth: int, dense_weight: float = DENSE_WEIGHT
) -> Candidates:
    """Return the candidates of all collections together.

    Args:
        vector: float32 `(dim,)`, unit or zero; None to leave the dense side out.
        depth: how many to take from each side of each collection.
        dense_weight: what the encoder counts against the sparse side.
    """
    found = [(NO_KEYS, NO_SCORES, NO_SCORES)]
    found += [_candidates(each, vector, depth) for each in searched]
    keys, sparse, dense = (np.concatenate(column) for column in zip(*found, strict=True))
    return Candidates(keys, sparse, None if vector is None else dense, dense_weight)


def best_readable(
    pool: Candidates, scores: Scores, read: ReadPassages, coverage: Coverage, top_k: int
) -> tuple[tuple[Hit, ...], tuple[StoredPassage, ...]]:
    """Return the best `top_k` hits and their passages. A passage that cannot be read makes room for the next one.

    Args:
        scores: what the candidates are ranked by.
        read: the passages of some keys, without those that are gone or damaged.
        coverage: the share of the query's weight that some passages hold; it explains a hit and does not rank it, so
            that it is asked of the best alone.
    """
    rows = np.arange(len(scores))
    while True:
        chosen = rows[_at_least_best(scores[rows], top_k)]
        stored = read(pool.keys[chosen].tolist())
        readable = np.array([key in stored for key in pool.keys[chosen].tolist()], np.bool_)
        if readable.all():
            return _ranked(pool, scores, chosen, coverage(pool.keys[chosen]), stored, top_k)
        rows = np.setdiff1d(rows, chosen[~readable])


def coverage(searched: Sequence[Searched], keys: Keys) -> Scores:
    """Return the coverage of each key by the one collection that holds it; the others say 0."""
    return sum((each.words.coverage(keys) for each in searched), np.zeros(len(keys), np.float32))


def sentence_cosines(
    searched: Sequence[Searched], query: Matrix, passages: Sequence[StoredPassage]
) -> tuple[Scores, ...]:
    """Return those of each passage by the one collection that holds it; the others have none of it."""
    keys = np.array([passage.key for passage in passages], np.int64)
    found = [each.vectors.sentence_cosines(query, keys) for each in searched]
    return tuple(np.concatenate([NO_SCORES, *(each[at] for each in found)]) for at in range(len(keys)))


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
    beside = _BESIDE.submit(nearest)
    # What the words find is scored while the vectors are still searched.
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
    return np.sort(keys[_best(scores, depth)])


def _best(scores: Scores, count: int) -> NDArray[np.int64]:
    if len(scores) <= count:
        return np.arange(len(scores))
    return np.argpartition(-scores, count)[:count]


def _at_least_best(scores: Scores, count: int) -> Mask:
    """Return which scores are among the best `count`, or equal to the last of these: ids decide between equals."""
    if len(scores) <= count:
        return np.ones(len(scores), np.bool_)
    return np.asarray(scores >= np.partition(scores, -count)[-count])


def _ranked(
    pool: Candidates,
    scores: Scores,
    rows: NDArray[np.int64],
    covered: Scores,
    stored: Mapping[int, StoredPassage],
    top_k: int,
) -> tuple[tuple[Hit, ...], tuple[StoredPassage, ...]]:
    passages = {(each.collection, each.passage.passage_id): each for each in stored.values()}
    names = {each.key: name for name, each in passages.items()}
    scored = (
        Scored(*names[key], float(scores[row]), pool.parts(row) | {"coverage": share})
        for key, row, share in zip(pool.keys[rows].tolist(), rows.tolist(), covered.tolist(), strict=True)
    )
    hits = rank(scored, top_k)
    return hits, tuple(passages[hit.collection, hit.passage_id] for hit in hits)
