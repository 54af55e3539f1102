from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UnreadableRun
from eval.reporting.compare import compare, comparison_json, p_value
from eval.reporting.folder import ANSWERS, REPORT, write_report
from tests.eval.reporting.results import report, result


def folder(path: Path, *right: bool) -> Path:
    write_report(path, report([result(number, right=each) for number, each in enumerate(right)]))
    return path


def test_the_p_value_is_the_share_of_all_changes_of_sign() -> None:
    # Of the 16 ways to sign four equal differences, two are as far from 0: 1/8.
    assert p_value([1, 1, 1, 1]) == pytest.approx(1 / 8, abs=0.01)
    assert p_value([1] * 20) < 0.001
    assert p_value([1, -1] * 10) == pytest.approx(1, abs=0.001)
    assert p_value([0, 0]) == 1


def test_questions_won_and_lost_are_named(tmp_path: Path) -> None:
    first = folder(tmp_path / "a", True, True, False, False)
    second = folder(tmp_path / "b", True, False, True, True)
    compared = compare(first, second)
    assert [each.question.id for each in compared.won] == ["q2", "q3"]
    assert [each.question.id for each in compared.lost] == ["q1"]
    (right,) = (each for each in compared.differences if each.metric == "right")
    assert (right.first, right.second, right.difference.mean, right.count) == (0.5, 0.75, 0.25, 4)
    assert right.is_better
    assert right.difference.low < 0 < right.difference.high
    assert right.p > 0.3
    assert comparison_json(compared)["won"] == ["q2", "q3"]


def test_a_run_equals_itself(tmp_path: Path) -> None:
    compared = compare(folder(tmp_path / "a", True, False), tmp_path / "a")
    assert {(each.difference.mean, each.p) for each in compared.differences} == {(0, 1)}
    assert compared.won == compared.lost == ()


def test_only_the_same_questions_are_compared(tmp_path: Path) -> None:
    changed = result(0, right=True)
    changed = replace(changed, question=replace(changed.question, question="أين؟"))
    write_report(tmp_path / "b", report([changed, result(1, right=True)]))
    assert compare(folder(tmp_path / "a", True, True), tmp_path / "b").count == 1
    write_report(tmp_path / "c", report([changed]))
    with pytest.raises(UnreadableRun, match="a and c have no question in common"):
        compare(tmp_path / "a", tmp_path / "c")


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        (REPORT, "{", r"a: no report of a run \(report\.json: not one of ours\)"),
        (REPORT, '{"schema": "iqtibas.report/9"}', "a: a report of the layout 'iqtibas.report/9'"),
        (ANSWERS, "7\n", r"a/answers\.jsonl, line 1: not an answer"),
    ],
)
def test_a_damaged_folder_is_one_line(tmp_path: Path, name: str, content: str, what: str) -> None:
    (folder(tmp_path / "a", True) / name).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableRun, match=rf"^{what}"):
        compare(tmp_path / "a", folder(tmp_path / "b", True))
