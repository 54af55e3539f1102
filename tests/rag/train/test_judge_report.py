"""The figures of a judge, on rows whose figures are known."""

import numpy as np
import pytest

from rag.train.judge_report import calibration_error, report
from tests.rag.train.judge_toys import toy_rows


def test_a_judge_that_knows_everything_refuses_all_and_loses_nothing() -> None:
    rows = toy_rows(600)
    lines = list(report(rows, rows.answered.astype(float), rows.right.astype(float), 0.5))
    assert [line.split()[-1] for line in lines if " answered " in line] == ["0.000"] * 3
    refusals = [line for line in lines if "AUC" in line]
    assert refusals and all("AUC 1.000  refused 1.00" in line for line in refusals)


def test_too_few_rows_have_no_area() -> None:
    rows = toy_rows(30)
    assert not any("AUC" in line for line in report(rows, rows.answered.astype(float), rows.right.astype(float), 0.5))


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    confidence = np.array([0.9, 0.9, 0.9, 0.9, 0.3, 0.3])
    is_right = np.array([True, True, True, False, False, False])
    assert calibration_error(confidence, is_right) == pytest.approx((4 * 0.15 + 2 * 0.3) / 6)
    assert calibration_error(np.array([1.0]), np.array([True])) == 0
