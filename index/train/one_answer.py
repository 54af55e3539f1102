"""The ranking figure of questions with one right passage each, and which questions of a large set are asked."""

import math
from collections.abc import Sequence
from itertools import islice

import numpy as np

from index.arrays import Keys, Scores

DEPTH = 10
"""Passages that the figure looks at."""

MOST_QUESTIONS = 1_100
"""Of a set; a figure of more would take longer and say no more. Chosen."""


def gain(keys: Keys, scores: Scores, right: int) -> float:
    """Return nDCG@10 of a question with one right passage, 0 where it is not among the keys; of equals the first comes
    first."""
    if right not in keys:
        return 0.0
    score = scores[keys == right][0]
    before = np.count_nonzero((scores > score) | ((scores == score) & (keys < right)))
    return 1 / math.log2(2 + before) if before < DEPTH else 0.0


def evenly_spread(rows: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Return at most `MOST_QUESTIONS` of the rows, evenly spread."""
    return list(islice(rows, 0, None, max(1, math.ceil(len(rows) / MOST_QUESTIONS))))
