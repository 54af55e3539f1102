"""A small forest of decision trees: features in, a chance out, from plain arrays.

    chance(x) = 1 / (1 + exp(-(bias + sum over trees of the leaf that x falls into)))

Made with `python -m rag.train.judge` (histogram gradient boosting: Ke et al., NeurIPS 2017, as scikit-learn has it) and
run here in numpy: every node of every tree is asked at once, and the answers are followed down, some 40 µs. A feature
that is not known (nan) goes the way that training found better.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]


class _Nodes(NamedTuple):
    """The nodes of all trees, numbered one after another, those of each tree from one of `roots` on.

    A node `asks` for a number of a row that has each feature twice: as `-inf` and as `nan` where it is not known, of
    which the one is below every threshold and the other below none. Where that leads are `left` and `right`; no tree is
    deeper than `depth`.
    """

    asks: Numbers
    thresholds: NDArray[np.float32]
    left: Numbers
    right: Numbers
    roots: Numbers
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
        return np.array([self._chance(row) for row in rows])

    def _chance(self, row: NDArray[np.float32]) -> float:
        nodes = self._nodes
        twice = np.stack([np.where(np.isnan(row), np.float32(-np.inf), row), row], axis=1).ravel()
        below = np.where(twice.take(nodes.asks) <= nodes.thresholds, nodes.left, nodes.right)
        at = nodes.roots
        for _ in range(nodes.depth):
            at = below.take(at)
        return float(1 / (1 + np.exp(-(float(self.bias[0]) + self.value.take(at).sum()))))

    @cached_property
    def _nodes(self) -> _Nodes:
        trees, size = self.feature.shape
        roots = np.arange(trees) * size
        left, right = ((roots[:, np.newaxis] + each).ravel() for each in (self.left, self.right))
        asks = (2 * self.feature.astype(np.intp) + ~self.missing_left).ravel()
        depth, level = 0, roots
        while len(inner := level[left[level] != level]):
            depth, level = depth + 1, np.concatenate([left[inner], right[inner]])
        return _Nodes(asks, self.threshold.ravel(), left, right, roots, depth)
