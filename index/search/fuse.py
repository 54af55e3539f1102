"""Two rankings into one: sparse and dense scores on one scale, added.

Each side's scores over the union of candidates become z-scores (mean 0, spread 1), so that neither BM25's open scale
nor the cosine's narrow one decides alone. Measured against reciprocal rank fusion, which was worse in every direction.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 0.5


def fuse(sparse: Scores, dense: Scores) -> Scores:
    """Return z(sparse) + DENSE_WEIGHT * z(dense) for candidates in the same order; float32 `(n,)`."""
    return standardised(sparse) + np.float32(DENSE_WEIGHT) * standardised(dense)


def standardised(scores: Scores) -> Scores:
    """Return z-scores, float32 `(n,)`: mean 0 and spread 1, or all 0 where every score is the same."""
    spread = scores.std() if len(scores) else 0.0
    return ((scores - scores.mean()) / spread).astype(np.float32) if spread > 0 else np.zeros_like(scores)
