"""A query of an inverted index: concepts, each with its weighted alternatives, in columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes


@dataclass(frozen=True, slots=True)
class SparseQuery:
    """Weighted terms in columns `(n,)`: term hash, weight > 0, and the number of the concept that it belongs to."""

    hashes: Hashes
    weights: NDArray[np.float32]
    concepts: NDArray[np.int64]
