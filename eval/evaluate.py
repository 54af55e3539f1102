"""Runs a question set from beginning to end: questions in, a `Report` out.

    load ─> target (library | server | OpenAI endpoint) ─> ask all ─> grade ─> figures by group ─> report

`Options` says which system is asked and how; `eval.run_state` turns the replies into figures.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from eval.metrics.judged_entailment import entailment_of
from eval.observers import Observer
from eval.reading.load import load
from eval.reading.questions import Question, QuestionSet
from eval.reporting.report import Report
from eval.run_state import RunState
from eval.running.asking import ask_all
from eval.running.openai_chat import OpenAIEndpoint, openai_target
from eval.running.perturb import perturbed
from eval.running.reply import Reply
from eval.running.server import Server, server_target
from eval.running.target import LocalTarget, Target, local_target
from eval.stopwatch import Stopwatch
from index.storage.clock import utc_now
from rag.answerer import Answerer
from rag.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Options:
    """Which system is asked, and how.

    Args:
        system: a server of Iqtibas, an OpenAI-compatible endpoint, or an open answerer; None opens the library of this
            process. A set with documents of its own is asked in a temporary library instead of an open answerer.
        settings: of the library that is opened, and of the models that judge citations; None for those in force.
        collections: asked in place of those that the questions name; refused if the set brings its documents.
        search_only: measure ranking alone; None does so for sets without any answers or unanswerable questions.
        perturb: names of disguises, in each of which every question is asked as well.
        limit: ask only the first so many questions; None asks all.
    """

    system: Server | OpenAIEndpoint | Answerer | None = None
    settings: Settings | None = None
    collections: tuple[str, ...] = ()
    search_only: bool | None = None
    perturb: tuple[str, ...] = ()
    limit: int | None = None


DEFAULTS = Options()


def run(source: QuestionSet | str | Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Ask a question set, and return the report; if it is interrupted (Ctrl-C), the report covers the replies so far.

    Args:
        source: a question set, or a path or name as `eval.load` takes it.

    Raises: EvaluationError, SettingsError, ModelUnavailable, StorageUnavailable, TargetUnavailable.
    """
    question_set = source if isinstance(source, QuestionSet) else load(source)
    search_only = _has_no_answers(question_set) if options.search_only is None else options.search_only
    _check(question_set, options, search_only)
    entails = entailment_of(options.settings or load_settings())
    watch = Stopwatch()
    with _target(question_set, options) as target:
        questions = _questions(question_set, options)
        state = RunState(question_set, questions, target.describe(), search_only, utc_now(), {}, entails)
        for observer in observers:
            observer.start(state)

        def note(question: Question, reply: Reply) -> None:
            state.replies[question.id] = reply
            for observer in observers:
                observer.replied(state, question, reply)

        ask_all(state.missing(), target, note, search_only=search_only)
    return state.report(watch.s)


def _questions(question_set: QuestionSet, options: Options) -> tuple[Question, ...]:
    plain = question_set.questions[: options.limit]
    return (*plain, *perturbed(plain, options.perturb))


def _check(question_set: QuestionSet, options: Options, search_only: bool) -> None:
    """Raise EvaluationError if the options contradict each other or the set."""
    if search_only and isinstance(options.system, OpenAIEndpoint):
        raise EvaluationError("an OpenAI endpoint ranks no passages", hint="Give a set with answers.")
    if options.collections and question_set.documents:
        hint = "Leave the collections out (--collection)."
        raise EvaluationError(f"{question_set.name} brings the documents that are asked", hint=hint)


def _target(question_set: QuestionSet, options: Options) -> AbstractContextManager[Target]:
    """Return the context manager that opens the target."""
    match options.system:
        case OpenAIEndpoint() as endpoint:
            return openai_target(endpoint)
        case Server() as server:
            return server_target(question_set, server, options.collections)
        case Answerer() as answerer if not question_set.documents:
            return nullcontext(LocalTarget(answerer, options.settings or load_settings(), options.collections))
    return local_target(question_set, options.collections, options.settings)


def _has_no_answers(question_set: QuestionSet) -> bool:
    return all(question.answerable and not question.answers for question in question_set.questions)
