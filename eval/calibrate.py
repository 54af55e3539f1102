"""`python -m eval.calibrate --data FOLDER` learns when to refuse and how sure to be (weights of `rag.judging.abstain`).

Questions whose document is there, and the same questions where it is not, are what the logistic regressions learn from
(Newton's method, as in every textbook). Half of the titles only; the figures printed are those of the other half. What
is printed is put into `rag/judging/abstain.py` by hand.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.decisions import Decision, decisions
from eval.titled import ARCD, is_unseen, read_titled
from rag.judging.abstain import LEAST_RELEVANCE, Regression

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BARS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
BINS = 10
# Headings are not questions, though they are all there is to learn from across languages. Of 1, 1/2, 1/4 and 1/10, the
# share that calibrates the confidence in answers to real questions at no loss in any area under the curve.
SET_WEIGHTS = {"ARCD": 1.0, "SQuAD": 1.0, "manuals": 0.25}
_MOST_QUESTIONS = 600
_RIDGE = 1.0
_STEPS = 25


@dataclass(frozen=True, slots=True)
class Learned:
    """The regressions of `rag.judging.abstain`."""

    relevant: Regression
    right: Regression
    covered: Regression


@dataclass(frozen=True, slots=True)
class Figures:
    """How well some decisions are taken.

    Areas under the ROC curve for the document being there and for the answer being right; the calibration error of the
    confidence in what is answered; and by bar the share of questions without their document that are refused, and the
    share of rightly answered ones that are lost.
    """

    relevant_auc: float
    right_auc: float
    calibration_error: float
    by_bar: Mapping[float, tuple[float, float]]


def learn(seen: Sequence[Decision]) -> Learned:
    """Return the regressions that fit these decisions."""
    weights = _row_weights(seen)
    there = np.array([each.is_there for each in seen])
    right = np.array([each.is_right for each in seen])
    return Learned(
        relevant=_regression(seen, ("coverage", "dense"), there, weights),
        right=_regression(seen, ("coverage", "dense", "lead"), right, weights),
        covered=_regression(seen, ("coverage",), there, weights),
    )


def fit(features: Floats, labels: Flags, weights: Floats) -> Floats:
    """Return the weights of the columns and, last, the bias of the logistic regression; float64 `(columns + 1,)`.

    Args:
        features: `(rows, columns)`, of any scale.
        labels: `(rows,)`.
        weights: `(rows,)`, how often each row counts.
    """
    rows = np.column_stack((features, np.ones(len(features))))
    # Without it, labels that the features tell apart would send the weights to infinity; the bias is free.
    ridge = np.diag([*np.full(features.shape[1], _RIDGE), 0.0])
    solution = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-rows @ solution))
        gradient = rows.T @ (weights * (chances - labels)) + ridge @ solution
        curvature = (rows.T * (weights * chances * (1 - chances))) @ rows + ridge
        solution -= np.linalg.solve(curvature, gradient)
    return solution


def area_under_curve(scores: Floats, labels: Flags) -> float:
    """Return the chance that a true row has a greater score than a false one, ties counting half."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    true, false = int(labels.sum()), int((~labels).sum())
    return float((ranks[labels].sum() - true * (true + 1) / 2) / (true * false))


def calibration_error(chances: Floats, labels: Flags) -> float:
    """Return the expected calibration error over `BINS` bins of equal width (Naeini et al., AAAI 2015)."""
    bins = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(bins, chances - labels, BINS)
    return float(np.abs(gaps).sum() / len(chances))


def measure(learned: Learned, unseen: Sequence[Decision]) -> Figures:
    """Return the figures of some decisions under these regressions."""
    there = np.array([each.is_there for each in unseen])
    right = np.array([each.is_right for each in unseen])
    relevance = np.array([learned.relevant.chance(each.features) for each in unseen])
    confidence = np.array([learned.right.chance(each.features) for each in unseen])
    answered = relevance >= LEAST_RELEVANCE
    return Figures(
        area_under_curve(relevance, there),
        area_under_curve(confidence, right),
        calibration_error(confidence[answered], right[answered]),
        {bar: (float((relevance[~there] < bar).mean()), float((relevance[right] < bar).mean())) for bar in BARS},
    )


def _regression(seen: Sequence[Decision], names: Sequence[str], labels: Flags, weights: Floats) -> Regression:
    features = np.array([[each.features[name] for name in names] for each in seen])
    *solution, bias = fit(features, labels, weights).tolist()
    return Regression(dict(zip(names, solution, strict=True)), bias)


def _row_weights(seen: Sequence[Decision]) -> Floats:
    """Return weights that let every set count by `SET_WEIGHTS` however many decisions it has; their mean is about 1."""
    sizes = Counter(map(_set_of, seen))
    shares = [SET_WEIGHTS[_set_of(each)] / sizes[_set_of(each)] for each in seen]
    return np.array(shares) * len(seen) / len(sizes)


def _set_of(decision: Decision) -> str:
    # The directions of the manuals are one set.
    return decision.set_name.split()[0]


def _print_regression(name: str, regression: Regression) -> None:
    weights = ", ".join(f'"{feature}": {weight:.2f}' for feature, weight in regression.weights.items())
    print(f"{name} = Regression({{{weights}}}, {regression.bias:.2f})")


def _print_figures(name: str, figures: Figures) -> None:
    print(f"{name}: AUC there {figures.relevant_auc:.3f}, right {figures.right_auc:.3f}; ", end="")
    print(f"calibration error {figures.calibration_error:.3f}")
    for bar, (refused, lost) in figures.by_bar.items():
        print(f"    bar {bar:.2f}: {refused:6.1%} without their document refused, {lost:6.1%} of right answers lost")


def main(given: Sequence[str] | None = None) -> int:
    """Learn, print the regressions and the figures, and return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m eval.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with passages/ and eval/")
    parser.add_argument("--questions", type=int, default=_MOST_QUESTIONS, help="of each set (default: %(default)s)")
    arguments = parser.parse_args(given)
    if not (arguments.data / ARCD).is_file():
        print(f"{arguments.data} has no {ARCD}. Name the folder with the training data.", file=sys.stderr)
        return 2
    made = list(chain.from_iterable(map(decisions, read_titled(arguments.data, arguments.questions))))
    learned = learn([each for each in made if not is_unseen(each.title)])
    unseen = [each for each in made if is_unseen(each.title)]
    for name in ("relevant", "right", "covered"):
        _print_regression(name.upper(), getattr(learned, name))
    for name in SET_WEIGHTS:
        _print_figures(name, measure(learned, [each for each in unseen if _set_of(each) == name]))
    _print_figures("all", measure(learned, unseen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
