"""The plots: marks where the figures are, and titles that a screen reader speaks."""

import re

import pytest

from eval.metrics.selective import ReliabilityBin
from eval.reporting.plots import interval_bar, reliability_diagram, risk_coverage_plot
from eval.reporting.report import Figure


def _numbers(markup: str, name: str) -> list[float]:
    return [float(value) for value in re.findall(rf'(?<![\w-]){name}="([\d.]+)"', markup)]


def test_a_bar_spans_its_interval_with_the_mean_within() -> None:
    bar = interval_bar(Figure(0.5, 0.25, 0.75, 8))
    (middle,), (start,), width = _numbers(bar, "cx"), _numbers(bar, "x"), _numbers(bar, "width")[1]
    assert start < middle < start + width and middle == pytest.approx(start + width / 2)
    assert 'aria-label="0.500, from 0.250 to 0.750"' in bar
    assert interval_bar(Figure(12.0, None, None, 8)) == ""


def test_a_bin_with_more_answers_has_a_larger_dot_and_a_higher_share_is_higher_up() -> None:
    bins = [ReliabilityBin(0.2, 0.4, 2, 0.3, 0.0), ReliabilityBin(0.8, 1.0, 8, 0.9, 1.0)]
    diagram = reliability_diagram(bins)
    across, up, radius = (_numbers(diagram, name) for name in ("cx", "cy", "r"))
    assert across[0] < across[1] and up[0] > up[1] and radius[0] < radius[1]
    assert "8 answers, confidence 0.90, right 1.00" in diagram


def test_a_curve_goes_through_its_points() -> None:
    plot = risk_coverage_plot([(0.5, 0.0), (1.0, 0.25)])
    (points,) = re.findall(r'points="([^"]+)"', plot)
    (first_x, first_y), (last_x, last_y) = (map(float, point.split(",")) for point in points.split())
    assert first_x < last_x and first_y > last_y
    assert "100% answered, 25% of them wrong" in plot
