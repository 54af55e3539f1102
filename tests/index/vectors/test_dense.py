"""The dense index against plain numpy."""

from collections.abc import Sequence

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors.dense import DenseIndex, PassageVectors
from index.vectors.encoder import Matrix

_DIM = 16


def unit_rows(count: int, seed: int = 0) -> Matrix:
    rows = np.random.default_rng(seed).standard_normal((count, _DIM)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def vectors(passages: dict[int, tuple[int, int]], seed: int = 0) -> PassageVectors:
    """Return random vectors: key -> (views, sentences)."""
    views, sentences = np.array(list(passages.values()), np.int64).reshape(-1, 2).T
    rows = unit_rows(int(views.sum() + sentences.sum()), seed)
    return PassageVectors(np.array(list(passages), np.int64), views, sentences, rows)


def expected(given: PassageVectors, query: Matrix) -> dict[int, float]:
    scores, end = {}, 0
    for key, views, sentences in zip(given.keys.tolist(), given.views, given.sentences, strict=True):
        start, middle, end = end, end + views, end + views + sentences
        kinds = given.rows[start:middle] @ query, given.rows[middle:end] @ query
        scores[key] = sum(float(cosines.max()) for cosines in kinds if len(cosines))
    return scores


def build(given: PassageVectors) -> DenseIndex:
    index = DenseIndex(_DIM)
    index.add(given)
    return index


_MIXED = {3: (1, 2), 4: (2, 5), 9: (1, 0), 10: (0, 3), 11: (0, 0), 70_000: (2, 30)}


def test_scores_are_best_view_plus_best_sentence() -> None:
    given, query = vectors(_MIXED), unit_rows(1, seed=1)[0]
    index = build(given)
    wanted = expected(given, query)
    keys = np.array([70_000, 11, 3, 12, 10, 4, 9], np.int64)
    np.testing.assert_allclose(index.scores(query, keys), [wanted.get(int(key), 0) for key in keys], atol=1e-6)
    assert index.scores(query, keys).dtype == np.float32
    assert index.scores(query, np.empty(0, np.int64)).shape == (0,)


def test_nearest_finds_the_owner_of_a_vector_of_either_kind() -> None:
    given = vectors(dict.fromkeys(range(1, 200), (1, 3)))
    index = build(given)
    for key, row in ((5, 4 * 4), (5, 4 * 4 + 2), (199, 4 * 198 + 3)):
        assert key in index.nearest(given.rows[row], 50)


def test_nearest_are_the_best_of_the_candidates_in_key_order() -> None:
    given, query = vectors(dict.fromkeys(range(1, 40), (1, 1))), unit_rows(1, seed=1)[0]
    found = build(given).nearest(query, 5)
    best = sorted(expected(given, query).items(), key=lambda item: -item[1])
    assert best[0][0] in found
    assert found.tolist() == sorted(found.tolist())
    assert len(found) == 5


def test_everything_is_near_when_there_is_little() -> None:
    given = vectors(_MIXED)
    assert build(given).nearest(given.rows[0], 100).tolist() == [3, 4, 9, 10, 70_000]


@pytest.mark.parametrize("allowed", [[4], {4, 10, 12345}, frozenset({3, 4, 9, 10, 70_000}), []])
def test_filters_act_before_ranking(allowed: Sequence[int]) -> None:
    given = vectors(_MIXED)
    found = build(given).nearest(given.rows[0], 1, allowed)
    assert set(found.tolist()) <= set(allowed)
    assert len(found) == min(1, len(set(allowed) & set(_MIXED)))


def test_a_zero_query_and_an_empty_index_find_nothing() -> None:
    assert build(vectors(_MIXED)).nearest(np.zeros(_DIM, np.float32), 5).tolist() == []
    assert DenseIndex(_DIM).nearest(unit_rows(1)[0], 5).tolist() == []
    assert DenseIndex(_DIM).nearest(unit_rows(1)[0], 5, [1]).tolist() == []


def test_removed_passages_are_gone_and_the_others_as_before() -> None:
    given, query = vectors(_MIXED), unit_rows(1, seed=1)[0]
    index, wanted = build(given), expected(given, query)
    index.remove([4, 12345, 9])
    assert index.nearest(query, 100).tolist() == [3, 10, 70_000]
    np.testing.assert_allclose(index.scores(query, np.array([4, 9, 3, 10])), [0, 0, wanted[3], wanted[10]], atol=1e-6)
    index.remove([3, 10, 70_000])
    assert len(index) == 0
    assert index.nearest(query, 100).tolist() == []


def test_a_saved_index_gives_the_same_scores() -> None:
    given, query = vectors(_MIXED), unit_rows(1, seed=1)[0]
    index = build(given)
    keys: NDArray[np.int64] = np.array(list(_MIXED))
    loaded = DenseIndex.load(_DIM, index.save())
    assert len(loaded) == len(index) == 4
    np.testing.assert_array_equal(loaded.scores(query, keys), index.scores(query, keys))
    loaded.remove([3])
    assert 3 not in loaded.nearest(query, 100)


def test_files_of_something_else_are_refused() -> None:
    good = build(vectors(_MIXED)).save()
    other_kind = faiss.serialize_index(faiss.IndexFlatIP(_DIM)).tobytes()
    other_dimension = DenseIndex(_DIM + 1).save()["views"]
    for bad in (b"", b"text", good["views"][:50], good["views"][:-1], other_kind, other_dimension):
        with pytest.raises(ValueError, match=r"not a (flat|FAISS) index"):
            DenseIndex.load(_DIM, good | {"views": bad})
