"""The forest says what scikit-learn's trees say, from arrays alone."""

from pathlib import Path

import numpy as np

from rag.judging.forest import Forest
from rag.judging.judge import BUNDLED_JUDGE, Judge, bundled_judge
from rag.train.judge import fit, forest_of


def test_the_arrays_say_what_the_library_says(tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    rows = chance.normal(size=(400, 5)).astype(np.float32)
    labels = (rows[:, 0] + rows[:, 1] ** 2 > 0.5) ^ (chance.random(400) < 0.1)
    rows[chance.random(rows.shape) < 0.1] = np.nan
    model = fit(rows, labels, np.ones(400))
    forest = forest_of(model)
    np.testing.assert_allclose(forest.chances(rows), model.predict_proba(rows)[:, 1], atol=1e-5)
    path = tmp_path / "forest.npz"
    np.savez(path, **forest.arrays("it"))  # type: ignore[arg-type]
    with np.load(path) as arrays:
        np.testing.assert_array_equal(Forest.of(arrays, "it").chances(rows[:9]), forest.chances(rows[:9]))


def test_the_bundled_judge_is_small_and_survives_a_round_trip(tmp_path: Path) -> None:
    assert BUNDLED_JUDGE.stat().st_size < 400_000
    judge = bundled_judge()
    judge.save(tmp_path / "judge.npz")
    known = dict.fromkeys(judge.names, 0.5)
    assert Judge.load(tmp_path / "judge.npz").chances(known) == judge.chances(known)
    assert 0 <= judge.chances(known).right <= judge.chances(known).answered <= 1
