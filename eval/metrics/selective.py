"""Selective prediction: risk by coverage, and calibration.

In: for every question whether it was answered, whether that was right, and the confidence. Out: figures and the points
of two curves. An answer to a question that the documents leave open is wrong, whatever it says.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 5
"""Equal widths of confidence. Source: with the 80 questions of a usual set, more bins would hold a handful each."""

Floats = NDArray[np.floating]
"""One value an answer, float64."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Answers whose confidence lies in one bin: how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidence: Floats, right: Floats, bins: int = BINS) -> tuple[ReliabilityBin, ...]:
    """Return the bins that hold an answer, lowest confidence first; a confidence of 1 lies in the last.

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
    """Return the expected calibration error: the mean gap between confidence and share of right answers, by bin.

    0 where there is no answer; arguments as of `reliability`. Source: M. Naeini et al., Obtaining Well Calibrated
    Probabilities Using Bayesian Binning, AAAI 2015.
    """
    _, chances, outcomes = _binned(confidence, right, bins)
    return float(np.abs(chances - outcomes).sum() / max(1, len(confidence)))


def risk_coverage(confidence: Floats, right: Floats, asked: int) -> tuple[tuple[float, float], ...]:
    """Return (coverage, risk) after each answer, the surest first: the share answered, and how much of it is wrong.

    Answers of one confidence are taken together, since nothing tells which of them would be withheld.

    Args:
        confidence: of every answer given; float64 `(answers,)`.
        right: 1 for each that is right, else 0; `(answers,)`.
        asked: questions in all, those abstained from included.
    """
    given, risk = _curve(confidence, right)
    return tuple(zip((given / asked).tolist(), risk.tolist(), strict=True))


def area_under_risk_coverage(confidence: Floats, right: Floats) -> float:
    """Return the mean risk over all coverages that are reached, 0 where nothing is answered; lower is better.

    Source: Y. Geifman et al., Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers, ICLR 2019.
    """
    given, risk = _curve(confidence, right)
    return float((np.diff(given, prepend=0) * risk).sum() / len(confidence)) if len(given) else 0.0


def _binned(confidence: Floats, right: Floats, bins: int) -> tuple[Floats, Floats, Floats]:
    """Return, for each bin, how many answers lie in it, the sum of their confidences and how many are right."""
    bin_of = np.clip((confidence * bins).astype(np.int64), 0, bins - 1)
    counts: Floats = np.bincount(bin_of, np.ones(len(bin_of)), bins).astype(np.float64)
    chances: Floats = np.bincount(bin_of, confidence, bins).astype(np.float64)
    outcomes: Floats = np.bincount(bin_of, right, bins).astype(np.float64)
    return counts, chances, outcomes


def _curve(confidence: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Return how many answers are as sure as each level of confidence, surest first, and the share of them wrong."""
    order = np.argsort(-confidence, kind="stable")
    errors, sure = np.cumsum(1 - right[order]), confidence[order]
    given = np.flatnonzero(np.append(sure[1:] != sure[:-1], True)[: len(sure)]) + 1.0
    risk: Floats = errors[given.astype(np.int64) - 1] / given
    return given, risk
