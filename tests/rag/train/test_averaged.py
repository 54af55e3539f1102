"""The mean of two judges is the mean of their log-odds, whatever the size of their trees and the order of features."""

from pathlib import Path

import numpy as np
import pytest

from rag.judging.forest import Forest
from rag.judging.judge import Judge
from rag.train.averaged import averaged


def stump(feature: int, low: float, high: float, nodes: int) -> Forest:
    """Return one tree that asks whether a feature is over .5."""
    columns = {name: np.zeros((1, nodes), np.int16) for name in ("feature", "left", "right")}
    own = np.arange(nodes, dtype=np.int16)
    columns["left"][0], columns["right"][0] = own, own
    columns["feature"][0, 0], columns["left"][0, 0], columns["right"][0, 0] = feature, 1, 2
    threshold, value = np.full((1, nodes), 0.5, np.float32), np.zeros((1, nodes), np.float32)
    value[0, 1:3] = low, high
    return Forest(
        columns["feature"],
        threshold,
        columns["left"],
        columns["right"],
        np.zeros((1, nodes), np.bool_),
        value,
        np.zeros(1, np.float32),
    )


def judge(names: tuple[str, ...], feature: int, nodes: int, slope: float, intercept: float) -> Judge:
    forest = stump(feature, -1.0, 2.0, nodes)
    return Judge(names, forest, forest, np.array([[slope, intercept]] * 2, np.float32), 0.5)


def odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


@pytest.mark.parametrize("known", [{"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 1.0}, {"a": 1.0, "b": 1.0}])
def test_the_mean_is_between(known: dict[str, float], tmp_path: Path) -> None:
    one, two = judge(("a", "b"), 0, 3, 1.0, 0.2), judge(("b",), 0, 5, 0.8, -0.4)
    averaged(one, two, 0.6).save(tmp_path / "judge.npz")
    both = Judge.load(tmp_path / "judge.npz")
    mean = (odds(one.chances(known).answered) + odds(two.chances(known).answered)) / 2
    assert odds(both.chances(known).answered) == pytest.approx(mean, abs=1e-4)
    assert both.bar == pytest.approx(0.6)
