"""Ten thousand paragraphs added one by one while eight readers ask: no error, and each is found once confirmed."""

import threading
import time
from pathlib import Path

import pytest

from corpus.document import DocumentInfo, new_document
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.vectors.static_encoder import StaticEncoder
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.answerer import Answerer
from tests.hostile.sizes import sized

ADDED, READERS = sized(10_000), 8
IDLE_QUESTIONS = 400
QUESTIONS = ("Where does pump 17 stand?", "متى عُقد المؤتمر؟", "Who painted the crane of hall 3?")
_QUANTILE = 0.99
_PAUSE_S = 0.05
"""Between two questions of a reader, who reads the answer."""


def text(number: int) -> str:
    hall, year = number % 97, 1900 + number % 99
    return f"Pump {number} stands in hall {hall} and was painted by keeper w{number}x on a day in {year}."


def ask(answerer: Answerer, seconds: list[float], stop: threading.Event, errors: list[BaseException]) -> None:
    at = 0
    while not stop.is_set():
        started = time.perf_counter()
        try:
            answerer.ask(QUESTIONS[at % len(QUESTIONS)])
        except BaseException as error:  # any is what this proof looks for
            errors.append(error)
            return
        seconds.append(time.perf_counter() - started)
        at += 1
        stop.wait(_PAUSE_S)


def p99(seconds: list[float]) -> float:
    return sorted(seconds)[int(_QUANTILE * len(seconds))]


class Readers:
    """Readers who ask for as long as the block lasts; how long each answer took, and what went wrong."""

    def __init__(self, answerer: Answerer) -> None:
        self.seconds: list[float] = []
        self.errors: list[BaseException] = []
        self._stop = threading.Event()
        arguments = (answerer, self.seconds, self._stop, self.errors)
        self._threads = [threading.Thread(target=ask, args=arguments) for _ in range(READERS)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


@pytest.mark.heavy
def test_readers_are_served_while_ten_thousand_paragraphs_come(tmp_path: Path) -> None:
    library = LocalLibrary(tmp_path, Models(StaticEncoder(), bundled_analyzer(Lexicon.load())))
    answerer = Answerer(library)
    for number in range(200):
        library.add("default", new_document(text(-number - 1), DocumentInfo(f"first{number}")))
    # The first answers load what later ones have in memory: they would make the idle readers look slow.
    for question in QUESTIONS:
        answerer.ask(question)
    with Readers(answerer) as idle:
        while len(idle.seconds) < IDLE_QUESTIONS and not idle.errors:
            time.sleep(_PAUSE_S)
    started = time.perf_counter()
    with Readers(answerer) as busy:
        for number in range(ADDED):
            library.add("default", new_document(text(number), DocumentInfo(f"d{number}")))
            if number % 10 == 0:
                found = {hit.passage_id for hit in library.search(f"w{number}x", top_k=5).hits}
                assert f"d{number}#p1" in found, number
    rate = ADDED / (time.perf_counter() - started)
    print(f"p99 idle {1e3 * p99(idle.seconds):.0f} ms, busy {1e3 * p99(busy.seconds):.0f} ms; {rate:.0f} added/s")
    assert idle.errors == busy.errors == []
    assert p99(busy.seconds) < 2 * p99(idle.seconds)
    library.close()
