"""Latency: the median and the 99th percentile of many calls."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

S_TO_MS = 1_000

_PERCENTILES = 100
_WARM_UP_QUESTIONS = 5
"""Asked first and not counted, because they read from the disk what later ones find in memory."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Median and 99th percentile, in milliseconds."""

    p50_ms: float
    p99_ms: float

    @classmethod
    def of(cls, times_s: Sequence[float]) -> "Latency":
        """Return the latency of at least two times."""
        percentiles_s = statistics.quantiles(times_s, n=_PERCENTILES, method="inclusive")
        return cls(statistics.median(times_s) * S_TO_MS, percentiles_s[-1] * S_TO_MS)


def latency(answer: Callable[[str], object], questions: Sequence[str]) -> Latency:
    """Return the latency of `answer` over the questions, after a warm-up with the first of them.

    Args:
        questions: at least two.
    """
    for question in questions[:_WARM_UP_QUESTIONS]:
        answer(question)
    return Latency.of([_time_s(answer, question) for question in questions])


def _time_s(answer: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    answer(question)
    return time.perf_counter() - started
