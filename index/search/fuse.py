"""Two rankings into one: sparse and dense scores on one scale, added.

Each side's scores over the union of candidates become z-scores (mean 0, spread 1), so that neither BM25's open scale
nor the cosine's narrow one decides alone. Measured against reciprocal rank fusion, which was worse in every direction.
"""

import numpy as np

from index.arrays import Scores

# By `python -m index.train fusion`, on data apart from every measuring set and from all that the encoders learned from
# (2026-11-30). nDCG@10 at weights .5, 1, 1.5, 2, 3: with the bundled encoder ARCD .878, .877, .878, .874, .866; SQuAD
# .929, .934, .936, .941, .942; headings -> sections of manuals rise from .667 to .725 in the four directions alike, so
# that none has a weight of its own. With the static one alone ARCD .855, .844, .831, .821, .796; SQuAD .921, .922,
# .914, .908, .902. Questions decide, which headings are not.
DENSE_WEIGHT = 1.5
_OTHER_WEIGHTS = {"bundled-fast": 0.5}


def dense_weight(encoder_name: str) -> float:
    """Return how much the dense side counts against the sparse one: an encoder that reads sentences is trusted more."""
    return _OTHER_WEIGHTS.get(encoder_name, DENSE_WEIGHT)


def fuse(sparse: Scores, dense: Scores, weight: float = DENSE_WEIGHT) -> Scores:
    """Return z(sparse) + weight * z(dense) for candidates in the same order; float32 `(n,)`."""
    return standardised(sparse) + np.float32(weight) * standardised(dense)


def standardised(scores: Scores) -> Scores:
    """Return z-scores, float32 `(n,)`: mean 0 and spread 1, or all 0 where every score is the same."""
    if not len(scores):
        return scores
    # Both by hand: `std` finds the mean a second time, in as much time as all of this, and `mean` takes as long as the
    # rest where numbers are few.
    gaps = scores - scores.sum() / np.float32(len(scores))
    spread = np.sqrt(np.float32((gaps * gaps).sum() / len(gaps)))
    return gaps / spread if spread > 0 else np.zeros_like(scores)
