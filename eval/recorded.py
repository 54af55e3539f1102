"""Runs recorded in a folder: each answer is written as it comes, so that an interrupted run can be resumed."""

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


def run_recorded(question_set: QuestionSet, out: Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Ask a question set, write the files of `eval.reporting.folder` into `out`, and return the report.

    Args:
        out: a folder; it is created if it is missing, and a run in it is never overwritten.

    Raises:
        EvaluationError: the folder holds a run already, or cannot be written.
        IqtibasError: as `eval.run`.
    """
    if any((out / name).exists() for name in FILES):
        hint = "Name another folder with --out, remove that one, or continue its run with --resume."
        raise EvaluationError(f"{out} holds a run already", hint=hint)
    return _recorded(_Recorder(out), question_set, options, observers)


def resume_recorded(question_set: QuestionSet, out: Path, options: Options = DEFAULTS, *observers: Observer) -> Report:
    """Continue the run in `out`, asking only what it has not answered, and return the report on the whole run.

    Raises:
        UnreadableRun: the folder holds no run, or a run of other questions or settings.
        EvaluationError: the folder cannot be written.
        IqtibasError: as `eval.run`.
    """
    return _recorded(_ResumingRecorder(out), question_set, options, observers)


def _recorded(
    recorder: "_Recorder", question_set: QuestionSet, options: Options, observers: Sequence[Observer]
) -> Report:
    with closing(recorder):
        report = run(question_set, options, recorder, *observers)
    write_report(recorder.out, report)
    return report


class _Recorder(Observer):
    """Writes the answers of a run to the folder `out` as they come."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._answers: IO[str] | None = None

    def start(self, state: RunState) -> None:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            # Rewritten as a whole, because the last line of a killed run may be incomplete.
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


class _ResumingRecorder(_Recorder):
    """Starts from the replies of an earlier run in the folder; failed questions are asked again."""

    def start(self, state: RunState) -> None:
        summary = read_summary(self.out)
        for name, what in (("set_digest", "questions"), ("settings_digest", "settings")):
            if summary.get(name) != getattr(state, name):
                hint = "Leave out --resume, or name the folder of that run."
                raise UnreadableRun(f"{self.out.name}: a run of other {what}", hint=hint)
        asked = {question.id for question in state.questions}
        for result in read_answers(self.out):
            if result.question.id in asked and result.reply.status != "failed":
                state.replies[result.question.id] = result.reply
        super().start(state)
