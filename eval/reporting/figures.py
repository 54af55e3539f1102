"""Figures from graded questions: the mean of each metric with its interval, over all questions and by group.

Some figures are not means of values: the calibration error, the area under the risk-coverage curve, and the percentiles
of latency. They are computed here from the same results.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.metrics.catalogue import CATALOGUE
from eval.metrics.intervals import difference_interval, mean_interval, statistic_interval
from eval.metrics.parity import parity_values
from eval.metrics.selective import Floats, area_under_risk_coverage, calibration_error
from eval.reporting.report import Figure, Loss, Result

PERCENTILES = {"p50_ms": 0.5, "p90_ms": 0.9, "p99_ms": 0.99}

SET_RESAMPLES = 400
"""For figures that are not means, which are slower to resample; the ends of the intervals vary by about .005."""

_LARGE_DIVISIONS = ("language",)
"""Divisions whose groups have enough answers for a calibration error and a risk-coverage curve."""

LOSSES = ("right", "says", "cited", "refused", "nDCG@10", "success@1")
"""The metrics whose loss under each disguise is reported."""

GROUPS: Mapping[str, Callable[[Result], str | None]] = {
    "language": lambda result: result.question.lang,
    "direction": lambda result: result.direction,
    "type": lambda result: result.question.type,
    "style": lambda result: result.question.style,
}
"""Division -> the group of a result in it; None if it belongs to no group."""


def figures_of(results: Sequence[Result], *, curves: bool = True) -> dict[str, Figure]:
    """Return every figure that these results have, in the order of the catalogue.

    Args:
        curves: whether to include `ece` and `aurc`, which mean little over few answers.
    """
    found = _means(result.values for result in results) | _parity(results) | _latency(results)
    if curves:
        found |= _selective(results)
    return {name: found[name] for name in CATALOGUE if name in found}


def groups_of(results: Sequence[Result]) -> dict[str, dict[str, dict[str, Figure]]]:
    """Return the figures of each group, by division and group; divisions with a single group are left out."""
    found = {}
    for division, group_of in GROUPS.items():
        groups: dict[str, list[Result]] = {}
        for result in results:
            if (group := group_of(result)) is not None:
                groups.setdefault(group, []).append(result)
        if len(groups) > 1:
            curves = division in _LARGE_DIVISIONS
            found[division] = {name: figures_of(part, curves=curves) for name, part in sorted(groups.items())}
    return found


def losses_of(plain: Sequence[Result], disguised: Sequence[Result]) -> dict[str, dict[str, Loss]]:
    """Return the losses under each disguise, by disguise and metric, over the questions that it changes."""
    before = {result.question.id: result.values for result in plain}
    by_disguise: dict[str, list[Result]] = {}
    for result in disguised:
        if result.question.plain_id in before:
            by_disguise.setdefault(str(result.question.disguise), []).append(result)
    return {
        disguise: {name: loss for name in LOSSES if (loss := _loss(name, before, results)) is not None}
        for disguise, results in by_disguise.items()
    }


def answered(results: Sequence[Result]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the confidence of every answer that has one, and 1 for each right answer, else 0; both `(answers,)`."""
    given = [each for each in results if each.reply.answered and each.reply.confidence is not None]
    right = [each.values["right"] if each.question.answerable else 0.0 for each in given]
    return np.array([each.reply.confidence for each in given], np.float64), np.array(right, np.float64)


def _means(rows: Iterable[Mapping[str, float]]) -> dict[str, Figure]:
    """Return the mean of each metric over the rows that have it."""
    columns: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return {name: Figure.of(mean_interval(values), len(values)) for name, values in columns.items()}


def _parity(results: Sequence[Result]) -> dict[str, Figure]:
    return _means(parity_values([(each.question, each.reply, each.values) for each in results]).values())


def _selective(results: Sequence[Result]) -> dict[str, Figure]:
    confidence, right = answered(results)
    if not len(confidence):
        return {}
    count = len(confidence)

    def figure(statistic: Callable[[Floats, Floats], float]) -> Figure:
        def of_resample(drawn: NDArray[np.int64]) -> float:
            return statistic(confidence[drawn], right[drawn])

        return Figure.of(statistic_interval(of_resample, count, resamples=SET_RESAMPLES), count)

    return {"ece": figure(calibration_error), "aurc": figure(area_under_risk_coverage)}


def _latency(results: Sequence[Result]) -> dict[str, Figure]:
    took = sorted(result.reply.took_ms for result in results if result.reply.status != "failed")
    if not took:
        return {}
    last = len(took) - 1
    return {
        name: Figure(took[min(last, int(share * len(took)))], None, None, len(took))
        for name, share in PERCENTILES.items()
    }


def _loss(name: str, before: Mapping[str, Mapping[str, float]], disguised: Sequence[Result]) -> Loss | None:
    pairs = [
        (before[each.question.plain_id][name], each.values[name])
        for each in disguised
        if name in each.values and name in before[each.question.plain_id]
    ]
    if not pairs:
        return None
    plain, changed = zip(*pairs, strict=True)
    lost = Figure.of(difference_interval(changed, plain), len(pairs))
    return Loss(float(np.mean(plain)), float(np.mean(changed)), lost)
