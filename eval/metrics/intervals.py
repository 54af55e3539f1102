"""Bootstrap confidence intervals of means and other statistics over questions.

The questions are resampled with replacement many times; 95 % of the means of the resamples lie within the interval. No
distribution is assumed, which matters because most values are 0 or 1. An interval says nothing about questions of
another kind.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
"""Source: 1,000 is a rough minimum for percentile intervals (B. Efron, Better Bootstrap Confidence Intervals, JASA 82,
1987, section 9); twice that keeps the ends steady in the third decimal."""

TAILS_PERCENT = (2.5, 97.5)
_LENGTHS_KEPT, _MOST_KEPT = 12, 5_000
"""Resamples are cached for this many numbers of questions, at 16 kB a question; not for sets over `_MOST_KEPT`."""

SEED = 20_251
"""Any fixed number will do; it makes the interval of the same values the same in every run."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def mean_interval(values: Sequence[float], *, resamples: int = RESAMPLES, seed: int = SEED) -> Interval:
    """Return the mean of `values` with its percentile bootstrap interval.

    Args:
        values: a value for each question, at least one; if all are equal, the interval has no width.

    Raises:
        ValueError: there is no value.

    Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), section 13.3.
    """
    sample = np.asarray(values, np.float64)
    if not len(sample):
        raise ValueError("the mean of no value has no interval")
    if len(sample) > _MOST_KEPT:
        return statistic_interval(
            lambda drawn: float(sample[drawn].mean()), len(sample), resamples=resamples, seed=seed
        )
    means = _draw_counts(len(sample), resamples, seed) @ sample / len(sample)
    low, high = np.percentile(means, TAILS_PERCENT)
    return Interval(float(sample.mean()), float(low), float(high))


def statistic_interval(
    statistic: Callable[[NDArray[np.int64]], float], count: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """Return any statistic of `count` items with its percentile bootstrap interval.

    Args:
        statistic: returns the statistic of the items with these numbers, from 0; a number may occur more than once.
    """
    draw = np.random.default_rng(seed)
    found = [statistic(draw.integers(count, size=count)) for _ in range(resamples)]
    low, high = np.percentile(found, TAILS_PERCENT)
    return Interval(statistic(np.arange(count)), float(low), float(high))


@lru_cache(_LENGTHS_KEPT)
def _draw_counts(count: int, resamples: int, seed: int) -> NDArray[np.float64]:
    """Return how often each of `count` items is in each resample; `(resamples, count)`.

    The many means of a report over the same questions share the resamples.
    """
    drawn = np.random.default_rng(seed).integers(count, size=(resamples, count))
    # Each row is a resample; an offset gives every row numbers of its own, so that one `bincount` counts all rows.
    rows = np.arange(resamples)[:, None] * count
    return np.bincount((drawn + rows).ravel(), minlength=resamples * count).reshape(resamples, count).astype(np.float64)


def difference_interval(
    first: Sequence[float], second: Sequence[float], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """Return the mean of `second - first`, question by question, with its interval.

    Pairing removes the difficulty of the questions: two systems differ if 0 is outside this interval, even if their
    own intervals overlap.

    Args:
        first: a value for each question.
        second: the values of another system for the same questions, in the same order.

    Raises:
        ValueError: there are no values, or the numbers of values differ.

    Source: T. Sakai, Evaluating Evaluation Metrics based on the Bootstrap, SIGIR 2006.
    """
    differences = [after - before for before, after in zip(first, second, strict=True)]
    return mean_interval(differences, resamples=resamples, seed=seed)
