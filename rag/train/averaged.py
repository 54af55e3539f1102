"""Two judges in one: the mean of their log-odds, so that what only one of them has met counts half.

In: two judges; the features of the second are all known to the first. Out: a judge with the trees of both.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rag.judging.forest import Forest
from rag.judging.judge import Judge


def averaged(judge: Judge, other: Judge, bar: float) -> Judge:
    """Return the mean of two judges, which answers from `bar` on.

    Raises: ValueError where the other goes by a feature that the first does not know.
    """
    places = np.array([judge.names.index(name) for name in other.names], np.int16)
    renamed = [replace(each, feature=places[each.feature]) for each in (other.answered, other.right)]
    answered, right = (
        _mean(one, two, judge.scalings[row], other.scalings[row])
        for row, (one, two) in enumerate(zip((judge.answered, judge.right), renamed, strict=True))
    )
    # The scalings are in the trees now.
    return Judge(judge.names, answered, right, np.array([[1, 0], [1, 0]], np.float32), bar)


def _mean(one: Forest, two: Forest, *scalings: NDArray[np.float32]) -> Forest:
    nodes = max(one.feature.shape[1], two.feature.shape[1])
    parts = [
        _scaled(_padded(each, nodes), scaling * np.float32(0.5))
        for each, scaling in zip((one, two), scalings, strict=True)
    ]
    trees = {
        name: np.concatenate([getattr(each, name) for each in parts])
        for name in ("feature", "threshold", "left", "right", "missing_left", "value")
    }
    return Forest(**trees, bias=parts[0].bias + parts[1].bias)


def _scaled(forest: Forest, scaling: NDArray[np.float32]) -> Forest:
    slope, intercept = scaling
    return replace(forest, value=forest.value * slope, bias=forest.bias * slope + intercept)


def _padded(forest: Forest, nodes: int) -> Forest:
    """Return the forest with so many nodes a tree; those added are reached from none."""
    room = ((0, 0), (0, nodes - forest.feature.shape[1]))
    names = ("feature", "threshold", "left", "right", "missing_left", "value")
    return replace(forest, **{name: np.pad(getattr(forest, name), room) for name in names})
