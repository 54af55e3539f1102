"""Whether the right paragraph of the bundled article comes first, and whether what it does not answer is refused.

    python -m eval.paragraphs SET.jsonl [--json]

A question set is asked in a new, temporary data folder, with the settings in force otherwise. A paragraph named `p2`
alone is the article's; paragraphs are ranked as the hits of an answer are. What the answer says is not looked at.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from corpus.article import DOCUMENT_ID
from corpus.errors import IqtibasError
from corpus.passage import Language
from eval.metrics.intervals import Interval, mean_interval
from eval.metrics.ranking import MetricValues, score_run
from eval.reading.load import load
from eval.reading.questions import QuestionSet
from rag.answerer import Answerer
from rag.settings import load_settings
from rag.wiring import open_answerer

LANGUAGES: tuple[Language, ...] = get_args(Language)
FIRST, WITHIN_3 = "success@1", "success@3"


@dataclass(frozen=True, slots=True)
class ParagraphReport:
    """Figures of the questions in one language.

    `first` and `within_3` are the shares of questions that have a right paragraph at rank 1, and at ranks 1 to 3; None
    where no question names a paragraph. The tuples hold ids of questions.
    """

    language: Language
    answerable: int
    unanswerable: int
    first: Interval | None
    within_3: Interval | None
    not_first: tuple[str, ...]
    wrongly_refused: tuple[str, ...]
    wrongly_answered: tuple[str, ...]


def measure(answerer: Answerer, asked: QuestionSet) -> tuple[ParagraphReport, ...]:
    """Return a report for each language that the set has questions in.

    Args:
        asked: every paragraph of it names its document.

    Raises: EvaluationError; and what `Answerer.ask` raises.
    """
    by_language = (asked.in_language(language) for language in LANGUAGES)
    return tuple(_report(answerer, each) for each in by_language if each.questions)


def _report(answerer: Answerer, asked: QuestionSet) -> ParagraphReport:
    answers = {each.id: answerer.ask(each.question, history=each.history) for each in asked.questions}
    run = {question: {hit.passage_id: hit.score for hit in answer.hits} for question, answer in answers.items()}
    ranked = score_run(run, asked.qrels(), (FIRST, WITHIN_3))
    refused = {question for question, answer in answers.items() if answer.status == "abstained"}
    answerable = [each.id for each in asked.questions if each.answerable]
    unanswerable = [each.id for each in asked.questions if not each.answerable]
    return ParagraphReport(
        language=asked.questions[0].lang,
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        first=_interval(ranked[FIRST]),
        within_3=_interval(ranked[WITHIN_3]),
        not_first=tuple(question for question, value in ranked[FIRST].by_query.items() if not value),
        wrongly_refused=tuple(question for question in answerable if question in refused),
        wrongly_answered=tuple(question for question in unanswerable if question not in refused),
    )


def _interval(values: MetricValues) -> Interval | None:
    return mean_interval(list(values.by_query.values())) if values.by_query else None


def _measured_on_article(path: Path) -> tuple[ParagraphReport, ...]:
    asked = load(path, document_id=DOCUMENT_ID)
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        settings = replace(load_settings(), home=Path(folder), bundled_article=True)
        with open_answerer(settings) as answerer:
            return measure(answerer, asked)


def _print_report(report: ParagraphReport) -> None:
    answerable, unanswerable = report.answerable, report.unanswerable
    print(f"{report.language}: {answerable} answerable and {unanswerable} unanswerable questions")
    print(f"  right paragraph first     {report.first}")
    print(f"  right paragraph within 3  {report.within_3}")
    print(f"  refused                   {unanswerable - len(report.wrongly_answered)} of {unanswerable} unanswerable")
    print(f"  wrongly refused           {len(report.wrongly_refused)} of {answerable} answerable")
    for what, ids in (
        ("not first", report.not_first),
        ("wrongly refused", report.wrongly_refused),
        ("wrongly answered", report.wrongly_answered),
    ):
        print(f"  {what}: {', '.join(ids) or 'none'}")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.paragraphs", description="Ask the bundled article a question set.")
    parser.add_argument("questions", type=Path, metavar="SET", help="JSON lines, a question a line")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON array")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 wrong usage or input."""
    arguments = _arguments(given)
    try:
        reports = _measured_on_article(arguments.questions)
    except IqtibasError as error:
        print(f"{error}. {error.hint}", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps([asdict(report) for report in reports], indent=2))
    else:
        for report in reports:
            _print_report(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
