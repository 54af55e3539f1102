"""A question set run from beginning to end: questions in, a `Report` out.

    load ─> target (library | server | OpenAI endpoint) ─> ask all ─> grade ─> figures by group ─> report

What is asked is decided by `Options`; what is made of the replies is told in `eval.under_way`.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from corpus.errors import EvaluationError
from eval.metrics.judged_entailment import entailment_of
from eval.reading.load import load
from eval.reading.questions import Question, QuestionSet
from eval.reporting.report import Report
from eval.running.asking import ask_all
from eval.running.openai_chat import openai_target
from eval.running.perturb import perturbed
from eval.running.reply import Reply
from eval.running.server import CONCURRENCY, server_target
from eval.running.target import LocalTarget, Target, local_target
from eval.under_way import RunUnderWay
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


def run(
    asked: QuestionSet | str | Path,
    options: Options = DEFAULTS,
    *,
    on_start: Callable[[RunUnderWay], None] | None = None,
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
        under_way = RunUnderWay(found, questions, target.describe(), search_only, _now(), {}, entails)
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
    return under_way.report(perf_counter() - began)


def _target(asked: QuestionSet, options: Options) -> AbstractContextManager[Target]:
    """Return what is asked, still to be opened."""
    if options.openai_url:
        return openai_target(options.openai_url, options.model, key=options.key, concurrency=options.concurrency)
    if options.url:
        return server_target(
            asked, options.url, key=options.key, collections=options.collections, concurrency=options.concurrency
        )
    if options.answerer is not None and not asked.documents:
        settings = options.settings or load_settings()
        return nullcontext(LocalTarget(options.answerer, settings, options.collections))
    return local_target(asked, options.collections, options.settings)


def _has_no_answers(asked: QuestionSet) -> bool:
    return all(question.answerable and not question.answers for question in asked.questions)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
