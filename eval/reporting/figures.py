"""From graded questions to figures: the mean of every value with its interval, over all and over each group.

Figures of a whole set that are no mean (calibration error, area under the risk-coverage curve, percentiles of latency)
are worked out here from the same results.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.metrics.catalogue import CATALOGUE
from eval.metrics.intervals import Interval, difference_interval, mean_interval, statistic_interval
from eval.metrics.parity import parity_values
from eval.metrics.selective import area_under_risk_coverage, calibration_error
from eval.reporting.report import Figure, Loss, Result

PERCENTILES = {"p50_ms": 0.5, "p90_ms": 0.9, "p99_ms": 0.99}

SET_RESAMPLES = 400
"""For figures that are no mean, each of which is worked out anew: the ends of an interval move by some .005."""

_WITH_CURVES = ("language",)

LOSSES = ("right", "says", "cited", "refused", "nDCG@10", "success@1")
"""The figures that a disguise is judged by."""

GROUPS: Mapping[str, Callable[[Result], str | None]] = {
    "language": lambda result: result.question.lang,
    "direction": lambda result: result.direction,
    "type": lambda result: result.question.type,
    "style": lambda result: result.question.style,
}


def figures_of(results: Sequence[Result], *, curves: bool = True) -> dict[str, Figure]:
    """Return every figure that these results have, in the order of the catalogue.

    Args:
        curves: with those that are taken off a curve, which need many answers to mean something.
    """
    found = {name: Figure.of(mean_interval(values), len(values)) for name, values in _columns(results).items()}
    found |= _parity(results) | (_selective(results) if curves else {}) | _latency(results)
    return {name: found[name] for name in CATALOGUE if name in found}


def groups_of(results: Sequence[Result]) -> dict[str, dict[str, dict[str, Figure]]]:
    """Return the figures of each group of results, leaving out divisions that have but one part."""
    found = {}
    for name, value_of in GROUPS.items():
        parts: dict[str, list[Result]] = {}
        for result in results:
            if (value := value_of(result)) is not None:
                parts.setdefault(value, []).append(result)
        if len(parts) > 1:
            curves = name in _WITH_CURVES
            found[name] = {value: figures_of(part, curves=curves) for value, part in sorted(parts.items())}
    return found


def losses_of(plain: Sequence[Result], disguised: Sequence[Result]) -> dict[str, dict[str, Loss]]:
    """Return what each disguise costs, over the questions that it changes."""
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
    """Return the confidence of every answer that has one, and whether it was right."""
    given = [each for each in results if each.reply.answered and each.reply.confidence is not None]
    right = [each.values["right"] if each.question.answerable else 0.0 for each in given]
    return np.array([each.reply.confidence for each in given], np.float64), np.array(right, np.float64)


def _columns(results: Sequence[Result]) -> dict[str, list[float]]:
    columns: dict[str, list[float]] = {}
    for result in results:
        for name, value in result.values.items():
            columns.setdefault(name, []).append(value)
    return columns


def _parity(results: Sequence[Result]) -> dict[str, Figure]:
    pairs = parity_values([(each.question, each.reply, each.values) for each in results])
    columns: dict[str, list[float]] = {}
    for values in pairs.values():
        for name, value in values.items():
            columns.setdefault(name, []).append(value)
    return {name: Figure.of(mean_interval(values), len(values)) for name, values in columns.items()}


def _selective(results: Sequence[Result]) -> dict[str, Figure]:
    confidence, right = answered(results)
    if not len(confidence):
        return {}
    count = len(confidence)

    def error(drawn: NDArray[np.int64]) -> float:
        return calibration_error(confidence[drawn], right[drawn])

    def area(drawn: NDArray[np.int64]) -> float:
        return area_under_risk_coverage(confidence[drawn], right[drawn])

    def figure(statistic: Callable[[NDArray[np.int64]], float]) -> Figure:
        return Figure.of(statistic_interval(statistic, count, resamples=SET_RESAMPLES), count)

    return {"ece": figure(error), "aurc": figure(area)}


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
    lost: Interval = difference_interval(changed, plain)
    return Loss(float(np.mean(plain)), float(np.mean(changed)), Figure.of(lost, len(pairs)))
