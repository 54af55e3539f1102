"""The same fact in two languages: the same paragraph, the same fact, or both refused."""

from typing import Any

import pytest

from eval.metrics.parity import Graded, parity_values
from eval.reading.questions import Question
from eval.running.reply import CitedWords, Reply

LEFT_OPEN = Reply("abstained")


def cited(passage_id: str) -> Reply:
    return Reply("answered", citations=(CitedWords(passage_id, "", 0, 0),))


def found(passage_id: str) -> Reply:
    return Reply("searched", hits=((passage_id, 1.0), ("other#p1", 0.5)))


def graded(lang: Any, reply: Reply, fact: str | None = "pump", **values: float) -> Graded:
    return Question(f"{lang} {fact}", lang, "?", answerable=True, fact=fact), reply, values


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ((cited("a#p1"), 1.0), (cited("a#p1"), 1.0), (1, 1)),
        ((cited("a#p1"), 1.0), (cited("a#p2"), 1.0), (0, 1)),
        ((cited("a#p1"), 0.0), (cited("a#p1"), 0.0), (1, 0)),
        ((LEFT_OPEN, 0.0), (LEFT_OPEN, 0.0), (1, 1)),
        ((LEFT_OPEN, 0.0), (cited("a#p1"), 1.0), (0, 0)),
    ],
)
def test_a_pair(arabic: tuple[Reply, float], english: tuple[Reply, float], expected: tuple[int, int]) -> None:
    pair = [graded(lang, reply, says=says) for lang, (reply, says) in (("ar", arabic), ("en", english))]
    (values,) = parity_values(pair).values()
    assert (values["parity_paragraph"], values["parity_fact"]) == expected


def test_a_search_alone_is_compared_by_its_first_hit() -> None:
    assert parity_values([graded("ar", found("a#p1")), graded("en", found("a#p1"))]) == {
        "default pump": {"parity_paragraph": 1.0}
    }


def test_what_is_no_pair_has_no_figure() -> None:
    alone = [graded("ar", LEFT_OPEN), graded("en", LEFT_OPEN, "crane"), graded("en", LEFT_OPEN, None)]
    assert parity_values(alone) == {}
