"""Two rankings on one scale."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.arrays import Scores
from index.search.fuse import DENSE_WEIGHT, dense_weight, fuse, standardised

score = st.floats(-100, 100, width=32)


@given(arrays(np.float32, st.integers(0, 30), elements=score))
def test_z_scores_have_mean_zero_and_spread_one(scores: Scores) -> None:
    z = standardised(scores)
    assert z.dtype == np.float32 and z.shape == scores.shape
    assert np.isfinite(z).all()
    if len(scores) and np.ptp(scores) > 0.01:
        assert z.mean() == pytest.approx(0, abs=1e-2)
        assert z.std() == pytest.approx(1, abs=1e-2)
        assert (np.argsort(scores, kind="stable") == np.argsort(z, kind="stable")).all() or len(set(z)) < len(z)


@pytest.mark.parametrize("scores", [[], [3.5], [2.0, 2.0, 2.0]])
def test_equal_scores_are_standardised_to_zero(scores: list[float]) -> None:
    assert standardised(np.array(scores, np.float32)).tolist() == [0.0] * len(scores)


def test_neither_scale_decides_alone() -> None:
    sparse, dense = np.array([30, 20, 10], np.float32), np.array([0.80, 0.81, 0.82], np.float32)
    fused = fuse(sparse, dense)
    assert fused.dtype == np.float32
    assert fused == pytest.approx(standardised(sparse) + DENSE_WEIGHT * standardised(dense))
    assert fuse(sparse * 1_000, dense) == pytest.approx(fused, abs=1e-4)
    assert fuse(sparse, dense * 100) == pytest.approx(fused, abs=1e-4)


def test_a_side_that_cannot_tell_candidates_apart_leaves_the_choice_to_the_other() -> None:
    sparse, dense = np.zeros(3, np.float32), np.array([0.1, 0.9, 0.5], np.float32)
    assert np.argsort(-fuse(sparse, dense)).tolist() == [1, 2, 0]
    assert np.argsort(-fuse(dense, sparse)).tolist() == [1, 2, 0]


def test_an_encoder_of_words_counts_less_than_one_of_sentences() -> None:
    assert dense_weight("bundled-fast") < dense_weight("bundled") == dense_weight("some/model") == DENSE_WEIGHT
    sparse, dense = np.array([1, 0.8, 0], np.float32), np.array([0, 0.9, 1], np.float32)
    assert fuse(sparse, dense, 0).argmax() == 0 and fuse(sparse, dense, 9).argmax() == 2
