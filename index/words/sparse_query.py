"""What an inverted index is asked: concepts, each with its weighted alternatives, in columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes


@dataclass(frozen=True, slots=True)
class SparseQuery:
    """Weighted terms in columns: uint64 hash, float32 weight > 0, and the number of the concept of each."""

    hashes: Hashes
    weights: NDArray[np.float32]
    concepts: NDArray[np.int64]
