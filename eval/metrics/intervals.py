"""How far a mean could be off because these questions were asked and not others like them.

In: a value for each question. Out: the mean with its 95 % bootstrap interval: the questions are drawn anew, with
replacement, many times, and 95 % of the means so found lie between its ends. Nothing is assumed of how values are
distributed, which matters here: most are 0 or 1. An interval says nothing about questions of another kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2_000
"""Source: 1,000 is a rough minimum for percentile intervals (B. Efron, Better Bootstrap Confidence Intervals, JASA 82,
1987, section 9); twice that keeps the ends steady in the third decimal."""

TAILS_PERCENT = (2.5, 97.5)
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
    draw = np.random.default_rng(seed)
    # One resample at a time: all of them at once would be gigabytes for a large question set.
    means = [sample[draw.integers(len(sample), size=len(sample))].mean() for _ in range(resamples)]
    low, high = np.percentile(means, TAILS_PERCENT)
    return Interval(float(sample.mean()), float(low), float(high))


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
