"""SQuAD's figures beside those of its official script, version 2.0: case by case, and over all of them."""

from statistics import fmean

import pytest

from eval.metrics.grading import Values, grade
from eval.reading.questions import Question
from eval.running.reply import Reply
from tests.eval.metrics.squad_v2 import Case, Kept, drawn, recorded


@pytest.fixture(scope="module")
def kept() -> Kept:
    return recorded()


def graded(case: Case) -> Values:
    question = Question("q", "en", "q?", answerable=bool(case.answers), answers=case.answers)
    return grade(question, Reply("answered", case.said, case.said) if case.said else Reply("abstained"), {})


def test_each_case_has_the_script_s_figures(kept: Kept) -> None:
    assert {(bool(case.answers), bool(case.said)) for case in kept.cases} == {
        (asked, said) for asked in (True, False) for said in (True, False)
    }
    for case in kept.cases:
        values = graded(case)
        if case.answers:
            assert values["exact_match_squad"] == case.exact, case
            assert values["f1_squad"] == pytest.approx(case.f1, abs=1e-12), case
        else:
            assert values["refused"] == case.exact == case.f1, case


def test_all_together_have_the_script_s_figures(kept: Kept) -> None:
    ours = [graded(case) for case in kept.cases]
    names = {
        "HasAns_exact": "exact_match_squad",
        "HasAns_f1": "f1_squad",
        "NoAns_exact": "refused",
        "NoAns_f1": "refused",
    }
    for theirs, name in names.items():
        values = [each[name] for each in ours if name in each]
        assert 100 * fmean(values) == pytest.approx(kept.totals[theirs])
        assert 0 < kept.totals[theirs] < 100
    # The script's figure over everything counts a refusal that is due as a match.
    for theirs, name in (("exact", "exact_match_squad"), ("f1", "f1_squad")):
        both = [each.get(name, each.get("refused", 0.0)) for each in ours]
        assert 100 * fmean(both) == pytest.approx(kept.totals[theirs])


def test_what_is_kept_is_what_is_drawn(kept: Kept) -> None:
    assert [(case.answers, case.said) for case in kept.cases] == list(drawn())
