"""The forest says what scikit-learn's trees say, from arrays alone."""

from pathlib import Path

import numpy as np
import pytest

from rag.judging.forest import Forest, chances
from rag.judging.judge import BUNDLED_JUDGE, Judge, bundled_judge
from rag.train.forests import fit, forest_of
from rag.train.judge import GROWTH


def test_the_arrays_say_what_the_library_says(tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    rows = chance.normal(size=(400, 5)).astype(np.float32)
    labels = (rows[:, 0] + rows[:, 1] ** 2 > 0.5) ^ (chance.random(400) < 0.1)
    rows[chance.random(rows.shape) < 0.1] = np.nan
    model = fit(rows, labels, np.ones(400), GROWTH)
    forest = forest_of(model)
    np.testing.assert_allclose(forest.chances(rows), model.predict_proba(rows)[:, 1], atol=1e-5)
    path = tmp_path / "forest.npz"
    np.savez(path, **forest.arrays("it"))  # type: ignore[arg-type]
    with np.load(path) as arrays:
        np.testing.assert_array_equal(Forest.of(arrays, "it").chances(rows[:9]), forest.chances(rows[:9]))


def _leaning(leaves: int) -> Forest:
    """Return a tree that tells how many of 0.5, 1.5 … the first feature is above; nothing known is as low as can be."""
    own = np.arange(2 * leaves - 1, dtype=np.int16)[np.newaxis]
    is_leaf = (own % 2 == 1) | (own == own.max())
    return Forest(
        np.zeros_like(own),
        (own / 2 + 0.5).astype(np.float32),
        np.where(is_leaf, own, own + 1).astype(np.int16),
        np.where(is_leaf, own, own + 2).astype(np.int16),
        ~is_leaf,
        (own // 2).astype(np.float32),
        np.zeros(1, np.float32),
    )


def test_what_is_as_high_as_a_threshold_is_below_it_and_what_is_not_known_goes_its_way() -> None:
    row = np.array([2.5], np.float32)
    odds = [np.log(chance / (1 - chance)) for chance in chances((_leaning(4), _leaning(3)), row)]
    assert odds == pytest.approx([2, 2])
    assert chances((_leaning(4), _leaning(3)), np.array([np.nan], np.float32)) == [0.5, 0.5]
    assert chances((_leaning(16),), np.array([np.inf], np.float32)) == [pytest.approx(1 / (1 + np.exp(-15)))]


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 16 leaves"):
        _leaning(17).chances(np.zeros((1, 1), np.float32))


def test_the_bundled_judge_is_small_and_survives_a_round_trip(tmp_path: Path) -> None:
    assert BUNDLED_JUDGE.stat().st_size < 400_000
    judge = bundled_judge()
    judge.save(tmp_path / "judge.npz")
    known = dict.fromkeys(judge.names, 0.5)
    assert Judge.load(tmp_path / "judge.npz").chances(known) == judge.chances(known)
    assert 0 <= judge.chances(known).right <= judge.chances(known).answered <= 1
