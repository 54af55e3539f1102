"""Targets of a run: the protocol, and the library in this process.

A target is opened with the documents of a question set, which then stand in a place of their own and are gone
afterwards; without any, it asks what is there already.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from eval.reading.questions import Question, QuestionSet
from eval.running.reply import Reply, reply_of
from eval.stopwatch import Stopwatch
from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.settings import Settings, load_settings
from rag.wiring import open_answerer

TOP_K = 10
"""Hits of a question: what the ranking figures look at."""

_NOT_REPORTED = frozenset({"home", "api_key_file", "openai", "milvus", "public_url", "cors_origins", "trusted_proxies"})
"""Settings that do not affect answers, or are secret."""


@dataclass(frozen=True, slots=True)
class Described:
    """What was asked, as a report tells it: a kind, a name for people, and whatever fixes its answers."""

    kind: str
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)


class Target(Protocol):
    """Anything that answers questions, from several threads at once where `concurrency` is over 1."""

    @property
    def concurrency(self) -> int:
        """Return how many questions may be asked at once."""

    def ask(self, question: Question) -> Reply:
        """Return what a question got. Raises: IqtibasError where no question can be asked."""

    def search(self, question: Question) -> Reply:
        """Return the hits for a question, unanswered. Raises as `ask` does."""

    def describe(self) -> Described:
        """Return what is asked."""


class LocalTarget:
    """An answerer in this process, one question at a time, so that no question waits for another."""

    concurrency = 1

    def __init__(self, answerer: Answerer, settings: Settings, collections: Sequence[str] = ()) -> None:
        """Ask `answerer`; `collections` are asked in place of those that the questions name."""
        self._answerer = answerer
        self._settings = settings
        self._collections = tuple(collections)

    def ask(self, question: Question) -> Reply:
        watch = Stopwatch()
        answer = self._answerer.ask(
            Inquiry(question.question, collections=self._asked(question), top_k=TOP_K, history=question.history)
        )
        took_ms = watch.ms
        return reply_of(asdict(answer), took_ms)

    def search(self, question: Question) -> Reply:
        watch = Stopwatch()
        found = self._answerer.library.search(question.question, self._asked(question), top_k=TOP_K)
        took_ms = watch.ms
        return Reply("searched", hits=tuple((hit.passage_id, hit.score) for hit in found.hits), took_ms=took_ms)

    def describe(self) -> Described:
        settings = {name: str(value) for name, value in asdict(self._settings).items() if name not in _NOT_REPORTED}
        library = self._answerer.library
        fingerprints = {"encoder": library.encoder.fingerprint, "analyzer": library.analyzer.fingerprint}
        return Described("library", library.encoder.name, settings, fingerprints)

    def _asked(self, question: Question) -> tuple[str, ...]:
        return self._collections or (question.collection,)


@contextmanager
def local_target(
    asked: QuestionSet, collections: Sequence[str] = (), settings: Settings | None = None
) -> Iterator[LocalTarget]:
    """Give a target: over the documents of the set in a temporary folder, or over the user's own where it brings none.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, CorpusError.
    """
    chosen = settings or load_settings()
    if not asked.documents:
        with open_answerer(chosen) as answerer:
            answerer.library.wait_until_ready()
            yield LocalTarget(answerer, chosen, collections)
        return
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        apart = replace(chosen, home=Path(folder), bundled_article=False)
        with open_answerer(apart) as answerer:
            for collection, documents in asked.documents.items():
                answerer.library.add_all(collection, documents)
            yield LocalTarget(answerer, apart)
