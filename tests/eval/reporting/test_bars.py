import pytest

from corpus.errors import UnknownMetric
from eval.reporting.bars import Bar, missed, parse_bar
from tests.eval.reporting.results import report, result

RUN = report([result(number, right=number > 0) for number in range(4)])


@pytest.mark.parametrize(
    ("text", "bar"),
    [("says=0.8", Bar("says", "", 0.8)), ("nDCG@10:en->ar=.5", Bar("nDCG@10", "en->ar", 0.5))],
)
def test_a_bar_names_a_figure_and_perhaps_a_group(text: str, bar: Bar) -> None:
    assert parse_bar(text) == bar


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("say=0.8", "no metric is called 'say'"),
        ("says", "'says' sets no bar"),
        ("says=high", "'says=high' has no number"),
    ],
)
def test_a_wrong_bar_is_one_line(text: str, what: str) -> None:
    with pytest.raises(UnknownMetric, match=what):
        parse_bar(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("right=0.75", None),
        ("right=0.76", "right: 0.750 is under 0.76"),
        ("false_refusal=0", None),
        ("p50_ms=1", "p50_ms: 2.0 is over 1"),
        ("right:en=0.1", "right:en: this run has no such figure"),
        ("refused=0.1", "refused: this run has no such figure"),
    ],
)
def test_a_bar_is_a_floor_or_a_ceiling(text: str, line: str | None) -> None:
    assert missed(RUN, [parse_bar(text)]) == ([line] if line else [])
