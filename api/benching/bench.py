"""The measurements of `iqtibas bench` within this process: latency of search and answers, indexing, and memory.

They use temporary data folders, and ask one question at a time. `processes` measures new processes.
"""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from api.benching.latency import Latency, latency
from api.benching.resident_memory import resident_bytes
from api.benching.texts import draw_documents, draw_questions, stored_passages
from corpus.load_text import load_text, text_files
from index.storage.schema import DEFAULT_COLLECTION
from rag.settings import Settings
from rag.wiring import open_answerer, open_library

QUESTIONS = 400
"""Four of them lie beyond the 99th percentile."""

INDEXED_PASSAGES = 2_000


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """The questions asked of a data folder of so many passages, their latencies, and the memory afterwards."""

    questions: tuple[str, ...]
    passages: int
    search: Latency
    ask: Latency
    resident_bytes: int


def fill(settings: Settings, corpus: Path) -> None:
    """Add the files of `corpus` to the data folder of `settings`.

    Raises:
        CorpusError: a file cannot be read; without it the figures would be of another corpus.
    """
    with closing(open_library(settings)) as library:
        for _ in library.add_many(DEFAULT_COLLECTION, map(load_text, text_files([corpus]))):
            pass


def measure_questions(settings: Settings) -> QuestionFigures:
    """Return the latencies of search and answers over the data folder of `settings`."""
    with open_answerer(settings) as answerer:
        answerer.library.wait_until_ready()
        passages = list(stored_passages(answerer.library))
        questions = draw_questions(passages, QUESTIONS)
        search, ask = latency(answerer.search, questions), latency(answerer.ask, questions)
        return QuestionFigures(tuple(questions), len(passages), search, ask, resident_bytes())


def measure_indexing(settings: Settings) -> float:
    """Return the passages per second that an empty data folder stores, encodes and makes searchable."""
    documents = list(draw_documents(INDEXED_PASSAGES))
    with closing(open_library(settings)) as library:
        started = time.perf_counter()
        passages = sum(stored.passages for stored in library.add_many(DEFAULT_COLLECTION, documents))
        return passages / (time.perf_counter() - started)
