"""Selective prediction: calibration, and risk by coverage.

The input is the confidence of every answer given, and whether it is right. An answer to an unanswerable question is
wrong.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 5
"""Bins of equal width. Source: chosen; with the 80 questions of a small set, more bins would hold a handful each."""

Floats = NDArray[np.floating]
"""One value for each answer, float64."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """A bin of confidence: its bounds, its number of answers, their mean confidence, and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidence: Floats, right: Floats, bins: int = BINS) -> tuple[ReliabilityBin, ...]:
    """Return the bins that are not empty, lowest confidence first; a confidence of 1 is in the last bin.

    Args:
        confidence: of every answer given; float64 `(answers,)`.
        right: 1 for each that is right, else 0; `(answers,)`.
    """
    counts, chances, outcomes = _binned(confidence, right, bins)
    return tuple(
        ReliabilityBin(at / bins, (at + 1) / bins, int(counts[at]), chances[at] / counts[at], outcomes[at] / counts[at])
        for at in range(bins)
        if counts[at]
    )


def calibration_error(confidence: Floats, right: Floats, bins: int = BINS) -> float:
    """Return the expected calibration error: the mean gap between confidence and the share of right answers, by bin.

    It is 0 without answers. The arguments are those of `reliability`.

    Source: M. Naeini et al., Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015.
    """
    _, chances, outcomes = _binned(confidence, right, bins)
    return float(np.abs(chances - outcomes).sum() / max(1, len(confidence)))


def risk_coverage(confidence: Floats, right: Floats, asked: int) -> tuple[tuple[float, float], ...]:
    """Return (coverage, risk) at each level of confidence, the highest first.

    Coverage is the share of questions answered with at least this confidence, risk the share of wrong ones among them.

    Args:
        confidence: of every answer given; float64 `(answers,)`.
        right: 1 for each that is right, else 0; `(answers,)`.
        asked: number of all questions, including those abstained from.
    """
    given, risk = _curve(confidence, right)
    return tuple(zip((given / asked).tolist(), risk.tolist(), strict=True))


def area_under_risk_coverage(confidence: Floats, right: Floats) -> float:
    """Return the mean risk over the coverage that is reached; 0 without answers, lower is better.

    Source: Y. Geifman et al., Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers, ICLR 2019.
    """
    given, risk = _curve(confidence, right)
    return float((np.diff(given, prepend=0) * risk).sum() / len(confidence)) if len(given) else 0.0


def _binned(confidence: Floats, right: Floats, bins: int) -> tuple[Floats, Floats, Floats]:
    """Return for each bin the number of answers, the sum of their confidences, and the number that is right."""
    bin_of = np.clip((confidence * bins).astype(np.int64), 0, bins - 1)
    counts: Floats = np.bincount(bin_of, np.ones(len(bin_of)), bins).astype(np.float64)
    chances: Floats = np.bincount(bin_of, confidence, bins).astype(np.float64)
    outcomes: Floats = np.bincount(bin_of, right, bins).astype(np.float64)
    return counts, chances, outcomes


def _curve(confidence: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Return, for each level of confidence from the highest, the answers at or above it and the share wrong."""
    order = np.argsort(-confidence, kind="stable")
    errors, sure = np.cumsum(1 - right[order]), confidence[order]
    given = np.flatnonzero(np.append(sure[1:] != sure[:-1], True)[: len(sure)]) + 1.0
    risk: Floats = errors[given.astype(np.int64) - 1] / given
    return given, risk
