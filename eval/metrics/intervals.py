"""Bootstrap confidence intervals of means and other statistics over questions.

In: a value for each question. Out: the mean with its 95 % bootstrap interval: the questions are drawn anew, with
replacement, many times, and 95 % of the means so found lie between its ends. Nothing is assumed of how values are
distributed, which matters here: most are 0 or 1. An interval says nothing about questions of another kind.
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
"""Draws for sets of so many lengths are kept, 16 kB a question; those of larger sets are not."""

SEED = 20_251
"""Any fixed number will do: the same values always have the same interval."""


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
        values: a value for each question, at least one. One alone, or all equal, have an interval of no width.

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
    means = _times_drawn(len(sample), resamples, seed) @ sample / len(sample)
    low, high = np.percentile(means, TAILS_PERCENT)
    return Interval(float(sample.mean()), float(low), float(high))


def statistic_interval(
    statistic: Callable[[NDArray[np.int64]], float], count: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """Return any figure of `count` things with its interval.

    Args:
        statistic: returns the figure of the things with some numbers, which may be there more than once.
    """
    draw = np.random.default_rng(seed)
    found = [statistic(draw.integers(count, size=count)) for _ in range(resamples)]
    low, high = np.percentile(found, TAILS_PERCENT)
    return Interval(statistic(np.arange(count)), float(low), float(high))


@lru_cache(_LENGTHS_KEPT)
def _times_drawn(count: int, resamples: int, seed: int) -> NDArray[np.float64]:
    """Return how often each of `count` things is drawn in each resample; `(resamples, count)`.

    A report has many means over the same questions; they share what is drawn.
    """
    drawn = np.random.default_rng(seed).integers(count, size=(resamples, count))
    # A resample a row: the numbers of each row are made its own before all are counted at once.
    rows = np.arange(resamples)[:, None] * count
    return np.bincount((drawn + rows).ravel(), minlength=resamples * count).reshape(resamples, count).astype(np.float64)


def difference_interval(
    first: Sequence[float], second: Sequence[float], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """Return the mean of `second - first`, question by question, with its interval.

    Pairing takes out how hard each question is: two systems differ where 0 lies outside, even if their own intervals
    overlap.

    Args:
        first: a value for each question.
        second: those of another system, for the same questions in the same order.

    Raises:
        ValueError: no value, or not as many in one as in the other.

    Source: T. Sakai, Evaluating Evaluation Metrics based on the Bootstrap, SIGIR 2006.
    """
    differences = [after - before for before, after in zip(first, second, strict=True)]
    return mean_interval(differences, resamples=resamples, seed=seed)
