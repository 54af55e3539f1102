"""From candidates to hits: order, ties, and passages that cannot be read."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from corpus.passage import Passage
from index.arrays import Keys, Scores
from index.hit import Hit
from index.records import StoredPassage
from index.search.candidates import Candidates
from index.search.ranking import best_readable


def stored(key: int) -> StoredPassage:
    passage = Passage(f"d{key}", 1, "text", 0, 4, "en")
    return StoredPassage(key, "default", passage, "", 1, "", None, None)


def best(pool: Candidates, top_k: int, unreadable: Sequence[int] = ()) -> list[Hit]:
    def read(keys: Sequence[int]) -> Mapping[int, StoredPassage]:
        return {key: stored(key) for key in keys if key not in unreadable}

    def coverage(keys: Keys) -> Scores:
        return np.asarray(keys / 10, np.float32)

    hits, passages = best_readable(pool, pool.fused(), read, coverage, top_k)
    assert [each.passage.passage_id for each in passages] == [hit.passage_id for hit in hits]
    return list(hits)


def sparse_only(*scores: float) -> Candidates:
    """Return candidates with keys 1, 2, 3 …"""
    return Candidates(np.arange(1, len(scores) + 1), np.array(scores, np.float32), None)


def keys(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage_id.removesuffix("#p1").removeprefix("d") for hit in hits]


def test_without_a_dense_side_the_sparse_score_decides() -> None:
    hits = best(sparse_only(0.5, 2.0, 1.0), 2)
    assert keys(hits) == ["2", "3"]
    assert [hit.score for hit in hits] == [2.0, 1.0]
    assert hits[0].scores == pytest.approx({"sparse": 2.0, "coverage": 0.2})


def test_both_sides_are_fused_and_named() -> None:
    pool = Candidates(np.arange(1, 4), np.array([1, 1, 0], np.float32), np.array([0.1, 0.9, 0.9], np.float32))
    hits = best(pool, 3)
    assert keys(hits)[0] == "2"
    assert hits[0].scores == pytest.approx({"sparse": 1.0, "dense": 0.9, "coverage": 0.2})


def test_among_equals_the_id_decides_even_beyond_the_cut() -> None:
    assert keys(best(sparse_only(*[1.0] * 12), 3)) == ["1", "10", "11"]


@pytest.mark.parametrize(("unreadable", "expected"), [([2], ["3", "1"]), ([2, 3], ["1"]), ([1, 2, 3], [])])
def test_what_cannot_be_read_makes_room(unreadable: list[int], expected: list[str]) -> None:
    hits = best(sparse_only(0.5, 2.0, 1.0), 2, unreadable)
    assert keys(hits) == expected
    assert [hit.rank for hit in hits] == list(range(1, len(expected) + 1))


def test_no_candidates_no_hits() -> None:
    assert best(sparse_only(), 5) == []
