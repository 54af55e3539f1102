"""Picking runs out of a column: the numbers of all of them in one array."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


def spans(starts: Rows, sizes: Rows) -> Rows:
    """Return the numbers of all spans one after another: `spans([7, 3], [2, 3])` -> 7, 8, 3, 4, 5."""
    offsets = np.cumsum(sizes) - sizes
    numbers: Rows = np.arange(int(sizes.sum()), dtype=np.int64) + np.repeat(starts - offsets, sizes)
    return numbers
