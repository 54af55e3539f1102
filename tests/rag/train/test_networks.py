"""The training on toys: it learns, what it learns can be saved, and what never varied counts for nothing."""

from pathlib import Path

import numpy as np
import pytest

from rag.reading.network import Network
from rag.train.networks import Group, Recipe, train_network

FEATURES = ("near", "noise", "constant")


def groups() -> list[Group]:
    """Return groups of four rows of which the one that is nearest is right."""
    random = np.random.default_rng(7)
    made = []
    for _ in range(120):
        rows = random.random((4, 3)).astype(np.float32)
        rows[:, 2] = 0
        gains = (np.arange(4) == rows[:, 0].argmax()).astype(np.float32)
        made.append((rows, gains, 1.0))
    return made


@pytest.fixture(scope="module")
def learned() -> Network:
    return train_network(FEATURES, groups(), Recipe(hidden=8, epochs=40, is_listwise=True))


def test_the_right_row_comes_first(learned: Network) -> None:
    right = [learned.scores(rows).argmax() == gains.argmax() for rows, gains, _ in groups()]
    assert np.mean(right) > 0.9


def test_a_feature_that_never_varied_counts_for_nothing(learned: Network) -> None:
    rows = np.array([[0.5, 0.5, 0], [0.5, 0.5, 1]], np.float32)
    first, second = learned.scores(rows).tolist()
    assert second == pytest.approx(first, abs=1e-3)


def test_a_network_survives_its_file(learned: Network, tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    learned.save(path)
    again = Network.load(path)
    rows = groups()[0][0]
    assert again.features == FEATURES
    np.testing.assert_allclose(again.scores(rows), learned.scores(rows), atol=0.02)


def test_a_gate_tells_right_rows_from_wrong_ones() -> None:
    batches = [(rows, (rows[:, 0] > 0.5).astype(np.float32), 1.0) for rows, _, _ in groups()]
    gate = train_network(FEATURES, batches, Recipe(hidden=4, epochs=40, is_listwise=False))
    near, far = gate.scores(np.array([[0.9, 0.5, 0], [0.1, 0.5, 0]], np.float32)).tolist()
    assert far < 0 < near
