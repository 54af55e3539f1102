"""Bars that a run must reach: `METRIC=X`, or `METRIC:GROUP=X` for one language, direction, type or style.

If lower is better, the figure must not be above its bar. A bar on a figure that the run does not have is missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import UnknownMetric
from eval.metrics.catalogue import CATALOGUE, metric
from eval.reporting.report import Figure, Report
from eval.reporting.wording import shown


@dataclass(frozen=True, slots=True)
class Bar:
    """The bound on a figure: a minimum, or a maximum if lower is better; `group` is empty for all questions."""

    metric: str
    group: str
    value: float


def parse_bar(text: str) -> Bar:
    """Parse a bar.

    Raises:
        UnknownMetric: the text names no metric of the catalogue, or no number.
    """
    name, equals, value = text.rpartition("=")
    metric_name, _, group = name.partition(":")
    if not equals:
        raise UnknownMetric(f"{text!r} sets no bar", hint="Write METRIC=X, as in says=0.8 or says:ar=0.8.")
    metric(metric_name)
    try:
        return Bar(metric_name, group, float(value))
    except ValueError as error:
        raise UnknownMetric(f"{text!r} has no number", hint="Write METRIC=X, as in says=0.8.") from error


def missed(report: Report, bars: Sequence[Bar]) -> list[str]:
    """Return a line for each bar that the run does not reach."""
    return [line for bar in bars if (line := _missed(report, bar))]


def _missed(report: Report, bar: Bar) -> str:
    name = f"{bar.metric}:{bar.group}" if bar.group else bar.metric
    figure = _figure(report, bar)
    if figure is None:
        return f"{name}: this run has no such figure"
    higher = CATALOGUE[bar.metric].higher_is_better
    if figure.mean >= bar.value if higher else figure.mean <= bar.value:
        return ""
    than = "under" if higher else "over"
    return f"{name}: {shown(bar.metric, figure.mean)} is {than} {bar.value:g}"


def _figure(report: Report, bar: Bar) -> Figure | None:
    if not bar.group:
        return report.figures.get(bar.metric)
    groups = (groups[bar.group] for groups in report.groups.values() if bar.group in groups)
    return next((figures[bar.metric] for figures in groups if bar.metric in figures), None)
