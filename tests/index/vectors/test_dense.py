"""The dense index against plain numpy."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.arrays import Keys
from index.vectors import faiss_index
from index.vectors.dense import DenseIndex
from index.vectors.encoder import Matrix
from index.vectors.segment import CODED_FROM, PassageVectors, VectorSegment
from index.vectors.unit_rows import COLUMNS_A_CODE, widened

_DIM = 32


def unit_rows(count: int, seed: int = 0) -> Matrix:
    rows = np.random.default_rng(seed).standard_normal((count, _DIM)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float16).astype(np.float32)


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


def near(index: DenseIndex, query: Matrix, top_k: int, allowed: Keys | None = None) -> Keys:
    """Return the nearest keys, having seen that their scores come with them."""
    keys, scores = index.nearest(query, top_k, allowed)
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, index.scores(query, keys), atol=1e-6)
    return keys


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
        assert key in near(index, given.rows[row], 50)


def test_nearest_are_the_best_of_the_candidates_in_key_order() -> None:
    given, query = vectors(dict.fromkeys(range(1, 40), (1, 1))), unit_rows(1, seed=1)[0]
    found = near(build(given), query, 5)
    best = sorted(expected(given, query).items(), key=lambda item: -item[1])
    assert best[0][0] in found
    assert found.tolist() == sorted(found.tolist())
    assert len(found) == 5


def test_everything_is_near_when_there_is_little() -> None:
    given = vectors(_MIXED)
    assert near(build(given), given.rows[0], 100).tolist() == [3, 4, 9, 10, 70_000]


@pytest.mark.parametrize("allowed", [[4], [12345, 10, 4], [3, 4, 9, 10, 70_000], []])
def test_filters_act_before_ranking(allowed: Sequence[int]) -> None:
    given = vectors(_MIXED)
    found = near(build(given), given.rows[0], 1, np.array(allowed, np.int64))
    assert set(found.tolist()) <= set(allowed)
    assert len(found) == min(1, len(set(allowed) & set(_MIXED)))


def test_a_zero_query_and_an_empty_index_find_nothing() -> None:
    assert near(build(vectors(_MIXED)), np.zeros(_DIM, np.float32), 5).tolist() == []
    assert near(DenseIndex(_DIM), unit_rows(1)[0], 5).tolist() == []
    assert near(DenseIndex(_DIM), unit_rows(1)[0], 5, np.array([1])).tolist() == []


def test_removed_passages_are_gone_and_the_others_as_before() -> None:
    given, query = vectors(_MIXED), unit_rows(1, seed=1)[0]
    index, wanted = build(given), expected(given, query)
    index.remove([4, 12345, 9])
    assert near(index, query, 100).tolist() == [3, 10, 70_000]
    np.testing.assert_allclose(index.scores(query, np.array([4, 9, 3, 10])), [0, 0, wanted[3], wanted[10]], atol=1e-6)
    index.remove([3, 10, 70_000])
    assert len(index) == 0
    assert near(index, query, 100).tolist() == []


def saved(index: DenseIndex) -> DenseIndex:
    segments = [VectorSegment.load(_DIM, segment.arrays()) for segment in index.segments()]
    return DenseIndex.of_segments(_DIM, segments, index.removed())


def test_a_saved_index_gives_the_same_scores() -> None:
    given, query = vectors(_MIXED), unit_rows(1, seed=1)[0]
    index = build(given)
    index.remove([4])
    keys: NDArray[np.int64] = np.array(list(_MIXED))
    loaded = saved(index)
    assert len(loaded) == len(index) == 3
    np.testing.assert_array_equal(loaded.scores(query, keys), index.scores(query, keys))
    loaded.remove([3])
    assert 3 not in near(loaded, query, 100)
    assert 3 in near(index, query, 100)


def test_a_copy_is_changed_alone() -> None:
    given, more = vectors(_MIXED), vectors({99: (1, 1)}, seed=2)
    index = build(given)
    copy = index.copy()
    copy.remove([3])
    copy.add(more)
    assert near(copy, given.rows[0], 100).tolist() == [4, 9, 10, 99, 70_000]
    assert near(index, given.rows[0], 100).tolist() == [3, 4, 9, 10, 70_000]


def test_segments_that_came_one_by_one_are_merged_and_say_the_same() -> None:
    given, query = vectors(dict.fromkeys(range(1, 60), (1, 2))), unit_rows(1, seed=1)[0]
    index = DenseIndex(_DIM)
    for at in range(59):
        rows = given.rows[3 * at : 3 * at + 3]
        index.add(PassageVectors(given.keys[at : at + 1], given.views[:1], given.sentences[:1], rows))
        index.settle()
    assert len(index.segments()) < 6
    whole = build(given)
    assert all(np.array_equal(column, index.columns()[name]) for name, column in whole.columns().items())
    np.testing.assert_array_equal(near(index, query, 10), near(whole, query, 10))


def test_a_merged_segment_replaces_its_parts_without_passages_deleted_meanwhile() -> None:
    given = vectors(dict.fromkeys(range(1, 11), (1, 1)))
    index = build(given)
    index.remove([1, 2, 3])
    (worn,) = index.to_merge(100)
    merged = index.merged([worn])
    index.remove([4])
    assert index.replace([worn], merged)
    assert index.removed().tolist() == [4]
    assert near(index, given.rows[0], 100).tolist() == [5, 6, 7, 8, 9, 10]
    assert not index.replace([worn], merged)


@pytest.fixture(scope="module")
def many() -> PassageVectors:
    """Return vectors of so many passages that they are coded, in clusters, as texts lie."""
    draw = np.random.default_rng(0)
    topics = draw.standard_normal((200, _DIM))
    rows = topics[draw.integers(0, 200, 2 * CODED_FROM)] + 0.5 * draw.standard_normal((2 * CODED_FROM, _DIM))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)
    ones = np.ones(CODED_FROM, np.int64)
    return PassageVectors(np.arange(CODED_FROM), ones, ones, rows)


def test_codes_find_the_same_as_exact_search(many: PassageVectors) -> None:
    index = build(many)
    assert index.segments()[0].views.is_coded
    odd = many.keys[1::2]
    few = many.keys[:50]
    for query in many.rows[::4000]:
        scores = index.scores(query, many.keys)
        np.testing.assert_allclose(scores, many.rows[::2] @ query + many.rows[1::2] @ query, atol=1e-5)
        for allowed in (None, odd, few):
            asked = many.keys if allowed is None else allowed
            best = asked[np.argsort(-scores[asked])[:5]]
            found = near(index, query, 50, allowed)
            assert len(set(best) & set(found)) >= 4
            assert set(found) <= set(asked.tolist())
    assert index.is_large and not build(vectors(_MIXED)).is_large


def test_only_directions_in_which_rows_differ_are_coded() -> None:
    draw = np.random.default_rng(0)
    flat = draw.standard_normal((5000, _DIM))
    turn, _ = np.linalg.qr(draw.standard_normal((_DIM, _DIM)))
    steep = flat * np.repeat([1, 0.01], _DIM // 2) @ turn
    of_steep, of_flat = (faiss_index.codes(rows.astype(np.float16), COLUMNS_A_CODE) for rows in (steep, flat))
    assert len(faiss_index.save(of_steep)) < len(faiss_index.save(of_flat))
    rows = (steep / np.linalg.norm(steep, axis=1, keepdims=True)).astype(np.float16)
    finder = faiss_index.codes(rows, COLUMNS_A_CODE)
    shares = []
    for query in rows[::100].astype(np.float32):
        _, found = faiss_index.search(finder, query, 250)
        shares.append(len(set(found) & set(np.argsort(-(rows @ query))[:10])) / 10)
    assert np.mean(shares) > 0.9


def test_rows_without_any_direction_can_be_coded() -> None:
    assert faiss_index.codes(np.zeros((700, _DIM), np.float16), COLUMNS_A_CODE).ntotal == 700


def test_codes_that_an_older_version_saved_are_searched(many: PassageVectors) -> None:
    (segment,) = build(many).segments()
    older = faiss.IndexPQFastScan(_DIM, _DIM // COLUMNS_A_CODE, 4, faiss.METRIC_INNER_PRODUCT)
    older.train(many.rows[::2])
    older.add(many.rows[::2])
    loaded = VectorSegment.load(_DIM, {**segment.arrays(), "view_codes": faiss.serialize_index(older)})
    index = DenseIndex.of_segments(_DIM, [loaded], np.zeros(0, np.int64))
    query = many.rows[0]
    assert index.is_large
    assert np.argmax(index.scores(query, many.keys)) in near(index, query, 20)


def test_codes_find_no_removed_passages(many: PassageVectors) -> None:
    index = build(many)
    for query in many.rows[::8000]:
        before = set(near(index, query, 50).tolist())
        index.remove([min(before)])
        after = near(index, query, 50)
        assert min(before) not in after
        assert len(after) == 50 and len(before & set(after.tolist())) >= 45


def test_codes_are_saved_and_foreign_files_refused(many: PassageVectors) -> None:
    (segment,) = build(many).segments()
    arrays = segment.arrays()
    loaded = saved(build(many))
    np.testing.assert_array_equal(near(loaded, many.rows[0], 20), near(build(many), many.rows[0], 20))
    flat = faiss.serialize_index(faiss.IndexFlatIP(_DIM))
    codes = arrays["view_codes"]
    for bad in (flat, codes[:50], codes[:-1], np.frombuffer(b"text", np.uint8), np.zeros(0, np.uint8)):
        with pytest.raises(ValueError, match=r"codes of|not a FAISS index"):
            VectorSegment.load(_DIM, arrays | {"view_codes": bad})
    for wrong in (arrays | {"views": arrays["views"][1:]}, arrays | {"keys": arrays["keys"][1:]}):
        with pytest.raises(ValueError, match="missing"):
            VectorSegment.load(_DIM, wrong)
    with pytest.raises(ValueError, match="dimension"):
        VectorSegment.load(_DIM + 1, arrays)


def test_every_finite_float16_is_widened_exactly() -> None:
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    finite = every[np.isfinite(every)].reshape(-1, 2)
    assert widened(finite).tobytes() == finite.astype(np.float32).tobytes()


def test_who_searches_codes_has_one_thread_whoever_he_is() -> None:
    """FAISS keeps the number of its threads for each thread that calls it, and begins with that of all processors."""
    rows = unit_rows(700)
    finder = faiss_index.codes(rows.astype(np.float16), COLUMNS_A_CODE)
    with ThreadPoolExecutor(1, initializer=faiss.omp_set_num_threads, initargs=(2,)) as fresh:
        fresh.submit(faiss_index.search, finder, rows[0], 3).result()
        assert fresh.submit(faiss.omp_get_max_threads).result() == 1
