"""A run that leaves a folder: each answer is written as it comes, and a run cut short goes on where it ended."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from corpus.errors import EvaluationError, UnreadableRun
from eval.evaluate import DEFAULTS, Options, run
from eval.reading.questions import Question, QuestionSet
from eval.reporting.folder import ANSWERS, FILES, read_answers, read_summary, write_answer, write_report, write_summary
from eval.reporting.report import Report
from eval.running.reply import Reply
from eval.under_way import RunUnderWay


def run_recorded(
    asked: QuestionSet,
    out: Path,
    options: Options = DEFAULTS,
    *,
    resume: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Ask a question set, write the files of `eval.reporting.folder` into `out`, and return the report.

    Args:
        out: a folder, made where it is missing; a run that it holds is never written over.
        resume: go on with the run in `out` instead: what it has answered is not asked again.

    Raises:
        UnreadableRun: there is no run to go on with, or one of other questions or settings.
        EvaluationError: the folder holds a run already, or cannot be written; and what `eval.run` raises.
    """
    if not resume and any((out / name).exists() for name in FILES):
        hint = "Name another folder with --out, remove that one, or go on with its run: --resume."
        raise EvaluationError(f"{out} holds a run already", hint=hint)
    with ExitStack() as files:
        record = _Record(out, resume, files)
        report = run(asked, options, on_start=record.start, on_reply=record.note, on_progress=on_progress)
    write_report(out, report)
    return report


class _Record:
    """The answers of a run under way, on disk."""

    def __init__(self, out: Path, resume: bool, files: ExitStack) -> None:
        self._out = out
        self._resume = resume
        self._files = files
        self._answers: IO[str] | None = None

    def start(self, under_way: RunUnderWay) -> None:
        if self._resume:
            self._take_up(under_way)
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            # Written again in full: a last line that was cut off must not run into the next.
            self._answers = self._files.enter_context((self._out / ANSWERS).open("w", encoding="utf-8"))
        except OSError as error:
            hint = "Name another folder with --out."
            raise EvaluationError(f"{self._out} cannot be written: {error.strerror}", hint=hint) from error
        for question in under_way.questions:
            if question.id in under_way.replies:
                self.note(question, under_way.replies[question.id])
        write_summary(self._out, under_way.report(0.0))

    def note(self, question: Question, reply: Reply) -> None:
        assert self._answers is not None
        write_answer(self._answers, question, reply)

    def _take_up(self, under_way: RunUnderWay) -> None:
        """Put the replies of an earlier run into this one. Failures are asked again."""
        found = read_summary(self._out)
        for name, now in (("set_digest", under_way.set_digest), ("settings_digest", under_way.settings_digest)):
            if found.get(name) != now:
                what = "questions" if name == "set_digest" else "settings"
                hint = "Leave out --resume, or name the folder of that run."
                raise UnreadableRun(f"{self._out.name}: a run of other {what}", hint=hint)
        there = {question.id for question in under_way.questions}
        for result in read_answers(self._out):
            if result.question.id in there and result.reply.status != "failed":
                under_way.replies[result.question.id] = result.reply
