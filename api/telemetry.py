"""Metrics for Prometheus: requests, answers and refusals, the stages of answering, and the state of the library.

A scrape reaches only one of several workers. They therefore write their counts to files of one folder, which
`prometheus_client` reads from PROMETHEUS_MULTIPROC_DIR when it is first imported, and the worker asked adds them up.
"""

import os
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.records import LibraryStatus
from rag.answer import Answer

MEDIA_TYPE = CONTENT_TYPE_LATEST
WORKERS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Buckets around the 80 ms that an answer should take, and up to what a generator on another machine may need."""

_NO_ROUTE = "none"
_OTHER_METHOD = "other"
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"})
"""Any other method counts as `other`: a client may invent methods without end, and each would be a time series."""

_MS_A_SECOND = 1000


class Telemetry:
    """The counts of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter("requests", "Requests answered.", "method", "route", "status")
        self._request_seconds = self._histogram("request_seconds", "Time from the first byte to the last.", "route")
        self._answers = self._counter("answers", "Questions answered, or refused with a reason.", "status", "reason")
        self._stage_seconds = self._histogram("stage_seconds", "Time in a stage of answering.", "stage")

    def count_request(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count a request whose response has ended; `route` is the template of its path, None if none matched."""
        route = _NO_ROUTE if route is None else route
        self._requests.labels(method if method in _METHODS else _OTHER_METHOD, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def count_answer(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.status, answer.abstain_reason or "").inc()
        timings = answer.timings_ms
        for stage, ms in (("retrieve", timings.retrieve), ("answer", timings.answer)):
            self._stage_seconds.labels(stage).observe(ms / _MS_A_SECOND)

    def exposition(self, status: LibraryStatus) -> bytes:
        """Return all counts and the state of the library in the text format of Prometheus."""
        registry = self._registry
        if os.environ.get(WORKERS_FOLDER):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        gauges = CollectorRegistry()
        gauges.register(_LibraryState(status))
        return generate_latest(registry) + generate_latest(gauges)

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(f"iqtibas_{name}", help_, labels, registry=self._registry)

    def _histogram(self, name: str, help_: str, *labels: str) -> Histogram:
        return Histogram(f"iqtibas_{name}", help_, labels, registry=self._registry, buckets=_SECONDS)


class _LibraryState(Collector):
    """Gauges of the library at the time of a scrape."""

    def __init__(self, status: LibraryStatus) -> None:
        self._status = status

    def collect(self) -> Iterator[GaugeMetricFamily]:
        status = self._status
        yield GaugeMetricFamily("iqtibas_passages", "Passages in all collections.", status.passages)
        yield GaugeMetricFamily("iqtibas_generation", "Number of the last change to any document.", status.generation)
        is_ready = status.dense == "ready"
        yield GaugeMetricFamily("iqtibas_dense_ready", "1 while no passage lacks vectors.", float(is_ready))
