"""How figures are written, and what a report says of itself and of its worst cases."""

from dataclasses import replace

import pytest

from eval.reporting.report import Figure
from eval.reporting.wording import group_columns, headline, shown, shown_interval, what_went_wrong, worst_first
from eval.running.reply import ReplyStatus
from tests.eval.reporting.results import report, result


def test_shares_have_three_decimals_and_other_figures_one() -> None:
    assert (shown("says", 0.5), shown("p50_ms", 12.34)) == ("0.500", "12.3")
    assert shown_interval("says", Figure(0.5, 0.25, 0.75, 8)) == "[0.250, 0.750]"
    assert shown_interval("p50_ms", Figure(12.0, None, None, 8)) == ""


def test_a_table_of_groups_has_the_columns_that_one_of_them_has() -> None:
    figure = Figure(1.0, 1.0, 1.0, 1)
    assert group_columns({"ar": {"says": figure}, "en": {"refused": figure, "words": figure}}) == ["says", "refused"]


def test_the_headline_says_how_much_was_asked() -> None:
    results = [result(1, right=True), result(2, right=False)]
    assert headline(report(results)).startswith("2 questions, library bundled, ")
    assert headline(report(results, complete=False)).startswith("NOT COMPLETE: 2 of 3 questions")
    disguised = replace(results[0], question=results[0].question.disguised("typo", "متي؟"))
    assert "3 questions, 1 of them disguised" in headline(report([*results, disguised]))


def test_the_surest_mistakes_come_first_and_no_right_or_disguised_one() -> None:
    wrong = [result(1, right=False, confidence=0.2), result(2, right=True), result(3, right=False, confidence=0.9)]
    disguised = replace(wrong[0], question=wrong[0].question.disguised("typo", "متي؟"))
    assert worst_first([*wrong, disguised], 5) == [wrong[2], wrong[0]]
    assert worst_first(wrong, 1) == [wrong[2]]


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({}, "failed", "failed"),
        ({"refused": 0.0}, "answered", "answered what the documents leave open"),
        ({"false_refusal": 1.0}, "abstained", "refused what the documents answer"),
        ({"false_refusal": 0.0, "says": 0.0, "cited": 0.0}, "answered", "another fact of another paragraph"),
        ({"false_refusal": 0.0, "says": 0.0, "cited": 1.0}, "answered", "the fact is not said"),
        ({"false_refusal": 0.0, "says": 1.0, "cited": 0.0}, "answered", "another paragraph is cited"),
        ({"success@1": 0.0}, "searched", "the right passage is not first"),
    ],
)
def test_a_mistake_is_called_by_what_went_wrong(values: dict[str, float], status: ReplyStatus, words: str) -> None:
    reply = replace(result(1, right=True).reply, status=status)
    assert what_went_wrong(replace(result(1, right=True), reply=reply, values=values)) == words
