"""One query against collections, in memory or elsewhere: from its candidates to hits and their passages.

    candidates ─> fused ─> balanced between the languages ─> read ─> ranked

A passage that cannot be read, because it is gone or damaged, makes room for the next one.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from corpus.language import detect_language
from index.arrays import Keys, Mask, Rows, Scores
from index.hit import Hit, Scored, SearchResult, rank
from index.records import Retrieval, StoredPassage
from index.search.balance import Foreign, balanced
from index.search.candidates import CANDIDATES, NO_SCORES, Candidates, Searched, candidates
from index.vectors.encoder import Matrix

ReadPassages = Callable[[Sequence[int]], Mapping[int, StoredPassage]]
Coverage = Callable[[Keys], Scores]


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


def _at_least_best(scores: Scores, count: int) -> Mask:
    """Return which scores are among the best `count`, or equal to the last of these: ids decide between equals."""
    if len(scores) <= count:
        return np.ones(len(scores), np.bool_)
    return np.asarray(scores >= np.partition(scores, -count)[-count])


def _ranked(
    pool: Candidates,
    scores: Scores,
    rows: Rows,
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
