"""Platt scaling finds the line that the labels were drawn by."""

import numpy as np
import pytest

from rag.train.platt import PlattScaling


def test_the_line_behind_the_labels_is_found() -> None:
    draw = np.random.default_rng(5)
    chances = draw.uniform(0.01, 0.99, 20_000)
    true = PlattScaling(slope=2.0, intercept=-1.0)
    labels = draw.random(len(chances)) < true.scaled(chances)
    found = PlattScaling.fit(chances, labels, np.ones(len(chances)))
    assert [found.slope, found.intercept] == pytest.approx([2.0, -1.0], abs=0.1)


def test_labels_count_by_their_weights() -> None:
    chances, labels = np.array([0.5, 0.5, 0.2, 0.8]), np.array([True, False, False, True])
    even, uneven = (PlattScaling.fit(chances, labels, np.array([w, 1.0, 0.01, 0.01])) for w in (1.0, 9.0))
    middle = np.array([0.5])
    assert even.scaled(middle)[0] == pytest.approx(0.5, abs=0.01)
    assert uneven.scaled(middle)[0] == pytest.approx(0.9, abs=0.01)


def test_certain_chances_stay_finite_and_raising_adds_log_odds() -> None:
    same = PlattScaling(1.0, 0.0)
    assert same.scaled(np.array([0.0, 1.0])) == pytest.approx([0.0, 1.0], abs=1e-5)
    assert same.raised(np.log(3)).scaled(np.array([0.5]))[0] == pytest.approx(0.75)
