"""Targets, the systems that a run asks: their protocol, and the one for the library of this process."""

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
"""Hits of each question: as many as the ranking metrics look at."""

_NOT_REPORTED = frozenset({"home", "api_key_file", "openai", "milvus", "public_url", "cors_origins", "trusted_proxies"})
"""Settings that do not affect answers, or are secret."""


@dataclass(frozen=True, slots=True)
class TargetDescription:
    """A target in a report: its kind, a name for people, and the settings and models that affect its answers."""

    kind: str
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)


class Target(Protocol):
    """A system that answers questions; called from several threads at once if `concurrency` is over 1."""

    @property
    def concurrency(self) -> int:
        """The number of questions that may be asked at once."""

    def ask(self, question: Question) -> Reply:
        """Return the reply to a question, or its failure. Raises IqtibasError if no question can be asked."""

    def search(self, question: Question) -> Reply:
        """Return the hits for a question, without an answer. Raises as `ask`."""

    def describe(self) -> TargetDescription:
        """Return the description of this target for the report."""


class LocalTarget:
    """An answerer in this process, asked one question at a time, so that latencies are those of a single question."""

    concurrency = 1

    def __init__(self, answerer: Answerer, settings: Settings, collections: Sequence[str] = ()) -> None:
        """Ask `answerer`; `collections` are asked in place of those that the questions name."""
        self._answerer = answerer
        self._settings = settings
        self._collections = tuple(collections)

    def ask(self, question: Question) -> Reply:
        watch = Stopwatch()
        answer = self._answerer.ask(
            Inquiry(
                question.question, collections=self._collections_of(question), top_k=TOP_K, history=question.history
            )
        )
        took_ms = watch.ms
        return reply_of(asdict(answer), took_ms)

    def search(self, question: Question) -> Reply:
        watch = Stopwatch()
        found = self._answerer.library.search(question.question, self._collections_of(question), top_k=TOP_K)
        took_ms = watch.ms
        return Reply("searched", hits=tuple((hit.passage_id, hit.score) for hit in found.hits), took_ms=took_ms)

    def describe(self) -> TargetDescription:
        settings = {name: str(value) for name, value in asdict(self._settings).items() if name not in _NOT_REPORTED}
        library = self._answerer.library
        fingerprints = {"encoder": library.encoder.fingerprint, "analyzer": library.analyzer.fingerprint}
        return TargetDescription("library", library.encoder.name, settings, fingerprints)

    def _collections_of(self, question: Question) -> tuple[str, ...]:
        return self._collections or (question.collection,)


@contextmanager
def local_target(
    question_set: QuestionSet, collections: Sequence[str] = (), settings: Settings | None = None
) -> Iterator[LocalTarget]:
    """Yield a target over the documents of the set, stored in a temporary folder, or else over the user's library.

    Args:
        collections: asked in place of those that the questions name; ignored if the set brings its documents.
        settings: None for those in force.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, CorpusError.
    """
    chosen = settings or load_settings()
    if not question_set.documents:
        with open_answerer(chosen) as answerer:
            answerer.library.wait_until_ready()
            yield LocalTarget(answerer, chosen, collections)
        return
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        apart = replace(chosen, home=Path(folder), bundled_article=False)
        with open_answerer(apart) as answerer:
            for collection, documents in question_set.documents.items():
                answerer.library.add_all(collection, documents)
            yield LocalTarget(answerer, apart)
