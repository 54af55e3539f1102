"""A run that leaves a folder: each answer is written as it comes, and a run cut short goes on where it ended."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from corpus.errors import EvaluationError, UnreadableRun
from eval.evaluate import DEFAULTS, Options, run
from eval.observers import Observer
from eval.reading.questions import Question, QuestionSet
from eval.reporting.folder import ANSWERS, FILES, read_answers, read_summary, write_answer, write_report, write_summary
from eval.reporting.report import Report
from eval.run_state import RunState
from eval.running.reply import Reply


def run_recorded(asked: QuestionSet, out: Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Ask a question set, write the files of `eval.reporting.folder` into `out`, and return the report.

    Args:
        out: a folder, made where it is missing; a run that it holds is never written over.

    Raises:
        EvaluationError: the folder holds a run already, or cannot be written; and what `eval.run` raises.
    """
    if any((out / name).exists() for name in FILES):
        hint = "Name another folder with --out, remove that one, or go on with its run: --resume."
        raise EvaluationError(f"{out} holds a run already", hint=hint)
    return _recorded(_Record(out), asked, options, observers)


def resume_recorded(asked: QuestionSet, out: Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Go on with the run in `out`: what it has answered is not asked again; and return the report on the whole.

    Raises:
        UnreadableRun: there is no run to go on with, or one of other questions or settings.
        EvaluationError: the folder cannot be written; and what `eval.run` raises.
    """
    return _recorded(_ResumedRecord(out), asked, options, observers)


def _recorded(record: "_Record", asked: QuestionSet, options: Options, observers: Sequence[Observer]) -> Report:
    with closing(record):
        report = run(asked, options, record, *observers)
    write_report(record.out, report)
    return report


class _Record(Observer):
    """The answers of a run under way, on disk."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._answers: IO[str] | None = None

    def start(self, state: RunState) -> None:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            # Written again in full: a last line that was cut off must not run into the next.
            self._answers = (self.out / ANSWERS).open("w", encoding="utf-8")
        except OSError as error:
            hint = "Name another folder with --out."
            raise EvaluationError(f"{self.out} cannot be written: {error.strerror}", hint=hint) from error
        for question in state.questions:
            if question.id in state.replies:
                self.replied(state, question, state.replies[question.id])
        write_summary(self.out, state.report(0.0))

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        assert self._answers is not None
        write_answer(self._answers, question, reply)

    def close(self) -> None:
        if self._answers is not None:
            self._answers.close()


class _ResumedRecord(_Record):
    """The same, begun with the replies of an earlier run; failures are asked again."""

    def start(self, state: RunState) -> None:
        found = read_summary(self.out)
        for name, what in (("set_digest", "questions"), ("settings_digest", "settings")):
            if found.get(name) != getattr(state, name):
                hint = "Leave out --resume, or name the folder of that run."
                raise UnreadableRun(f"{self.out.name}: a run of other {what}", hint=hint)
        asked = {question.id for question in state.questions}
        for result in read_answers(self.out):
            if result.question.id in asked and result.reply.status != "failed":
                state.replies[result.question.id] = result.reply
        super().start(state)
