"""The plots of report.html as inline SVG: numbers in, markup out.

The style sheet of the report sets their colours; every plot has a label for screen readers.
"""

from collections.abc import Sequence

from eval.metrics.selective import ReliabilityBin
from eval.reporting.report import Figure

_SIDE = 260
_MARGIN = 52
_BAR_WIDTH, _BAR_HEIGHT, _BAR_END = 180, 14, 6
_LARGEST_DOT, _SMALLEST_DOT = 11.0, 4.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def interval_bar(figure: Figure) -> str:
    """Return a share in [0, 1] as a dot on a line, with its interval as a bar; empty without an interval."""
    if figure.low is None or figure.high is None:
        return ""
    middle = _BAR_HEIGHT / 2
    low, high, mean = (_along(value) for value in (figure.low, figure.high, figure.mean))
    label = f"{figure.mean:.3f}, from {figure.low:.3f} to {figure.high:.3f}"
    return (
        f'<svg class="bar" width="{_BAR_WIDTH}" height="{_BAR_HEIGHT}" role="img" aria-label="{label}">'
        f'<line class="rule" x1="0" x2="{_BAR_WIDTH}" y1="{middle}" y2="{middle}"/>'
        f'<rect class="range" x="{low:.1f}" y="{middle - 3}" width="{max(high - low, 1):.1f}" height="6" rx="3"/>'
        f'<circle class="dot" cx="{mean:.1f}" cy="{middle}" r="4"/></svg>'
    )


def reliability_diagram(bins: Sequence[ReliabilityBin]) -> str:
    """Return the plot of confidence against the share of right answers; larger dots are bins with more answers."""
    most = max((each.count for each in bins), default=1)
    dots = "".join(
        f'<circle class="dot" cx="{_x(each.confidence):.1f}" cy="{_y(each.right):.1f}" '
        f'r="{_SMALLEST_DOT + (_LARGEST_DOT - _SMALLEST_DOT) * each.count / most:.1f}">'
        f"<title>{each.count} answers, confidence {each.confidence:.2f}, right {each.right:.2f}</title></circle>"
        f'<text class="note" x="{_x(each.confidence):.1f}" y="{_y(each.right) - 14:.1f}">{each.count}</text>'
        for each in bins
    )
    line = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    return _plot("Is the confidence right?", "confidence", "share right", line + dots)


def risk_coverage_plot(curve: Sequence[tuple[float, float]]) -> str:
    """Return the plot of the share of questions answered against the share of wrong answers among them."""
    points = " ".join(f"{_x(coverage):.1f},{_y(risk):.1f}" for coverage, risk in curve)
    dots = "".join(
        f'<circle class="step" cx="{_x(coverage):.1f}" cy="{_y(risk):.1f}" r="2.5">'
        f"<title>{coverage:.0%} answered, {risk:.0%} of them wrong</title></circle>"
        for coverage, risk in curve
    )
    return _plot(
        "What do the least sure answers cost?",
        "answered",
        "wrong",
        f'<polyline class="curve" points="{points}"/>{dots}',
    )


def _plot(title: str, across: str, up: str, content: str) -> str:
    size = _SIDE + 2 * _MARGIN
    grid = "".join(
        f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(tick)}" y2="{_y(tick)}"/>'
        f'<text class="tick end" x="{_x(0) - 8}" y="{_y(tick) + 4}">{tick:g}</text>'
        f'<text class="tick mid" x="{_x(tick)}" y="{_y(0) + 18}">{tick:g}</text>'
        for tick in _TICKS
    )
    middle = _MARGIN + _SIDE / 2
    return (
        f'<svg class="plot" viewBox="0 0 {size} {size}" role="img" aria-label="{title}">'
        f'<text class="title mid" x="{middle}" y="22">{title}</text>{grid}{content}'
        f'<text class="axis mid" x="{middle}" y="{size - 6}">{across}</text>'
        f'<text class="axis mid" transform="translate(12 {middle}) rotate(-90)">{up}</text></svg>'
    )


def _along(share: float) -> float:
    return _BAR_END + min(max(share, 0.0), 1.0) * (_BAR_WIDTH - 2 * _BAR_END)


def _x(share: float) -> float:
    return _MARGIN + share * _SIDE


def _y(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE
