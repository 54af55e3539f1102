"""The mean of models says the mean of what they say, whatever the size of trees and the scale of features."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rag.judging.forest import Forest
from rag.reading.network import Network
from rag.train.averaged import mean_forest, mean_network


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
        np.full(1, low, np.float32),
    )


def odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(chances / (1 - chances)))


def test_a_forest_of_forests_has_the_mean_of_their_log_odds() -> None:
    forests = [stump(0, -1.0, 2.0, 3), stump(1, -0.5, 1.0, 5), stump(0, 0.25, 0.5, 7)]
    rows = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    mean = np.mean([odds(each.chances(rows)) for each in forests], axis=0)
    np.testing.assert_allclose(odds(mean_forest(forests).chances(rows)), mean, atol=1e-5)


@pytest.mark.parametrize("members", [1, 2, 4])
def test_a_network_of_networks_has_the_mean_of_their_scores(members: int) -> None:
    draw = np.random.default_rng(3)

    def drawn(*shape: int) -> NDArray[np.float32]:
        return draw.normal(size=shape).astype(np.float32)

    networks = [
        Network(
            ("a", "b", "c"), drawn(3), np.abs(drawn(3)) + np.float32(0.1), drawn(3, 5), drawn(5), drawn(5), 0.5 * number
        )
        for number in range(members)
    ]
    rows = drawn(20, 3)
    mean = np.mean([each.scores(rows) for each in networks], axis=0)
    np.testing.assert_allclose(mean_network(networks).scores(rows), mean, atol=1e-3)
