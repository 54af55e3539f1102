"""A process that opens a data folder as after a restart, measures itself, and prints the figures as JSON.

`scale` runs it as `python -m api.benching.scaled_process`, with the settings in the environment.
"""

import json
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import cycle

from api.benching.bench import QUESTIONS
from api.benching.distractors import distractors
from api.benching.latency import S_TO_MS, Latency, latency
from api.benching.resident_memory import resident_bytes
from api.benching.scale import Served
from api.benching.texts import DOCUMENT_PARAGRAPHS, draw_questions, stored_passages
from index.library import Library
from index.local.library import LocalLibrary
from index.storage.schema import DEFAULT_COLLECTION
from rag.settings import load_settings
from rag.wiring import open_models

RECALL_QUESTIONS = 50
RECALL_AT = 10

_ASKED_ABOUT = 40
"""Documents whose passages the questions are drawn from: more than `QUESTIONS` need."""

_FIRST_NEW = 10**9
"""Number of the first distractor that is added during the measurement: above all in the collection."""

_NEW = 20
"""Documents that are added and removed in turn; generated beforehand, because that takes processor time too."""


def main() -> None:
    """Measure the data folder of the settings."""
    settings = load_settings()
    started = time.perf_counter()
    library = LocalLibrary(settings.home, open_models(settings.encoder))
    library.wait_until_ready()
    library.search("متى؟ when?")
    ready_s = time.perf_counter() - started
    questions = draw_questions(list(stored_passages(library, _ASKED_ABOUT)), QUESTIONS)
    alone = latency(library.search, questions)
    resident = resident_bytes()
    cpu_p50_ms = statistics.median(_cpu_ms(library, question) for question in questions)
    busy, changes_per_s = _while_changing(library, lambda: latency(library.search, questions))
    served = Served(
        ready_s=ready_s,
        search_p50_ms=alone.p50_ms,
        search_p99_ms=alone.p99_ms,
        cpu_p50_ms=cpu_p50_ms,
        recall_at_10=recall(library, questions[:RECALL_QUESTIONS]),
        busy_p50_ms=busy.p50_ms,
        busy_p99_ms=busy.p99_ms,
        changes_per_s=changes_per_s,
        resident_bytes=resident,
    )
    library.close()
    json.dump(asdict(served), sys.stdout)


def recall(library: LocalLibrary, questions: Sequence[str]) -> float:
    """Return the mean recall@`RECALL_AT` of the approximate search against the exact one."""
    shares = []
    for question in questions:
        found = {hit.passage_id for hit in library.search(question, top_k=RECALL_AT).hits}
        best = {hit.passage_id for hit in library.retrieve_exactly(question, RECALL_AT).result.hits}
        shares.append(len(found & best) / max(len(best), 1))
    return statistics.mean(shares)


def _while_changing(library: Library, measured: Callable[[], Latency]) -> tuple[Latency, float]:
    """Return what `measured` returns while a thread adds and removes documents, and their number per second."""
    stop = threading.Event()
    done: list[str] = []

    documents = list(distractors(_NEW * DOCUMENT_PARAGRAPHS, first=_FIRST_NEW))

    def change() -> None:
        for document in cycle(documents):
            if stop.is_set():
                return
            library.add(DEFAULT_COLLECTION, document)
            library.remove(DEFAULT_COLLECTION, document.document_id)
            done.append(document.document_id)

    thread = threading.Thread(target=change)
    started = time.perf_counter()
    thread.start()
    try:
        figures = measured()
    finally:
        stop.set()
        thread.join()
    return figures, len(done) / (time.perf_counter() - started)


def _cpu_ms(library: Library, question: str) -> float:
    started = time.process_time()
    library.search(question)
    return (time.process_time() - started) * S_TO_MS


if __name__ == "__main__":
    main()
