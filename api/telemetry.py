"""What is counted for Prometheus: requests, the stages of answering, refusals, and the state of the library.

With several workers each scrape reaches one of them. They write their counts to files of one folder then, which the
library looks for in PROMETHEUS_MULTIPROC_DIR before it is first imported, and whoever is asked adds them up.
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
"""Around what is promised of an answer, 80 ms, and up to what a writer of another machine may take."""

_MS_A_SECOND = 1000


class Telemetry:
    """The counts of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter("requests", "Requests answered.", "method", "route", "status")
        self._request_seconds = self._histogram("request_seconds", "Time from the first byte to the last.", "route")
        self._answers = self._counter("answers", "Questions answered, or refused with a reason.", "status", "reason")
        self._stage_seconds = self._histogram("stage_seconds", "Time in a stage of answering.", "stage")

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that has its response."""
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def count_answer(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.status, answer.abstain_reason or "").inc()
        timings = answer.timings_ms
        for stage, ms in (("retrieve", timings.retrieve), ("answer", timings.answer)):
            self._stage_seconds.labels(stage).observe(ms / _MS_A_SECOND)

    def exposition(self, status: LibraryStatus) -> bytes:
        """Return all counts as Prometheus reads them, with the state of the library."""
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
    """The library now; not counted, but looked up when asked."""

    def __init__(self, status: LibraryStatus) -> None:
        self._status = status

    def collect(self) -> Iterator[GaugeMetricFamily]:
        status = self._status
        yield GaugeMetricFamily("iqtibas_passages", "Passages in all collections.", status.passages)
        yield GaugeMetricFamily("iqtibas_generation", "Number of the last change to any document.", status.generation)
        is_ready = status.dense == "ready"
        yield GaugeMetricFamily("iqtibas_dense_ready", "1 while no passage lacks vectors.", float(is_ready))
