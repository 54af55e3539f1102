"""nDCG@10 of questions with one relevant passage each, and the sampling of large question sets."""

import math
from collections.abc import Sequence
from itertools import islice

import numpy as np

from index.arrays import Keys, Scores

DEPTH = 10
"""Rank at which the metric is cut off."""

MOST_QUESTIONS = 1_100
"""Of a set; chosen: more questions take longer and hardly change the figures."""


def ndcg(keys: Keys, scores: Scores, relevant: int) -> float:
    """Return nDCG@10 of a question with one relevant passage, 0 where that is not retrieved.

    Args:
        keys, scores: of the retrieved passages, in any order; ties are ranked by key.
    """
    if relevant not in keys:
        return 0.0
    score = scores[keys == relevant][0]
    before = np.count_nonzero((scores > score) | ((scores == score) & (keys < relevant)))
    return 1 / math.log2(2 + before) if before < DEPTH else 0.0


def evenly_spread(rows: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Return at most `MOST_QUESTIONS` of the rows, evenly spread."""
    return list(islice(rows, 0, None, max(1, math.ceil(len(rows) / MOST_QUESTIONS))))
