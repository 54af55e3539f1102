"""The state of a run: the questions and the replies so far, from which a `Report` can be made at any time.

reply ─> grade ─> Result ─> figures by group ─> Report
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.passage import Language
from eval.metrics.entailment import Entailment, words_entail
from eval.metrics.grading import grade, paragraph_texts, ranking_values
from eval.metrics.selective import reliability, risk_coverage
from eval.reading.questions import Question, QuestionSet
from eval.reporting.digests import package_versions, set_digest, settings_digest
from eval.reporting.figures import answered, figures_of, groups_of, losses_of
from eval.reporting.report import SCHEMA, Report, Result
from eval.running.reply import Reply
from eval.running.target import TargetDescription


@dataclass(frozen=True, slots=True)
class RunState:
    """The question set, the questions asked (with disguised ones), and the replies so far, by the question's id."""

    question_set: QuestionSet
    questions: tuple[Question, ...]
    target: TargetDescription
    search_only: bool
    started: str
    replies: dict[str, Reply]
    entails: Entailment = words_entail

    @property
    def set_digest(self) -> str:
        return set_digest(self.question_set, self.questions)

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
            name=self.question_set.name,
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
        asked = [question for question in self.questions if question.id in self.replies]
        texts, languages = paragraph_texts(self.question_set), self.question_set.languages()
        ranked = ranking_values([each for each in asked if self.replies[each.id].hits], self.replies)
        for question in asked:
            reply = self.replies[question.id]
            values = grade(question, reply, texts.get(question.collection, {}), self.entails)
            values |= ranked.get(question.id, {})
            yield Result(question, reply, values, _direction(question, reply, languages))


def _direction(question: Question, reply: Reply, languages: Mapping[tuple[str, str], Language]) -> str | None:
    """Return the language of the question and of its passages, such as `en->ar`; None if it is not known.

    The passages are those that the question names; if their language is unknown, those that the reply cites.
    """
    named = (languages.get((question.collection, name.rpartition("#")[0])) for name in question.paragraphs)
    cited = (citation.language for citation in reply.citations)
    passage_language = next(filter(None, (*named, *cited)), None) if question.answerable else None
    return None if passage_language is None else f"{question.lang}->{passage_language}"
