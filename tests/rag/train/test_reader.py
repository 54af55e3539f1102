"""The training on toys: it learns, what it learns can be saved, and what never varied counts for nothing."""

from pathlib import Path

import numpy as np
import pytest

from rag.reading.network import Network
from rag.train import reader

FEATURES = ("near", "noise", "constant")


def groups() -> list[tuple[reader.Floats, reader.Floats, float]]:
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
    return reader.train("sentences", FEATURES, groups(), listwise=True)


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


def test_a_folder_without_the_data_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reader.main(["--data", str(tmp_path)]) == 2
    assert "Name the folder with the training data." in capsys.readouterr().err
