"""Ranking of the candidates of a query, from collections in memory or on a server.

    candidates ─> fused scores ─> language correction ─> passages read ─> ranked hits

A passage that cannot be read, because it is deleted or damaged, is skipped for the next one.
"""

from collections.abc import Mapping, Sequence, Set
from functools import partial
from typing import Protocol

import numpy as np

from corpus.passage import Language
from index.arrays import Keys, Mask, Rows, Scores
from index.best import nth_best
from index.hit import Hit, SearchResult
from index.records import Retrieval, StoredPassage
from index.search.balance import balanced
from index.search.candidates import NO_SCORES, Candidates, Query, Searched, candidates
from index.vectors.encoder import Matrix


class PassageReader(Protocol):
    """Reads stored passages, at the generation of the searched collections."""

    @property
    def generation(self) -> int: ...
    def read(self, keys: Sequence[int]) -> Mapping[int, StoredPassage]:
        """Return the passages with these keys, without missing and damaged ones."""

    def foreign(self, keys: Sequence[int], language: Language) -> Set[int]:
        """Return the keys of passages in another language and without a translation, among the given ones."""


def ranked(query: Query, searched: Sequence[Searched], reader: PassageReader) -> Retrieval:
    """Return the best passages of all collections together."""
    pool, language = candidates(searched, query), query.language
    scores = pool.fused()
    if query.vector is not None:  # the correction is in units of fused scores
        scores = balanced(pool.keys, scores, query.top_k, partial(reader.foreign, language=language))
    rows, passages = best_readable(pool.keys, scores, query.top_k, reader)
    hits = _hits(pool, rows, scores[rows], coverage(searched, pool.keys[rows]), passages)
    result = SearchResult(query.text, language, hits, reader.generation)
    return Retrieval(result, passages, sentence_cosines(searched, query.vector, pool.keys[rows]))


def best_readable(
    keys: Keys, scores: Scores, top_k: int, reader: PassageReader
) -> tuple[Rows, tuple[StoredPassage, ...]]:
    """Return the rows of the best `top_k` readable candidates, in order, and their passages.

    Order: score descending, then passage id, then collection.
    """
    rows = np.arange(len(scores))
    while True:
        chosen = rows[_at_least_best(scores[rows], top_k)]
        stored = reader.read(keys[chosen].tolist())
        readable = np.array([key in stored for key in keys[chosen].tolist()], np.bool_)
        if readable.all():
            break
        rows = np.setdiff1d(rows, chosen[~readable])
    found = zip(chosen.tolist(), scores[chosen].tolist(), (stored[key] for key in keys[chosen].tolist()), strict=True)
    best = sorted(found, key=lambda each: (-each[1], each[2].passage.passage_id, each[2].collection))[:top_k]
    return np.array([row for row, _, _ in best], np.int64), tuple(passage for _, _, passage in best)


def coverage(searched: Sequence[Searched], keys: Keys) -> Scores:
    """Return the coverage of each key, from the collection that has it; the others return 0.

    Not part of the ranking, hence computed for the hits only.
    """
    return sum((each.words.coverage(keys) for each in searched), np.zeros(len(keys), np.float32))


def sentence_cosines(searched: Sequence[Searched], query: Matrix | None, keys: Keys) -> tuple[Scores, ...]:
    """Return the sentence cosines of each key, from the collection that has it; the others return none."""
    if query is None:
        return (NO_SCORES,) * len(keys)
    if len(searched) == 1:
        return tuple(searched[0].vectors.sentence_cosines(query, keys))
    found = [each.vectors.sentence_cosines(query, keys) for each in searched]
    return tuple(np.concatenate([NO_SCORES, *(each[at] for each in found)]) for at in range(len(keys)))


def _at_least_best(scores: Scores, count: int) -> Mask:
    """Return which scores are among the best `count` or equal to the last of these: ties are broken by ids."""
    return np.asarray(scores >= (nth_best(scores, count) if len(scores) > count else -np.inf))


def _hits(
    pool: Candidates, rows: Rows, scores: Scores, covered: Scores, passages: Sequence[StoredPassage]
) -> tuple[Hit, ...]:
    columns = zip(rows.tolist(), scores.tolist(), covered.tolist(), passages, strict=True)
    return tuple(
        Hit(each.collection, each.passage.passage_id, rank, score, pool.parts(row) | {"coverage": share})
        for rank, (row, score, share, each) in enumerate(columns, 1)
    )
