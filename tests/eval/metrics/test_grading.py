"""The figures of a whole case are those of a script apart from this project, and each value means what it says."""

import math
from dataclasses import replace
from typing import Any

import orjson
import pytest

from eval.metrics.grading import Values, grade, ranking_values
from eval.reading.questions import Question
from eval.reading.rows import load_rows
from eval.reporting.figures import figures_of, groups_of
from eval.reporting.report import Result
from eval.running.reply import CitedWords, Reply, reply_of
from tests.eval.metrics.scored_case import CASE, FIGURES, PARAGRAPHS

TEXTS = {f"m#p{number}": text for number, text in enumerate(PARAGRAPHS, 1)}
ASKED = Question("q", "ar", "متى؟", answerable=True, answers=("14 مارس 2011",), paragraphs=("m#p1",))
OPEN = Question("q", "ar", "كم؟", answerable=False)
QUOTE = PARAGRAPHS[0][:30]
CITED = CitedWords("m#p1", QUOTE, 0, 30, "ar")
RIGHT = Reply("answered", f"{QUOTE} [1]", "14 مارس 2011", "ar", 0.9, citations=(CITED,))
GRADUAL = {"words", "f1", "f1_squad", "f1_mlqa"}
REFUSED = Reply("abstained", "لم أجد.", language="ar", confidence=0.8)


def values(question: Question, reply: Reply) -> Values:
    return grade(question, reply, TEXTS)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    path = tmp_path_factory.mktemp("case") / "case.jsonl"
    path.write_bytes(b"\n".join(orjson.dumps(row) for row, _ in CASE))
    replies = [reply_of(answer, 1.0) for _, answer in CASE]
    return [
        Result(question, reply, values(question, reply))
        for question, reply in zip(load_rows(path).questions, replies, strict=True)
    ]


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_those_of_the_other_script(name: str, results: list[Result]) -> None:
    groups = groups_of(results)
    base, _, language = name.rpartition("_")
    if name == "followup":
        mine = groups["type"]["followup"]["cited"]
    elif language in ("ar", "en"):
        mine = groups["language"][language][base]
    else:
        mine = figures_of(results)[name]
    assert math.isclose(mine.mean, FIGURES[name], abs_tol=1e-8)


def test_a_right_answer_has_every_value(results: list[Result]) -> None:
    got = values(ASKED, RIGHT)
    assert {name for name, value in got.items() if not value} == {"failed", "wrong_short", "false_refusal"}
    assert {"says", "cited", "precision", "short", "f1", "verbatim", "citation_recall"} <= got.keys()


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"answer": "لا أحد يعلم ذلك. [1]"}, {"says", "right", "contains", "citation_recall", "citation_precision"}),
        ({"short_answer": "مارس من عام آخر"}, {"short", "exact_match", "exact_match_squad", "exact_match_mlqa"}),
        ({"language": "en"}, {"language"}),
        ({"citations": (replace(CITED, passage_id="m#p2"),)}, {"cited", "first", "precision", "verbatim", "right"}),
        ({"citations": (replace(CITED, quote="غيره"),)}, {"verbatim", "citation_recall", "citation_precision"}),
        ({"citations": ()}, {"cited", "first", "precision", "right", "citation_recall", "citation_precision"}),
    ],
)
def test_what_is_wrong_with_an_answer_costs_its_own_values(changed: dict[str, Any], lost: set[str]) -> None:
    before, after = values(ASKED, RIGHT), values(ASKED, replace(RIGHT, **changed))
    assert {name for name in before if name in after and after[name] < before[name]} - GRADUAL == lost


def test_refusals_are_judged_by_whether_they_are_due() -> None:
    assert values(ASKED, REFUSED) | {"right": 0, "false_refusal": 1, "abstention_precision": 0} == values(
        ASKED, REFUSED
    )
    assert values(OPEN, REFUSED) | {"right": 1, "refused": 1, "abstention_precision": 1} == values(OPEN, REFUSED)
    assert values(OPEN, RIGHT)["refused"] == values(OPEN, RIGHT)["right"] == 0


def test_a_refusal_with_a_citation_is_not_clean() -> None:
    assert values(OPEN, replace(REFUSED, citations=(CITED,)))["clean"] == 0


def test_a_failure_is_wrong_and_nothing_else() -> None:
    got = values(ASKED, Reply("failed", error="no answer"))
    assert (got["failed"], got["right"], got["says"], got["cited"], got["false_refusal"]) == (1, 0, 0, 0, 0)


def test_ranking_looks_at_the_hits() -> None:
    hits = (("m#p2", 3.0), ("m#p1", 2.0))
    got = ranking_values([ASKED, replace(OPEN, id="open")], {"q": replace(RIGHT, hits=hits), "open": REFUSED})
    assert got.keys() == {"q"}
    assert (got["q"]["MRR@10"], got["q"]["success@1"], got["q"]["success@3"]) == (0.5, 0, 1)
    assert got["q"]["nDCG@10"] == pytest.approx(1 / math.log2(3))
