"""Growth curves as an SVG picture: four charts over the size of the collection.

Both axes are logarithmic: linear growth is a line at 45 degrees, slower growth is flatter.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from api.benching.scale import Scaled

_WIDTH, _HEIGHT = 220, 170
_LEFT, _TOP, _RIGHT, _BOTTOM = 46, 28, 12, 26
_INK, _GRID, _LINES = "#334155", "#e2e8f0", ("#0f766e", "#b45309")
_ABOVE, _BELOW = -6, 14
_MB = 1e6


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart: its title, and its curves, each with a name and its value at a size."""

    title: str
    curves: tuple[tuple[str, Callable[[Scaled], float]], ...]


_CHARTS = (
    _Chart(
        "search, ms", (("p50", lambda each: each.served.search_p50_ms), ("p99", lambda each: each.served.search_p99_ms))
    ),
    _Chart("resident memory, MB", (("", lambda each: each.served.resident_bytes / _MB),)),
    _Chart("ready after a restart, s", (("", lambda each: each.served.ready_s),)),
    _Chart(
        "indexed passages a second",
        (
            ("waited for", lambda each: each.indexed_passages_per_s),
            ("of processors", lambda each: each.indexed_passages_per_cpu_s),
        ),
    ),
)


def growth_svg(measured: Sequence[Scaled]) -> str:
    """Return the picture.

    Args:
        measured: at least one size.
    """
    charts = "".join(
        f'<g transform="translate({number * _WIDTH} 0)">{"".join(_chart(chart, measured))}</g>'
        for number, chart in enumerate(_CHARTS)
    )
    width = _WIDTH * len(_CHARTS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}" '
        f'font-family="sans-serif" font-size="10" fill="{_INK}"><rect width="100%" height="100%" fill="#fff"/>'
        f"{charts}</svg>\n"
    )


def _chart(chart: _Chart, measured: Sequence[Scaled]) -> Iterator[str]:
    sizes = [each.passages for each in measured]
    values = [value(each) for _, value in chart.curves for each in measured]
    across = _Axis.over(sizes, _LEFT, _WIDTH - _RIGHT)
    up = _Axis.over(values, _HEIGHT - _BOTTOM, _TOP)
    yield f'<text x="{_LEFT}" y="16" font-weight="bold">{escape(chart.title)}</text>'
    for tick in up.ticks():
        at = up.at(tick)
        yield f'<path d="M{_LEFT} {at:.1f}H{_WIDTH - _RIGHT}" stroke="{_GRID}"/>'
        yield f'<text x="{_LEFT - 4}" y="{at + 3:.1f}" text-anchor="end">{_short(tick)}</text>'
    for tick in across.ticks():
        yield f'<text x="{across.at(tick):.1f}" y="{_HEIGHT - 10}" text-anchor="middle">{_short(tick)}</text>'
    for (name, value), colour in zip(chart.curves, _LINES, strict=False):
        points = [(across.at(each.passages), up.at(value(each))) for each in measured]
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        yield f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in points)
        # The name of the upper curve is above it, that of the other one below.
        (x, y), last = points[-1], [value(measured[-1]) for _, value in chart.curves]
        beside = _ABOVE if value(measured[-1]) == max(last) else _BELOW
        yield f'<text x="{x:.1f}" y="{y + beside:.1f}" text-anchor="end" fill="{colour}">{name}</text>'


@dataclass(frozen=True, slots=True)
class _Axis:
    """A logarithmic axis from 10^low to 10^high, between two coordinates of the picture."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> "_Axis":
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1), start, end)

    def at(self, value: float) -> float:
        return self.start + (self.end - self.start) * (math.log10(value) - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def _short(value: float) -> str:
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
