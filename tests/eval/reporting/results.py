"""Results and reports made by hand, so that a test knows every figure."""

from collections.abc import Sequence

from eval.metrics.selective import reliability, risk_coverage
from eval.reading.questions import Question
from eval.reporting.figures import answered, figures_of, groups_of
from eval.reporting.report import SCHEMA, Report, Result
from eval.running.reply import CitedWords, Reply
from eval.running.target import TargetDescription

HOSTILE = '<script>alert("x")</script> & «اقتباس» \u202e'


def result(number: int, *, right: bool, confidence: float = 0.5, text: str = "متى؟") -> Result:
    """Return an answered question that was got right or wrong."""
    question = Question(f"q{number}", "ar", text, answerable=True, answers=("2011",), paragraphs=("m#p1",))
    cited = (CitedWords("m#p1", "افتُتح في 2011", 0, 14, "ar"),)
    reply = Reply(
        "answered", f"{text} [1]", "2011", "ar", confidence, citations=cited, hits=(("m#p1", 2.0),), took_ms=number
    )
    share = float(right)
    return Result(question, reply, {"right": share, "says": share, "cited": 1.0, "false_refusal": 0.0}, "ar->ar")


def report(results: Sequence[Result], *, complete: bool = True) -> Report:
    """Return the report on some results."""
    confidence, right = answered(results)
    return Report(
        SCHEMA,
        "museum",
        TargetDescription("library", "bundled", {"encoder": "bundled"}, {"encoder": "abc"}),
        "2026-11-29T12:00:00+00:00",
        1.5,
        len(results) if complete else len(results) + 1,
        len(results),
        complete,
        False,
        "s",
        "t",
        {"python": "3.11"},
        figures_of(results),
        groups_of(results),
        {},
        reliability(confidence, right),
        risk_coverage(confidence, right, len(results)),
        tuple(results),
    )
