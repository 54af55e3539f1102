"""From candidates to hits: order, ties, the parts of a score, and passages that cannot be read."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np
import pytest

from corpus.passage import Language, Passage
from index.arrays import Keys, Scores
from index.hit import Hit
from index.records import StoredPassage
from index.search.candidates import Query, Searched
from index.search.ranking import best_readable, ranked


class Reader:
    """Passages 1, 2, 3 … of a document each, without some; those from 10 on are of another collection."""

    generation = 7

    def __init__(self, unreadable: Sequence[int] = ()) -> None:
        self.unreadable = unreadable

    def read(self, keys: Sequence[int]) -> Mapping[int, StoredPassage]:
        return {key: stored(key) for key in keys if key not in self.unreadable}

    def foreign(self, keys: Sequence[int], language: Language) -> frozenset[int]:
        return frozenset()


def stored(key: int) -> StoredPassage:
    passage = Passage(f"d{key % 10}", 1, "text", 0, 4, "en")
    return StoredPassage(key, "press" if key < 10 else "archive", passage, "", 1, "", None, None)


class Sides:
    """Words and vectors of passages that all are candidates."""

    is_large = False

    def __init__(self, sparse: Sequence[float], dense: Sequence[float]) -> None:
        self.sparse, self.dense = np.array(sparse, np.float32), np.array(dense, np.float32)

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        return np.arange(1, len(self.sparse) + 1), self.sparse

    def nearest(self, *query: object, exact: bool = False) -> tuple[Keys, Scores]:
        return np.arange(1, len(self.dense) + 1), self.dense

    def scores(self, *given: Keys) -> Scores:
        return (self.sparse if len(given) == 1 else self.dense)[given[-1] - 1]

    def coverage(self, keys: Keys) -> Scores:
        return np.asarray(keys / 10, np.float32)

    def sentence_cosines(self, query: object, keys: Keys) -> list[Scores]:
        return [np.full(2, key, np.float32) for key in keys]


def hits(sides: Sides, *, is_dense: bool) -> tuple[Hit, ...]:
    query = Query("oil", 3, np.ones(4, np.float32) if is_dense else None)
    got = ranked(query, [Searched(sides, sides, None)], Reader())  # type: ignore[arg-type]
    assert (got.result.query, got.result.language, got.result.generation) == ("oil", "en", 7)
    assert [each.passage.passage_id for each in got.passages] == [hit.passage_id for hit in got.result.hits]
    keys = [each.key for each in got.passages]
    assert [cosines.tolist() for cosines in got.sentence_cosines] == [[key] * 2 if is_dense else [] for key in keys]
    return got.result.hits


def best(scores: Sequence[float], top_k: int, unreadable: Sequence[int] = (), keys: Sequence[int] = ()) -> list[int]:
    """Return the keys of the best candidates; they are 1, 2, 3 … where none are given."""
    numbered = np.array(keys or range(1, len(scores) + 1), np.int64)
    rows, passages = best_readable(numbered, np.array(scores, np.float32), top_k, Reader(unreadable))
    assert numbered[rows].tolist() == [each.key for each in passages]
    return [each.key for each in passages]


def test_without_a_dense_side_the_sparse_score_decides() -> None:
    first, second, _ = hits(Sides([0.5, 2.0, 1.0], []), is_dense=False)
    assert (first.collection, first.passage_id, first.rank, first.score) == ("press", "d2#p1", 1, 2.0)
    assert first.scores == pytest.approx({"sparse": 2.0, "coverage": 0.2})
    assert (second.passage_id, second.rank, second.score) == ("d3#p1", 2, 1.0)


def test_both_sides_are_fused_and_named() -> None:
    first, *_ = hits(Sides([1, 1, 0], [0.1, 0.9, 0.9]), is_dense=True)
    assert first.passage_id == "d2#p1"
    assert first.scores == pytest.approx({"sparse": 1.0, "dense": 0.9, "coverage": 0.2})


def test_among_equals_the_id_decides_even_beyond_the_cut_and_then_the_collection() -> None:
    # 12 is the same document as 2, in a collection that comes before.
    for keys in permutations((3, 2, 12, 1)):
        assert best([1.0] * 4, 3, keys=keys) == [1, 12, 2]


@pytest.mark.parametrize(("unreadable", "expected"), [([2], [3, 1]), ([2, 3], [1]), ([1, 2, 3], [])])
def test_unreadable_passages_are_replaced_by_the_next_ones(unreadable: list[int], expected: list[int]) -> None:
    assert best([0.5, 2.0, 1.0], 2, unreadable) == expected


def test_no_candidates_no_hits() -> None:
    assert best([], 5) == []
