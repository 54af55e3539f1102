import numpy as np
import pytest

from eval.metrics.selective import area_under_risk_coverage, calibration_error, reliability, risk_coverage

SURE = np.array([0.9, 0.9, 0.5, 0.3])
RIGHT = np.array([1.0, 1.0, 0.0, 1.0])
NONE = np.array([], np.float64)


def test_the_curve_answers_the_surest_first_and_equals_together() -> None:
    coverage, risk = zip(*risk_coverage(SURE, RIGHT, 8), strict=True)
    assert coverage == (0.25, 0.375, 0.5)
    assert risk == pytest.approx((0, 1 / 3, 0.25))
    assert risk_coverage(SURE[[3, 1, 0, 2]], RIGHT[[3, 1, 0, 2]], 8) == risk_coverage(SURE, RIGHT, 8)


def test_the_area_is_the_mean_risk_over_the_coverage_reached() -> None:
    assert area_under_risk_coverage(SURE, RIGHT) == pytest.approx((2 * 0 + 1 / 3 + 0.25) / 4)
    assert area_under_risk_coverage(SURE, np.ones(4)) == 0
    assert area_under_risk_coverage(SURE, np.zeros(4)) == 1


def test_knowing_which_answers_are_wrong_lowers_the_area_and_not_the_risk() -> None:
    knows = area_under_risk_coverage(np.array([0.9, 0.8, 0.2]), np.array([1.0, 1.0, 0.0]))
    guesses = area_under_risk_coverage(np.array([0.9, 0.8, 0.2]), np.array([0.0, 1.0, 1.0]))
    assert knows < guesses


def test_bins_hold_what_lies_in_them() -> None:
    first, second, third = reliability(np.array([0.0, 0.19, 0.5, 1.0]), np.array([0.0, 1.0, 1.0, 1.0]))
    assert (first.low, first.high, first.count, first.right) == (0, 0.2, 2, 0.5)
    assert first.confidence == pytest.approx(0.095)
    assert (second.count, third.count, third.confidence) == (1, 1, 1)


def test_the_calibration_error_is_the_mean_gap() -> None:
    assert calibration_error(np.full(10, 0.7), np.array([1.0] * 7 + [0.0] * 3)) == pytest.approx(0)
    assert calibration_error(np.array([0.9, 0.1]), np.array([0.0, 0.0])) == pytest.approx(0.5)


def test_no_answer_is_no_error() -> None:
    assert (calibration_error(NONE, NONE), area_under_risk_coverage(NONE, NONE)) == (0, 0)
    assert (reliability(NONE, NONE), risk_coverage(NONE, NONE, 5)) == ((), ())
