"""The best of many scores, found without sorting all of them."""

import numpy as np

from index.arrays import Rows, Scores


def best_rows(scores: Scores, count: int) -> Rows:
    """Return the places of the best `count` scores in any order, of all where there are no more."""
    return np.arange(len(scores)) if len(scores) <= count else np.argpartition(-scores, count)[:count]


def nth_best(scores: Scores, count: int) -> float:
    """Return the last of the best `count` (at least 1) scores; 0 where there are fewer."""
    if len(scores) < count:
        return 0.0
    # The greatest as the least of the negative ones: NumPy 2.4.6 takes a hundred times as long to part off the greatest
    # where half of all numbers are equal and least.
    return -float(np.partition(-scores, count - 1)[count - 1])
