"""Expected values are worked out by hand from the definitions."""

import math
import sys

import pytest

from corpus.errors import EvaluationError, UnknownMetric
from eval.metrics.ranking import score_run

QRELS = {"q1": {"a#p1": 1}, "q2": {"a#p1": 1, "a#p2": 1}, "q3": {"a#p3": 1}}
RUN = {
    "q1": {"a#p1": 3.0, "a#p2": 2.0},  # right first
    "q2": {"a#p9": 9.5, "a#p2": 9.0, "a#p8": 1.0, "a#p1": 0.5},  # right second and fourth
}  # q3 found nothing


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    values = score_run(RUN, QRELS, ["nDCG@10"])["nDCG@10"]
    gain = 1 / math.log2(3) + 1 / math.log2(5)
    ideal = 1 + 1 / math.log2(3)
    assert values.by_query == pytest.approx({"q1": 1.0, "q2": gain / ideal, "q3": 0.0})


def test_recall_is_the_share_of_relevant_passages_found() -> None:
    assert score_run(RUN, QRELS, ["recall@2"])["recall@2"].by_query == {"q1": 1.0, "q2": 0.5, "q3": 0.0}
    assert score_run(RUN, QRELS, ["recall@4"])["recall@4"].by_query == {"q1": 1.0, "q2": 1.0, "q3": 0.0}


def test_reciprocal_rank_is_that_of_the_first_relevant_passage() -> None:
    values = score_run(RUN, QRELS, ["MRR@10"])["MRR@10"]
    assert values.by_query == {"q1": 1.0, "q2": 0.5, "q3": 0.0}
    assert values.mean == pytest.approx(0.5)


def test_reciprocal_rank_ends_at_its_cutoff() -> None:
    run = {"q1": {"a#p2": 3.0, "a#p3": 2.0, "a#p1": 1.0}}
    scored = score_run(run, {"q1": {"a#p1": 1}}, ["MRR@2", "MRR@3"])
    assert scored["MRR@2"].mean == 0
    assert scored["MRR@3"].mean == pytest.approx(1 / 3)


def test_success_asks_whether_anything_relevant_is_that_high() -> None:
    scored = score_run(RUN, QRELS, ["success@1", "success@3"])
    assert scored["success@1"].by_query == {"q1": 1.0, "q2": 0.0, "q3": 0.0}
    assert scored["success@3"].by_query == {"q1": 1.0, "q2": 1.0, "q3": 0.0}


def test_equal_scores_are_in_the_order_of_their_ids() -> None:
    run = {"q1": {"a#p2": 1.0, "a#p1": 1.0}}
    assert score_run(run, {"q1": {"a#p1": 1}}, ["success@1"])["success@1"].mean == 1
    assert score_run(run, {"q1": {"a#p2": 1}}, ["success@1"])["success@1"].mean == 0


def test_scores_too_close_for_single_precision_still_differ() -> None:
    run = {"q1": {"a#p1": 1.0, "a#p2": 1.0 + 1e-12}}
    assert score_run(run, {"q1": {"a#p2": 1}}, ["success@1"])["success@1"].mean == 1


def test_a_query_that_was_not_judged_is_passed_over() -> None:
    scored = score_run(RUN | {"q9": {"a#p1": 1.0}}, QRELS, ["recall@2"])
    assert list(scored["recall@2"].by_query) == ["q1", "q2", "q3"]


def test_nothing_judged_has_no_mean() -> None:
    values = score_run(RUN, {}, ["nDCG@10"])["nDCG@10"]
    assert values.by_query == {}
    assert math.isnan(values.mean)


def test_synonyms_and_letter_case_name_the_same_metric() -> None:
    scored = score_run(RUN, QRELS, ["MRR@10", "rr@10", "R@2", "Recall@2"])
    assert list(scored) == ["MRR@10", "rr@10", "R@2", "Recall@2"]
    assert scored["MRR@10"].by_query == scored["rr@10"].by_query
    assert scored["R@2"].by_query == scored["Recall@2"].by_query


@pytest.mark.parametrize("name", ["", "nDCG", "nDCG@", "nDCG@0", "nDCG@-1", "BLEU@4", "nDCG@10 ", "nDCG@١٠", "P@10"])
def test_an_unknown_metric_is_named(name: str) -> None:
    with pytest.raises(UnknownMetric, match="no metric is called") as raised:
        score_run(RUN, QRELS, ["nDCG@10", name])
    assert repr(name) in str(raised.value)
    assert "nDCG@k, recall@k, MRR@k, success@k" in raised.value.hint


def test_without_its_tool_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(EvaluationError, match="ir-measures") as raised:
        score_run(RUN, QRELS, ["nDCG@10"])
    assert raised.value.hint == "pip install 'iqtibas[dev]'"
