"""A question set run from beginning to end: questions in, a `Report` out.

    load ─> target (library | server | OpenAI endpoint) ─> ask all ─> grade ─> figures by group ─> report

What is asked is decided by `Options`; `eval.run_state` makes figures of the replies.
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
    """What is asked, and how.

    `system` is a server of Iqtibas, any OpenAI-compatible endpoint, or an open answerer; None is the library of this
    process, opened under `settings` (default: those in force), which also name the models that judge citations.
    `collections` are asked in place of those that the questions name. A set that brings its documents is always asked
    in a place of its own: there `collections` are refused, and an open answerer is passed over.
    `search_only` measures ranking alone; None does so where a set has neither answers nor questions to refuse.
    `perturb` names the disguises in which each question is asked too, and of more than `limit` the first are asked.
    """

    system: Server | OpenAIEndpoint | Answerer | None = None
    settings: Settings | None = None
    collections: tuple[str, ...] = ()
    search_only: bool | None = None
    perturb: tuple[str, ...] = ()
    limit: int | None = None


DEFAULTS = Options()


def run(asked: QuestionSet | str | Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Ask a question set, and return the report, of a part of it where Ctrl-C or an observer ended the asking.

    Args:
        asked: a set, or what `eval.load` takes.

    Raises: EvaluationError, SettingsError, ModelUnavailable, StorageUnavailable, TargetUnavailable.
    """
    found = asked if isinstance(asked, QuestionSet) else load(asked)
    search_only = _has_no_answers(found) if options.search_only is None else options.search_only
    _check(found, options, search_only)
    entails = entailment_of(options.settings or load_settings())
    watch = Stopwatch()
    with _target(found, options) as target:
        questions = _questions(found, options)
        state = RunState(found, questions, target.describe(), search_only, utc_now(), {}, entails)
        for each in observers:
            each.start(state)

        def note(question: Question, reply: Reply) -> None:
            state.replies[question.id] = reply
            for each in observers:
                each.replied(state, question, reply)

        ask_all(state.missing(), target, note, search_only=search_only)
    return state.report(watch.s)


def _questions(asked: QuestionSet, options: Options) -> tuple[Question, ...]:
    plain = asked.questions[: options.limit]
    return (*plain, *perturbed(plain, options.perturb))


def _check(asked: QuestionSet, options: Options, search_only: bool) -> None:
    """Let options pass that can be followed together."""
    if search_only and isinstance(options.system, OpenAIEndpoint):
        raise EvaluationError("an OpenAI endpoint ranks no passages", hint="Give a set with answers.")
    if options.collections and asked.documents:
        hint = "Leave the collections out (--collection)."
        raise EvaluationError(f"{asked.name} brings the documents that are asked", hint=hint)


def _target(asked: QuestionSet, options: Options) -> AbstractContextManager[Target]:
    """Return what is asked, still to be opened."""
    match options.system:
        case OpenAIEndpoint() as endpoint:
            return openai_target(endpoint)
        case Server() as server:
            return server_target(asked, server, options.collections)
        case Answerer() as answerer if not asked.documents:
            return nullcontext(LocalTarget(answerer, options.settings or load_settings(), options.collections))
    return local_target(asked, options.collections, options.settings)


def _has_no_answers(asked: QuestionSet) -> bool:
    return all(question.answerable and not question.answers for question in asked.questions)
