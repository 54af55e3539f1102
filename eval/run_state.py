"""The state of a run: the questions and the replies so far in, a `Report` on them out at any time.

    reply ─> grade ─> Result ─> figures by group ─> Report

All values are those of `eval.metrics`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.passage import Language
from eval.metrics.entailment import Entailment, is_contained
from eval.metrics.grading import grade, paragraph_texts, ranking_values
from eval.metrics.selective import reliability, risk_coverage
from eval.reading.questions import Question, QuestionSet
from eval.reporting.digests import package_versions, set_digest, settings_digest
from eval.reporting.figures import answered, figures_of, groups_of, losses_of
from eval.reporting.report import SCHEMA, Report, Result
from eval.running.reply import Reply
from eval.running.target import Described


@dataclass(frozen=True, slots=True)
class RunState:
    """The questions, the target, and the replies so far by the id of the question."""

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

    def missing(self) -> list[Question]:
        """Return the questions that have no reply yet."""
        return [question for question in self.questions if question.id not in self.replies]

    def report(self, took_s: float) -> Report:
        """Return the report on the replies so far."""
        results = tuple(self._results())
        plain = [result for result in results if result.question.disguise is None]
        disguised = [result for result in results if result.question.disguise is not None]
        confidence, right = answered(plain)
        return Report(
            schema=SCHEMA,
            name=self.asked.name,
            target=self.target,
            started=self.started,
            took_s=took_s,
            questions=len(self.questions),
            asked=len(results),
            complete=len(results) == len(self.questions),
            search_only=self.search_only,
            set_digest=self.set_digest,
            settings_digest=self.settings_digest,
            packages=package_versions(),
            figures=figures_of(plain),
            groups=groups_of(plain),
            disguises=losses_of(plain, disguised),
            reliability=reliability(confidence, right),
            risk_coverage=risk_coverage(confidence, right, len(plain)),
            results=results,
        )

    def _results(self) -> Iterator[Result]:
        replies = self.replies
        there = {question.id: question for question in self.questions if question.id in replies}
        texts, languages = paragraph_texts(self.asked), self.asked.languages()
        ranked = ranking_values({key: each for key, each in there.items() if replies[key].hits}, replies)
        for key, question in there.items():
            values = grade(question, replies[key], texts.get(question.collection, {}), self.entails)
            values |= ranked.get(key, {})
            yield Result(question, replies[key], values, _direction(question, replies[key], languages))


def _direction(question: Question, reply: Reply, languages: Mapping[tuple[str, str], Language]) -> str | None:
    """Return the language of a question and that of the passages it is answered from, where both are known."""
    named = (languages.get((question.collection, name.rpartition("#")[0])) for name in question.paragraphs)
    cited = (citation.language for citation in reply.citations)
    read = next(filter(None, (*named, *cited)), None) if question.answerable else None
    return None if read is None else f"{question.lang}->{read}"
