"""A question set run from beginning to end: questions in, a `Report` out.

    load ─> target (library | server | OpenAI endpoint) ─> ask all ─> grade ─> figures by group ─> report

What is asked is decided by `Options`; everything that is counted comes out of `eval.metrics`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from corpus.errors import EvaluationError
from corpus.passage import Language
from eval.metrics.entailment import Entailment, is_contained
from eval.metrics.grading import grade, paragraph_texts, ranking_values
from eval.metrics.judged_entailment import entailment_of
from eval.metrics.selective import reliability, risk_coverage
from eval.reading.load import load
from eval.reading.questions import Question, QuestionSet
from eval.reporting.digests import package_versions, set_digest, settings_digest
from eval.reporting.figures import answered, figures_of, groups_of, losses_of
from eval.reporting.report import SCHEMA, Report, Result
from eval.running.asking import ask_all
from eval.running.openai_chat import openai_target
from eval.running.perturb import perturbed
from eval.running.reply import Reply
from eval.running.server import CONCURRENCY, server_target
from eval.running.target import Described, LocalTarget, Target, local_target
from rag.answerer import Answerer
from rag.settings import Settings, load_settings

OnProgress = Callable[[int, int], None]
OnResult = Callable[[Question, Reply], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked, and how.

    `url` asks a server of Iqtibas and `openai_url` with `model` any OpenAI-compatible endpoint, `concurrency` questions
    at a time, with `key`; else the library of this process is asked, under `settings` (default: those in force).
    `collections` are asked in place of those that the questions name, unless the set brings its documents.
    `answerer` is asked in place of opening one, where the set brings no documents.
    `search_only` measures ranking alone; None does so where a set has neither answers nor questions to refuse.
    """

    url: str = ""
    openai_url: str = ""
    model: str = ""
    key: str = ""
    concurrency: int = CONCURRENCY
    collections: Sequence[str] = ()
    settings: Settings | None = None
    answerer: Answerer | None = None
    search_only: bool | None = None
    perturb: Sequence[str] = ()
    limit: int | None = None


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way: what is asked of what, and the replies so far, by the id of the question."""

    asked: QuestionSet
    questions: tuple[Question, ...]
    target: Described
    search_only: bool
    started: str
    replies: dict[str, Reply]
    entails: Entailment = is_contained

    @property
    def set_digest(self) -> str:
        return set_digest(self.asked, self.questions)

    @property
    def settings_digest(self) -> str:
        return settings_digest(self.target)


def run(
    asked: QuestionSet | str | Path,
    options: Options = DEFAULTS,
    *,
    on_start: Callable[[Run], None] | None = None,
    on_reply: OnResult | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Ask a question set, and return the report, of a part of it where Ctrl-C or `on_progress` ended the asking.

    Args:
        asked: a set, or what `eval.load` takes.
        on_start: called once before the first question; it may fill in replies that are known, which are not asked.
        on_reply: called with each new reply.
        on_progress: called with how many are answered and how many there are.

    Raises: EvaluationError, SettingsError, ModelUnavailable, StorageUnavailable, TargetUnavailable.
    """
    found = asked if isinstance(asked, QuestionSet) else load(asked)
    plain = found.questions[: options.limit]
    questions = (*plain, *perturbed(plain, options.perturb))
    search_only = _has_no_answers(found) if options.search_only is None else options.search_only
    if search_only and options.openai_url:
        raise EvaluationError("an OpenAI endpoint ranks no passages", hint="Give a set with answers.")
    entails = entailment_of(options.settings or load_settings())
    began = perf_counter()
    with _target(found, options) as target:
        under_way = Run(found, questions, target.describe(), search_only, _now(), {}, entails)
        if on_start is not None:
            on_start(under_way)
        replies = under_way.replies
        missing = [question for question in questions if question.id not in replies]

        def note(question: Question, reply: Reply) -> None:
            replies[question.id] = reply
            if on_reply is not None:
                on_reply(question, reply)
            if on_progress is not None:
                on_progress(len(replies), len(questions))

        ask_all(missing, target, note, search_only=search_only)
    return report_of(under_way, perf_counter() - began)


def report_of(under_way: Run, took_s: float) -> Report:
    """Return the report on the replies so far."""
    results = tuple(_results(under_way))
    plain = [result for result in results if result.question.disguise is None]
    disguised = [result for result in results if result.question.disguise is not None]
    confidence, right = answered(plain)
    return Report(
        schema=SCHEMA,
        name=under_way.asked.name,
        target=under_way.target,
        started=under_way.started,
        took_s=took_s,
        questions=len(under_way.questions),
        asked=len(results),
        complete=len(results) == len(under_way.questions),
        search_only=under_way.search_only,
        set_digest=under_way.set_digest,
        settings_digest=under_way.settings_digest,
        packages=package_versions(),
        figures=figures_of(plain),
        groups=groups_of(plain),
        disguises=losses_of(plain, disguised),
        reliability=reliability(confidence, right),
        risk_coverage=risk_coverage(confidence, right, len(plain)),
        results=results,
    )


@contextmanager
def _target(asked: QuestionSet, options: Options) -> Iterator[Target]:
    if options.openai_url:
        with openai_target(
            options.openai_url, options.model, key=options.key, concurrency=options.concurrency
        ) as target:
            yield target
    elif options.url:
        with server_target(
            asked, options.url, key=options.key, collections=options.collections, concurrency=options.concurrency
        ) as server:
            yield server
    elif options.answerer is not None and not asked.documents:
        yield LocalTarget(options.answerer, options.settings or load_settings(), options.collections)
    else:
        with local_target(asked, options.collections, options.settings) as library:
            yield library


def _has_no_answers(asked: QuestionSet) -> bool:
    return all(question.answerable and not question.answers for question in asked.questions)


def _results(under_way: Run) -> Iterator[Result]:
    replies = under_way.replies
    there = {question.id: question for question in under_way.questions if question.id in replies}
    texts = paragraph_texts(under_way.asked)
    ranked = ranking_values({key: each for key, each in there.items() if replies[key].hits}, replies)
    languages = _passage_languages(under_way.asked)
    for key, question in there.items():
        values = grade(question, replies[key], texts.get(question.collection, {}), under_way.entails)
        values |= ranked.get(key, {})
        yield Result(question, replies[key], values, _direction(question, replies[key], languages))


def _passage_languages(asked: QuestionSet) -> dict[tuple[str, str], Language]:
    return {
        (collection, document.document_id): document.language
        for collection, documents in asked.documents.items()
        for document in documents
    }


def _direction(question: Question, reply: Reply, languages: Mapping[tuple[str, str], Language]) -> str | None:
    """Return the language of a question and that of the passages it is answered from, where both are known."""
    named = (languages.get((question.collection, name.rpartition("#")[0])) for name in question.paragraphs)
    cited = (citation.language for citation in reply.citations)
    read = next(filter(None, (*named, *cited)), None) if question.answerable else None
    return None if read is None else f"{question.lang}->{read}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
