"""Fusion of sparse and dense scores: a weighted sum of z-scores over the union of candidates.

Standardising puts unbounded BM25 and narrow cosines on one scale. Reciprocal rank fusion was worse in every language
direction (measured).
"""

import numpy as np

from index.arrays import Scores

# By `python -m index.train fusion`, on data outside the evaluation sets and the training data of the encoders
# (2026-11-30). nDCG@10 at weights .5, 1, 1.5, 2, 3: with the bundled encoder ARCD .878, .877, .878, .874, .866; SQuAD
# .929, .934, .936, .941, .942; headings -> sections of manuals rise from .667 to .725, in all four language directions.
# With the static encoder alone ARCD .855, .844, .831, .821, .796; SQuAD .921, .922, .914, .908, .902. Chosen by
# questions, not by headings.
DENSE_WEIGHT = 1.5
_OTHER_WEIGHTS = {"bundled-fast": 0.5}


def dense_weight(encoder_name: str) -> float:
    """Return the weight of dense scores for an encoder: higher for one that is sensitive to word order."""
    return _OTHER_WEIGHTS.get(encoder_name, DENSE_WEIGHT)


def fuse(sparse: Scores, dense: Scores, weight: float = DENSE_WEIGHT) -> Scores:
    """Return z(sparse) + weight * z(dense) for candidates in the same order; float32 `(n,)`."""
    return standardised(sparse) + np.float32(weight) * standardised(dense)


def standardised(scores: Scores) -> Scores:
    """Return z-scores, float32 `(n,)`: mean 0, standard deviation 1; zeros where all scores are equal."""
    if not len(scores):
        return scores
    # Without `std` and `mean`, whose overhead on some hundred numbers exceeds the computation.
    gaps = scores - scores.sum() / np.float32(len(scores))
    spread = np.sqrt(np.float32((gaps * gaps).sum() / len(gaps)))
    return gaps / spread if spread > 0 else np.zeros_like(scores)
