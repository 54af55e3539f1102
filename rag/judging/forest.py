"""A small forest of decision trees: features in, a chance out, from plain arrays.

    chance(x) = 1 / (1 + exp(-(bias + sum over trees of the leaf that x falls into)))

Made with `python -m rag.train.judge` (histogram gradient boosting: Ke et al., NeurIPS 2017, as scikit-learn has it) and
run here in numpy: every node of every tree is asked at once, and the answers are followed down, some 50 µs. A feature
that is not known (nan) goes the way that training found better.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
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
        return cls(*(arrays[f"{prefix}.{name}"] for name in cls.__slots__))  # type: ignore[arg-type]

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """Return the columns, each under its name with a prefix."""
        return {f"{prefix}.{name}": getattr(self, name) for name in self.__slots__}

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the chance of each row of features, float64 `(n,)`."""
        return np.array([self._chance(row) for row in rows])

    def _chance(self, row: NDArray[np.float32]) -> float:
        known = row.take(self.feature)
        goes_left = (known <= self.threshold) | (np.isnan(known) & self.missing_left)
        below = np.where(goes_left, self.left, self.right)
        trees = np.arange(len(below))
        at, leaf = below[:, 0], below[trees, below[:, 0]]
        while (leaf != at).any():
            at, leaf = leaf, below[trees, leaf]
        return float(1 / (1 + np.exp(-(float(self.bias[0]) + self.value[trees, at].sum()))))
