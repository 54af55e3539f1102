"""Two calibrated chances from two forests, and the file that they are in."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from rag.judging.forest import Forest
from rag.judging.judge import Judge


def stump(feature: int, low: float, high: float) -> Forest:
    """Return a forest of one tree: `high` where a feature is above 0, else `low`."""
    return Forest(
        np.array([[feature, 0, 0]], np.int16),
        np.array([[0, 0, 0]], np.float32),
        np.array([[1, 1, 2]], np.int16),
        np.array([[2, 1, 2]], np.int16),
        np.array([[True, True, True]]),
        np.array([[0, low, high]], np.float32),
        np.array([0], np.float32),
    )


def judge() -> Judge:
    plain = np.array([[1, 0], [1, 0]], np.float32)
    return Judge(("a", "b"), stump(0, -2, 2), stump(1, -1, 3), plain, 0.5)


def sigmoid(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def test_features_are_taken_by_name_and_each_forest_gives_its_chance() -> None:
    chances = judge().chances({"b": -1.0, "c": 9.0, "a": 1.0})
    assert [chances.answered, chances.right] == pytest.approx([sigmoid(2), sigmoid(-1)])
    with pytest.raises(KeyError):
        judge().chances({"a": 1.0})


def test_a_reply_is_not_likelier_right_than_answered() -> None:
    chances = judge().chances({"a": -1.0, "b": 1.0})
    assert chances.answered == chances.right == pytest.approx(sigmoid(-2))


def test_chances_are_calibrated_by_slope_and_intercept() -> None:
    scaled = replace(judge(), scalings=np.array([[0.5, 1], [1, -1]], np.float32))
    chances = scaled.chances({"a": 1.0, "b": -1.0})
    assert [chances.answered, chances.right] == pytest.approx([sigmoid(0.5 * 2 + 1), sigmoid(-1 - 1)])


def test_a_saved_judge_is_the_same_and_another_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "judge.npz"
    judge().save(path)
    again, features = Judge.load(path), {"a": 1.0, "b": -1.0}
    assert (again.names, again.bar) == (("a", "b"), 0.5)
    assert again.chances(features) == judge().chances(features)
    path.write_bytes(b"none")
    with pytest.raises(ModelUnavailable):
        Judge.load(path)
