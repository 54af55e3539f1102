"""A small forest of decision trees: features in, a chance out, from plain arrays.

    chance(x) = 1 / (1 + exp(-(bias + sum over trees of the leaf that x falls into)))

Made with `python -m rag.train.judge` (histogram gradient boosting: Ke et al., NeurIPS 2017, as scikit-learn has it) and
run here in numpy: all trees of all forests are walked down together, a level at a time, some 220 µs for 3,840 trees. A
feature that is not known (nan) goes the way that training found better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

_KEPT = 8
"""Forests whose nodes are kept ready: training asks one after another."""

Numbers = NDArray[np.intp]


class _Nodes(NamedTuple):
    """The nodes of all trees of some forests, numbered one after another, those of each tree from one of `roots` on.

    A node `asks` for a number of a row that has each feature twice: as `-inf` and as `nan` where it is not known, of
    which the one is below every threshold and the other below none. Below node n comes `leads[2 n + 1]`, else
    `leads[2 n]`; no tree is deeper than `depth`. `ends` says where the roots of each forest end.
    """

    asks: Numbers
    thresholds: NDArray[np.float32]
    leads: Numbers
    values: NDArray[np.float32]
    roots: Numbers
    ends: Sequence[int]
    depth: int


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees in columns, float32 or int16 `(trees, nodes)`: a leaf is a node that is its own left and right.

    `feature`, `threshold`, `left`, `right`, `missing_left` and `value` are those of each node; `bias` is one number.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    missing_left: NDArray[np.bool_]
    value: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> Self:
        """Return the forest whose columns are named with a prefix. Raises: KeyError."""
        return cls(*(arrays[f"{prefix}.{each.name}"] for each in fields(cls)))  # type: ignore[arg-type]

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """Return the columns, each under its name with a prefix."""
        return {f"{prefix}.{each.name}": getattr(self, each.name) for each in fields(self)}

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the chance of each row of features, float64 `(n,)`."""
        return np.array([chances((self,), row)[0] for row in rows])


def chances(forests: tuple[Forest, ...], row: NDArray[np.float32]) -> list[float]:
    """Return the chance that each forest gives a row of features, float32 `(features,)`."""
    nodes = _nodes(forests)
    twice = np.stack([np.where(np.isnan(row), np.float32(-np.inf), row), row], axis=1).ravel()
    at = nodes.roots
    for _ in range(nodes.depth):
        is_below = twice.take(nodes.asks.take(at)) <= nodes.thresholds.take(at)
        at = nodes.leads.take(2 * at + is_below)
    values = np.split(nodes.values.take(at), nodes.ends)
    odds = (float(forest.bias[0]) + each.sum() for forest, each in zip(forests, values, strict=False))
    return [float(1 / (1 + np.exp(-each))) for each in odds]


@lru_cache(_KEPT)
def _nodes(forests: tuple[Forest, ...]) -> _Nodes:
    starts = np.cumsum([0, *(forest.feature.size for forest in forests)])
    trees = [len(forest.feature) for forest in forests]
    roots = [
        start + np.arange(len(each.feature)) * each.feature.shape[1]
        for start, each in zip(starts, forests, strict=False)
    ]
    left, right = (
        np.concatenate([(root[:, np.newaxis] + side(each)).ravel() for root, each in zip(roots, forests, strict=True)])
        for side in (attrgetter("left"), attrgetter("right"))
    )
    asks = [(2 * each.feature.astype(np.intp) + ~each.missing_left).ravel() for each in forests]
    level = np.concatenate(roots)
    depth = 0
    while len(inner := level[left[level] != level]):
        depth, level = depth + 1, np.concatenate([left[inner], right[inner]])
    return _Nodes(
        np.concatenate(asks),
        np.concatenate([each.threshold.ravel() for each in forests]),
        np.stack([right, left], axis=1).ravel(),
        np.concatenate([each.value.ravel() for each in forests]),
        np.concatenate(roots),
        np.cumsum(trees).tolist(),
        depth,
    )
